/** How an entry is corrected: by another that says it was wrong, and why. */
import type { EntryAnswer } from "@muster/server/api";
import { useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type { Command } from "../../../api/command.ts";
import { useMe } from "../../../api/me.ts";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { CommandDialog } from "../../../ui/command-dialog.tsx";
import { Choice, Field, TextArea } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { TimeField } from "../../../ui/time-field.tsx";
import styles from "./entry.module.css";
import { type Beginning, beginningOf, insteadFrom, takesTwo } from "./instead.ts";
import { entryTexts } from "./texts.ts";

const REASONS = [
  "did-not-happen",
  "wrong-person",
  "wrong-time",
  "wrong-place",
  "wrong-fact",
  "entered-twice",
  "other",
] as const;
const NOW = { moment: {} } as const;

/** Says that the entry was wrong, and why; and where it can be said here, what should have been entered. */
export function Correct({ shown }: { readonly shown: EntryAnswer }): ReactNode {
  const t = useTexts(entryTexts);
  const navigate = useNavigate();
  const me = useMe();
  const [replaces, setReplaces] = useState(false);
  if (me.data?.gives.includes("entry.correct") !== true || shown.correctedBy !== undefined) return null;
  const beginning = beginningOf(shown);
  const { number } = shown.entry;
  const second = takesTwo(shown);
  const command = (form: FormData): Command =>
    ({
      kind: "entry.correct",
      occurredAt: textIn(form, "occurredAt"),
      entry: number,
      reason: textIn(form, "reason"),
      why: textIn(form, "why"),
      ...(replaces && beginning !== undefined ? { instead: insteadFrom(beginning, form) } : {}),
    }) as Command;
  return (
    <CommandDialog
      action={t("correct")}
      submit={t(second ? "correctPropose" : "correctSubmit")}
      second={second}
      command={command}
      onRecorded={(entry) => void navigate({ to: "/journal/$number", params: { number: String(entry) } })}
    >
      <p>{t("correctSays")}</p>
      <Choice
        label={t("reason")}
        name="reason"
        required
        none={t("choose")}
        options={REASONS.map((reason) => [reason, t(`reason.${reason}`)])}
      />
      <TextArea label={t("why")} hint={t("whyHint")} name="why" dir="auto" required maxLength={10_000} />
      {beginning === undefined ? (
        <p className={styles["soft"]}>{t("onlyReversed")}</p>
      ) : (
        <label>
          <input type="checkbox" checked={replaces} onChange={({ target }) => setReplaces(target.checked)} />{" "}
          {t("replaces")}
        </label>
      )}
      {replaces && beginning !== undefined && <Instead beginning={beginning} />}
      <TimeField label={t("correctAt")} name="occurredAt" />
    </CommandDialog>
  );
}

function Instead({ beginning }: { readonly beginning: Beginning }): ReactNode {
  const t = useTexts(entryTexts);
  const sites = useQuestion("/sites", {}, NOW);
  const { of, people, site, unit, occurredAt, command } = beginning;
  return (
    <fieldset className={styles["instead"]}>
      <legend>{t("instead")}</legend>
      {of === "people" ? (
        <TextArea
          label={t("insteadPeople")}
          hint={t("insteadPeopleHint")}
          name="people"
          dir="ltr"
          required
          defaultValue={people.join("\n")}
        />
      ) : (
        <Field label={t("insteadPerson")} name="people" dir="ltr" required defaultValue={people.join("\n")} />
      )}
      {command !== "escape.record" && (
        <div className={styles["pair"]}>
          <Choice
            label={t("site")}
            name="site"
            required
            defaultValue={site}
            options={(sites.data?.sites ?? []).map(({ code, name }) => [code, name])}
          />
          <Field label={t("unit")} name="unit" dir="auto" defaultValue={unit} />
        </div>
      )}
      <TimeField label={t("insteadAt")} name="insteadAt" first={occurredAt} />
    </fieldset>
  );
}
