import type { ReactNode } from "react";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { Field } from "../../../ui/field.tsx";
import { textIn } from "../../../ui/form-text.ts";
import { uiTexts } from "../../../ui/texts.ts";

/** A time that may be left open, in this device's zone; `instantsIn` reads it out of the form. */
export function InstantField({
  label,
  name,
  required = false,
}: {
  readonly label: string;
  readonly name: string;
  readonly required?: boolean;
}): ReactNode {
  const t = useTexts(uiTexts);
  const { dates } = useReading();
  return (
    <Field
      label={label}
      name={name}
      type="datetime-local"
      required={required}
      hint={t("timeZone", { zone: dates.zone })}
    />
  );
}

/** These fields of the form as instants; what was left open stays out of the command. */
export function instantsIn(form: FormData, ...names: readonly string[]): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    names.map((name) => {
      const at = new Date(textIn(form, name));
      return [name, Number.isNaN(at.getTime()) ? undefined : at.toISOString()];
    }),
  );
}
