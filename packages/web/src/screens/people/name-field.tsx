/**
 * A field for a name, which says beside itself what in it is no name: a character that hides or turns the writing, letters of
 * another script, a date. It forbids nothing: what is written is kept as it is written.
 */
import type { NameFaultCode, NameFaultLine, NameFaultsAnswer } from "@muster/server/api";
import { useQuery } from "@tanstack/react-query";
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react";
import { ask } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { useTexts, type Values } from "../../texts/reading.tsx";
import { Field } from "../../ui/field.tsx";
import { peopleTexts } from "./texts.ts";

/** Asked at a pause in the typing. */
const PAUSE_MS = 400;
/** A text with more of them is no name at all: the first say so. */
const MOST_SAID = 3;

export function NameField(field: Omit<ComponentProps<typeof Field>, "warning" | "onInput">): ReactNode {
  const [typed, type] = useState("");
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(pause.current), []);
  return (
    <Field
      {...field}
      dir="auto"
      onInput={({ currentTarget }) => {
        clearTimeout(pause.current);
        pause.current = setTimeout(() => type(currentTarget.value), PAUSE_MS);
      }}
      warning={<Faults typed={typed} />}
    />
  );
}

function Faults({ typed }: { readonly typed: string }): ReactNode {
  const t = useTexts(peopleTexts);
  const { data } = useQuery<NameFaultsAnswer, Problem>({
    queryKey: ["name-faults", typed],
    queryFn: ({ signal }) => ask("/names/faults", { method: "POST", body: { text: typed }, signal }),
    enabled: typed.trim() !== "",
    // It is about the text alone, and stays so.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (data === undefined || data.faults.length === 0) return null;
  const lines = [...new Set(data.faults.map((fault) => said(fault, t)))];
  return (
    <>
      {lines.slice(0, MOST_SAID).map((line) => (
        <span key={line}>{line} </span>
      ))}
      <span>{t("nameFault.mayStand")}</span>
    </>
  );
}

/** What is said of each kind; several ask for the same. */
const SAYS = {
  "control-character": "nameFault.unseen",
  "invisible-character": "nameFault.unseen",
  "direction-override": "nameFault.turned",
  "wrong-encoding": "nameFault.encoding",
  "look-alike-letters": "nameFault.lookAlike",
  "mixed-scripts": "nameFault.mixed",
  "too-long": "nameFault.tooMuch",
  "too-many-parts": "nameFault.tooMuch",
  "a-number": "nameFault.number",
  "a-date": "nameFault.date",
  "a-telephone-number": "nameFault.elsewhere",
  "an-address": "nameFault.elsewhere",
  "a-formula": "nameFault.elsewhere",
  "no-letters": "nameFault.noLetters",
} as const satisfies Readonly<Record<NameFaultCode, string>>;

function said({ code, written, instead }: NameFaultLine, t: Saying): string {
  return t(SAYS[code], { written: seen(written), instead: instead ?? "" });
}

type Saying = (key: (typeof SAYS)[NameFaultCode], values: Values) => string;

/** What nobody would see, by its place in Unicode, so that no warning hides what it warns of. */
function seen(written: string): string {
  return written
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu,
      (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")} `,
    )
    .trim();
}
