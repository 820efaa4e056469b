/** An officer's office: appointed, given other roles, ended. */
import type { Answers } from "../../api/answers.ts";
import type { CommandOf, Role } from "@muster/server/api";
import { type ReactNode, useState } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { useGives } from "./authority-acts.tsx";
import { codeIn, textIn } from "../../ui/form-text.ts";
import { assignmentIn, RoleFields } from "./role-fields.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

export type Officer = Answers["/authorities"]["authorities"][number]["officers"][number];

export function Appoint({ authority }: { readonly authority: string }): ReactNode {
  const t = useTexts(settingsTexts);
  const [roles, setRoles] = useState<ReadonlySet<Role>>(new Set());
  if (!useGives("officer.appoint")) return null;
  const makesKeeper = roles.has("keeper");
  const command = (form: FormData): CommandOf<"officer.appoint"> =>
    ({
      kind: "officer.appoint",
      occurredAt: textIn(form, "occurredAt"),
      officer: codeIn(form, "officer"),
      authority,
      title: textIn(form, "title"),
      ...assignmentIn(form, roles),
    }) as CommandOf<"officer.appoint">;
  return (
    <CommandDialog
      action={t("appoint")}
      submit={t(makesKeeper ? "proposeKeeper" : "recordAppointment")}
      command={command}
      second={makesKeeper}
    >
      <Field label={t("officerCode")} hint={t("codeHint")} name="officer" maxLength={64} dir="ltr" required />
      <Field label={t("officerTitle")} hint={t("officerTitleHint")} name="title" maxLength={200} dir="auto" required />
      <RoleFields roles={roles} onRoles={setRoles} />
      <TimeField label={t("when")} name="occurredAt" />
    </CommandDialog>
  );
}

export function ChangeRoles({ officer }: { readonly officer: Officer }): ReactNode {
  const t = useTexts(settingsTexts);
  const [roles, setRoles] = useState<ReadonlySet<Role>>(new Set(officer.roles));
  if (!useGives("officer.assign")) return null;
  // Who is a keeper already stays one without a second officer.
  const makesKeeper = roles.has("keeper") && !officer.roles.includes("keeper");
  const command = (form: FormData): CommandOf<"officer.assign"> =>
    ({
      kind: "officer.assign",
      occurredAt: textIn(form, "occurredAt"),
      officer: officer.code,
      ...assignmentIn(form, roles),
    }) as CommandOf<"officer.assign">;
  return (
    <CommandDialog
      action={t("changeRoles")}
      submit={t(makesKeeper ? "proposeKeeper" : "recordRoles")}
      command={command}
      second={makesKeeper}
    >
      <RoleFields roles={roles} onRoles={setRoles} sites={officer.sites} country={officer.country} />
      <TimeField label={t("when")} name="occurredAt" />
    </CommandDialog>
  );
}

export function EndOffice({ officer: { code } }: { readonly officer: Officer }): ReactNode {
  const t = useTexts(settingsTexts);
  if (!useGives("officer.end")) return null;
  const command = (form: FormData): CommandOf<"officer.end"> =>
    ({ kind: "officer.end", occurredAt: textIn(form, "occurredAt"), officer: code }) as CommandOf<"officer.end">;
  return (
    <CommandDialog action={t("endOffice")} submit={t("recordEnd")} look="danger" command={command}>
      <p className={styles["hint"]}>{t("endOfficeHint")}</p>
      <TimeField label={t("when")} name="occurredAt" />
    </CommandDialog>
  );
}
