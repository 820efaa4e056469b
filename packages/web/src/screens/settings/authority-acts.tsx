/** What a keeper records of an authority: that there is one, and the keys it signs with. */
import type { CommandOf } from "@muster/server/api";
import type { ReactNode } from "react";
import type { Answers } from "../../api/answers.ts";
import { useMe } from "../../api/me.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { CommandDialog } from "../../ui/command-dialog.tsx";
import { Choice, Field } from "../../ui/field.tsx";
import { TimeField } from "../../ui/time-field.tsx";
import { codeIn, textIn } from "../../ui/form-text.ts";
import { settingsTexts } from "./texts.ts";

/** 32 bytes in base64. */
const KEY_PATTERN = "[A-Za-z0-9+/]{43}=";

/** Whether the officer's roles can ever give this kind of command. */
export function useGives(kind: string): boolean {
  const me = useMe();
  return me.data?.gives.includes(kind) === true;
}

export function NewAuthority(): ReactNode {
  const t = useTexts(settingsTexts);
  if (!useGives("authority.register")) return null;
  const command = (form: FormData): CommandOf<"authority.register"> =>
    ({
      kind: "authority.register",
      occurredAt: textIn(form, "occurredAt"),
      authority: codeIn(form, "authority"),
      name: textIn(form, "name"),
      ...(textIn(form, "key") === "" ? {} : { key: textIn(form, "key") }),
    }) as CommandOf<"authority.register">;
  return (
    <CommandDialog action={t("newAuthority")} submit={t("recordAuthority")} look="main" command={command}>
      <Field label={t("code")} hint={t("codeHint")} name="authority" maxLength={64} dir="ltr" required />
      <Field label={t("name")} name="name" maxLength={200} dir="auto" required />
      <Field label={t("key")} hint={t("keyHint")} name="key" pattern={KEY_PATTERN} dir="ltr" />
      <TimeField label={t("when")} name="occurredAt" />
    </CommandDialog>
  );
}

interface GiveKeyProps {
  readonly authority: Answers["/authorities"]["authorities"][number];
}

export function GiveKey({ authority: { code, name, keys } }: GiveKeyProps): ReactNode {
  const t = useTexts(settingsTexts);
  const { dates } = useReading();
  if (!useGives("authority.give-key")) return null;
  const command = (form: FormData): CommandOf<"authority.give-key"> =>
    ({
      kind: "authority.give-key",
      occurredAt: textIn(form, "occurredAt"),
      authority: code,
      key: textIn(form, "key"),
      ...(textIn(form, "replaces") === "" ? {} : { replaces: textIn(form, "replaces") }),
    }) as CommandOf<"authority.give-key">;
  const held = keys.filter(({ until }) => until === undefined);
  return (
    <CommandDialog action={t("giveKey")} title={`${t("giveKey")}: ${name}`} submit={t("recordKey")} command={command}>
      <Field label={t("key")} name="key" pattern={KEY_PATTERN} dir="ltr" required />
      {held.length > 0 && (
        <Choice
          label={t("replacesKey")}
          name="replaces"
          none={t("replacesNone")}
          options={held.map(({ key, from }) => [
            key,
            `${key.slice(0, 12)}… ${t("keySince", { time: dates.day(from) })}`,
          ])}
        />
      )}
      <TimeField label={t("when")} name="occurredAt" />
    </CommandDialog>
  );
}
