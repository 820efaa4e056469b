/** One claim about a person, as it was made. */
import type { PersonShown } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Comma } from "../../../ui/comma.tsx";
import { Code, PersonName } from "../../../ui/person-name.tsx";
import { shortId } from "../../../ui/person-picker/typed.ts";
import { Sentence } from "../../../ui/sentence.tsx";
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
          <AndWords words={claim.place} />
        </>
      );
    case "sex":
      return (
        <>
          {says("sex.", claim.sex)}
          <AndWords words={claim.perceivedGender} />
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
    case "listed":
      return (
        <>
          {says("listed.", claim.field)}
          {": "}
          <bdi>{claim.text}</bdi>
        </>
      );
    case "kinship":
      return (
        <Sentence says={(who) => t(`kinIs.${claim.is}`, { who })}>
          <Link to="/people/$person" params={{ person: claim.of }}>
            <Code>{shortId(claim.of)}</Code>
          </Link>
        </Sentence>
      );
    case "household":
      return (
        <Sentence says={(household) => t(claim.head === true ? "headsHousehold" : "inHousehold", { household })}>
          <Code>{claim.household}</Code>
        </Sentence>
      );
  }
}

/** What was said besides, in words of its own. */
function AndWords({ words }: { readonly words: string | undefined }): ReactNode {
  if (words === undefined) return null;
  return (
    <>
      <Comma />
      <bdi>{words}</bdi>
    </>
  );
}

/** A birth as stated, EDTF and all, and what its marks mean in words. */
function Birth({ edtf }: { readonly edtf: string }): ReactNode {
  const t = useTexts(personTexts);
  const mark = markOf(edtf);
  const birth = <Code>{edtf}</Code>;
  return mark === undefined ? birth : <Sentence says={(slot) => t(`birth.${mark}`, { birth: slot })}>{birth}</Sentence>;
}

function markOf(edtf: string): "between" | "about" | "uncertain" | "within" | undefined {
  if (edtf.includes("/")) return "between";
  if (edtf.endsWith("~")) return "about";
  if (edtf.endsWith("?")) return "uncertain";
  return edtf.includes("X") ? "within" : undefined;
}
