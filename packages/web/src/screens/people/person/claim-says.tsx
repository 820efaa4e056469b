/** One claim about a person, as it was made. */
import type { PersonShown } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Code, PersonName } from "../../../ui/person-name.tsx";
import { personTexts } from "./texts.ts";

type Claim = NonNullable<PersonShown["file"]["claims"][number]["detail"]>;

/** What a claim says, in the words it was made in; whom it names is a link to their own file. */
export function ClaimSays({ claim }: { readonly claim: Claim }): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  switch (claim.claim) {
    case "name":
      return (
        <>
          <PersonName name={claim.text} />
          {claim.parts?.map(({ part, text }) => (
            <span key={`${part} ${text}`}>
              {" · "}
              {says("namePart.", part)} <PersonName name={text} />
            </span>
          ))}
        </>
      );
    case "birth":
      return (
        <>
          <Birth edtf={claim.edtf} />
          {claim.place !== undefined && (
            <>
              , <bdi>{claim.place}</bdi>
            </>
          )}
        </>
      );
    case "sex":
      return (
        <>
          {says("sex.", claim.sex)}
          {claim.perceivedGender !== undefined && (
            <>
              , <bdi>{claim.perceivedGender}</bdi>
            </>
          )}
        </>
      );
    case "nationality":
      return (
        <>
          <Code>{claim.country}</Code> {t(`evidence.${claim.evidence}`)}
        </>
      );
    case "status":
      return says("status.", claim.status);
    case "kinship":
      return (
        <>
          {says("kinship.", claim.is)} {t("kinOf")}{" "}
          <Link to="/people/$person" params={{ person: claim.of }}>
            <Code>{claim.of.slice(0, 8)}</Code>
          </Link>
        </>
      );
    case "household":
      return (
        <>
          {t("household")} <Code>{claim.household}</Code>
          {claim.head === true && `, ${t("headOfHousehold")}`}
        </>
      );
  }
}

/** A birth as stated, EDTF and all, and what its marks mean in words. */
function Birth({ edtf }: { readonly edtf: string }): ReactNode {
  const t = useTexts(personTexts);
  const meaning = edtf.includes("/")
    ? t("birth.between")
    : edtf.endsWith("~")
      ? t("birth.about")
      : edtf.endsWith("?")
        ? t("birth.uncertain")
        : edtf.includes("X")
          ? t("birth.within")
          : "";
  return (
    <>
      <Code>{edtf}</Code>
      {meaning !== "" && ` (${meaning})`}
    </>
  );
}
