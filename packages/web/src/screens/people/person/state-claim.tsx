/** How something about a person is stated: the kind of claim, then its fields. */
import { type ReactNode, useState } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Choice, Field } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { NameField } from "../name-field.tsx";
import { nameClaim } from "../registration.ts";
import { Act, CodeChoice } from "./act.tsx";
import { personTexts } from "./texts.ts";

const KINDS = ["name", "birth", "sex", "nationality", "status", "kinship", "household"] as const;
type Kind = (typeof KINDS)[number];
const KINSHIPS = [
  "mother",
  "father",
  "child",
  "spouse",
  "sibling",
  "grandparent",
  "grandchild",
  "guardian",
  "other",
] as const;

/** States something about somebody; it will stand beside what others said. */
export function StateClaim({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  const [kind, choose] = useState<Kind>("name");
  return (
    <Act kind="claim.state" fixed={{}} read={(form) => ({ ...EMPTIED, person, claims: [claimFrom(kind, form)] })}>
      <Choice
        label={t("field.claim")}
        name="claim"
        options={KINDS.map((one) => [one, says("claim.", one)])}
        value={kind}
        onChange={({ target }) => choose(KINDS.find((one) => one === target.value) ?? "name")}
      />
      <ClaimFields kind={kind} />
      <Field label={t("field.source")} name="source" dir="auto" maxLength={300} />
    </Act>
  );
}

function ClaimFields({ kind }: { readonly kind: Kind }): ReactNode {
  const t = useTexts(personTexts);
  switch (kind) {
    case "name":
      return <NameField label={t("claim.name")} name="text" required maxLength={500} />;
    case "birth":
      return (
        <>
          <Field label={t("claim.birth")} hint={t("field.birthHint")} name="edtf" dir="ltr" required maxLength={40} />
          <Field label={t("field.place")} name="place" dir="auto" maxLength={200} />
        </>
      );
    case "sex":
      return <CodeChoice label={t("claim.sex")} name="sex" prefix="sex." codes={["female", "male", "other"]} />;
    case "nationality":
      return (
        <>
          <Field
            label={t("claim.nationality")}
            hint={t("field.countryHint")}
            name="country"
            dir="ltr"
            required
            pattern="[A-Z]{3}"
            maxLength={3}
          />
          <CodeChoice
            label={t("field.evidenceOf")}
            name="evidence"
            prefix="evidence."
            codes={["claimed", "verified"]}
          />
        </>
      );
    case "status":
      return <CodeChoice label={t("claim.status")} name="status" prefix="status." codes={["detainee", "resident"]} />;
    case "kinship":
      return (
        <>
          <CodeChoice label={t("field.is")} name="is" prefix="kinship." codes={KINSHIPS} />
          <Field label={t("field.of")} hint={t("field.ofHint")} name="of" dir="ltr" required maxLength={36} />
        </>
      );
    case "household":
      return (
        <>
          <Field label={t("household")} name="household" dir="ltr" required maxLength={64} />
          <label>
            <input type="checkbox" name="head" /> {t("headOfHousehold")}
          </label>
        </>
      );
  }
}

/** The fields of a claim stand in the claim, not in the command beside it. */
const EMPTIED = Object.fromEntries(
  [
    "claim",
    "text",
    "edtf",
    "place",
    "sex",
    "country",
    "evidence",
    "status",
    "is",
    "of",
    "household",
    "head",
    "source",
  ].map((name) => [name, undefined]),
);

function claimFrom(kind: Kind, form: FormData): object {
  const fields = new Map<string, unknown>();
  for (const [name, value] of form) {
    if (typeof value === "string" && value.trim() !== "" && name !== "occurredAt") fields.set(name, value.trim());
  }
  if (form.has("head")) fields.set("head", true);
  const said = { ...Object.fromEntries(fields), claim: kind };
  return kind === "name" ? { ...said, ...nameClaim(textIn(form, "text")) } : said;
}
