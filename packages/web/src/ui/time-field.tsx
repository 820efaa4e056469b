/** A time typed into a form. */
import { type ReactNode, useState } from "react";
import { useReading, useTexts } from "../texts/reading.tsx";
import { useNow } from "../time/now.ts";
import { Field } from "./field.tsx";
import { uiTexts } from "./texts.ts";

interface TimeFieldProps {
  readonly label: string;
  /** The form gives the command an instant by this name. */
  readonly name: string;
  /** An instant; the register's now where absent. */
  readonly first?: string;
  /** What it follows. Typed to the minute it happened in, the instant is that one and no earlier. */
  readonly notBefore?: string | undefined;
  readonly required?: boolean;
}

/** When something happened: typed in this device's zone, which is said, and given to the form as an instant in UTC. */
export function TimeField({ label, name, first, notBefore, required = true }: TimeFieldProps): ReactNode {
  const t = useTexts(uiTexts);
  const { dates } = useReading();
  const now = useNow();
  const [local, setLocal] = useState(() => localText(first ?? later(now(), notBefore)));
  return (
    <>
      <Field
        label={label}
        type="datetime-local"
        required={required}
        value={local}
        hint={t("timeZone", { zone: dates.zone })}
        onChange={({ target }) => setLocal(target.value)}
        step={60}
      />
      <input type="hidden" name={name} value={instantOf(local, notBefore)} />
    </>
  );
}

/** This device may lag behind what the register has just recorded. */
function later(now: string, notBefore = now): string {
  return now > notBefore ? now : notBefore;
}

/** The instant of a minute typed: empty where it is no time. */
function instantOf(local: string, notBefore: string | undefined): string {
  const at = new Date(local);
  if (Number.isNaN(at.getTime())) return "";
  return notBefore !== undefined && localText(notBefore) === local ? notBefore : at.toISOString();
}

/** As `datetime-local` takes it: this device's time, to the minute. */
function localText(instant: string): string {
  const date = new Date(instant);
  const zoned = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return zoned.toISOString().slice(0, 16);
}
