/** The part of a person's file that is about what they must be kept from. */
import type { PersonShown } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Comma } from "../../../ui/comma.tsx";
import { TextArea } from "../../../ui/field.tsx";
import { AuthorityName } from "../../../ui/named.tsx";
import { When } from "../../../ui/when.tsx";
import { Act, AuthorityChoice, CodeChoice } from "./act.tsx";
import { ShownSection } from "./shown-section.tsx";
import { personTexts } from "./texts.ts";
import { Words } from "../../../ui/words/words.tsx";
import { EntryLink } from "../../../ui/entry-link.tsx";

const OBJECTORS = ["person", "counsel", "kin", "monitor"] as const;

/** Whether they may be handed to whom, and what they or others for them object to (NR-1). */
export function Protection({ shown }: { readonly shown: PersonShown }): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  const { person, file } = shown;
  const { assessments, objections, consularObjections } = file;
  const stands = consularObjections.some(({ withdrawn }) => withdrawn === undefined);
  return (
    <ShownSection
      title={t("protection")}
      shown={shown}
      of="protection"
      actions={<Actions person={person} stands={stands} />}
    >
      {assessments.length + objections.length + consularObjections.length === 0 && <p>{t("noProtection")}</p>}
      <ul role="list">
        {assessments.map(({ entry, at, receiver, outcome, said }) => (
          <li key={entry}>
            {t("assessedFor")} <AuthorityName code={receiver} />: <strong>{says("assessment.", outcome)}</strong>,{" "}
            <When at={at} form="day" /> <EntryLink number={entry} />
            <Words said={said} />
          </li>
        ))}
        {objections.map(({ entry, at, by, withdrawn, said }) => (
          <li key={entry}>
            {t("objectionOf")} <strong>{says("objector.", by)}</strong>
            <Comma />
            <When at={at} form="day" /> <EntryLink number={entry} /> <Standing withdrawn={withdrawn} />
            <Words said={said} />
            {withdrawn === undefined && (
              <Act kind="objection.withdraw" fixed={{ person, objection: entry }} look="quiet">
                <CodeChoice label={t("field.withdrawnBy")} name="withdrawnBy" prefix="objector." codes={OBJECTORS} />
                <TextArea label={t("field.statement")} name="statement" dir="auto" />
              </Act>
            )}
          </li>
        ))}
        {consularObjections.map(({ entry, at, withdrawn, said }) => (
          <li key={entry}>
            {t("consularObjection")}
            <Comma />
            <When at={at} form="day" /> <EntryLink number={entry} /> <Standing withdrawn={withdrawn} />
            <Words said={said} />
          </li>
        ))}
      </ul>
    </ShownSection>
  );
}

interface StandingProps {
  readonly withdrawn: { readonly at: string; readonly entry: number } | undefined;
}

function Standing({ withdrawn }: StandingProps): ReactNode {
  const t = useTexts(personTexts);
  if (withdrawn === undefined) return t("stands");
  return (
    <>
      {t("withdrawn")} <When at={withdrawn.at} form="day" /> <EntryLink number={withdrawn.entry} />
    </>
  );
}

function Actions({ person, stands }: { readonly person: string; readonly stands: boolean }): ReactNode {
  const t = useTexts(personTexts);
  return (
    <>
      <Act
        kind="assessment.record"
        fixed={{ person }}
        read={(form) => ({ interviewedInPrivate: form.has("interviewedInPrivate") })}
      >
        <AuthorityChoice label={t("field.receiver")} name="receiver" />
        <CodeChoice
          label={t("field.outcome")}
          name="outcome"
          prefix="assessment."
          codes={["may-proceed", "must-not-proceed"]}
        />
        <label>
          <input type="checkbox" name="interviewedInPrivate" /> {t("field.interviewedInPrivate")}
        </label>
        <TextArea label={t("field.reasons")} name="reasons" dir="auto" />
      </Act>
      <Act kind="objection.raise" fixed={{ person }}>
        <CodeChoice label={t("field.raisedBy")} name="raisedBy" prefix="objector." codes={OBJECTORS} />
        <TextArea label={t("field.grounds")} name="grounds" dir="auto" />
      </Act>
      <Act kind={stands ? "consulate.withdraw-objection" : "consulate.object"} fixed={{ person }}>
        <TextArea label={t("field.statement")} name="statement" dir="auto" />
      </Act>
    </>
  );
}
