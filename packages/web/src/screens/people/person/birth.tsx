/** A child is born in custody: a new person, where the mother is (CRC-37). */
import type { PersonShown } from "@muster/server/api";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CommandOf } from "../../../api/command.ts";
import { useMe } from "../../../api/me.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Field } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { TimeField } from "../../../ui/time-field.tsx";
import { nameClaim } from "../registration.ts";
import { CodeChoice } from "./act.tsx";
import { personTexts } from "./texts.ts";

/** On the mother's page; once it is recorded, the child's is shown. */
export function RecordBirth({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const navigate = useNavigate();
  const me = useMe();
  const mother = shown.person;
  if (me.data?.gives.includes("birth.record") !== true || isSaidToBeMale(shown)) return null;
  return (
    <CommandDialog
      action={t("act.birth.record")}
      submit={t("record")}
      command={(form) =>
        ({
          kind: "birth.record",
          occurredAt: textIn(form, "occurredAt"),
          mother,
          claims: claimsOf(textIn(form, "name"), textIn(form, "sex")),
        }) as CommandOf<"birth.record">
      }
      onRecorded={(_, people) => {
        const child = people.find((person) => person !== mother);
        if (child !== undefined) void navigate({ to: "/people/$person", params: { person: child } });
      }}
    >
      <p>{t("birthSays")}</p>
      <Field label={t("claim.name")} name="name" dir="auto" maxLength={500} />
      <CodeChoice
        label={t("claim.sex")}
        name="sex"
        prefix="sex."
        codes={["female", "male", "other"]}
        none={t("notStated")}
      />
      <TimeField label={t("occurredAt")} name="occurredAt" />
    </CommandDialog>
  );
}

/** Where nothing is said, or several things are, it is not for the page to decide. */
function isSaidToBeMale({ file }: PersonShown): boolean {
  const said = file.claims.flatMap(({ detail }) => (detail?.claim === "sex" ? [detail.sex] : []));
  return said.length > 0 && said.every((sex) => sex === "male");
}

function claimsOf(name: string, sex: string): readonly object[] {
  return [...(name === "" ? [] : [nameClaim(name)]), ...(sex === "" ? [] : [{ claim: "sex", sex }])];
}
