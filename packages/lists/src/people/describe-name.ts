/** The names of one person of a row: whole ones as they stand, and parts in columns of their own put together in their order. */
import { type NameFault, type NameFaultCode, nameFaults, scriptOf } from "@muster/names";
import { inOneLine } from "../values/clean.ts";
import type { ListedName, ListedPart, Stated } from "./listed-person.ts";
import type { Findings, StatedCell, StatedCells } from "./row-reader.ts";

/** As the register keeps them. */
const LONGEST_NAME = 500;
const LONGEST_PART = 120;
/** In the order in which a name has them in the region. */
const PARTS = ["given", "father", "grandfather", "family", "tribe"] as const;
/** Names of their own beside the name. */
const OTHER_NAMES = ["kunya", "known-as"] as const;

interface WrittenPart {
  readonly part: ListedPart;
  readonly cell: StatedCell;
}

/** None where the list does not know the name: that is a note, not a fault. */
export function namesOf(cells: StatedCells, findings: Findings): Stated<ListedName>[] {
  const parts = PARTS.flatMap((part) => (cells[part] ?? []).map((cell): WrittenPart => ({ part, cell })));
  const whole = cells.name ?? [];
  const names =
    whole.length === 0
      ? inScripts(parts).map(composed)
      : whole.map((cell, index) => named(cell, index === 0 ? parts : []));
  for (const part of OTHER_NAMES) {
    for (const cell of cells[part] ?? []) names.push(nameOf(cell, cell.text, [{ part, cell }]));
  }
  if (names.length === 0) {
    findings.notes.push({ code: "name-not-known", cell: "", header: "" });
    return [];
  }
  for (const cell of [...whole, ...parts.map(({ cell: one }) => one)]) check(cell, findings);
  for (const { value } of names) {
    if (value.text.length > LONGEST_NAME && whole.length === 0)
      check({ ...parts[0]?.cell, text: value.text } as StatedCell, findings);
  }
  return names;
}

/** A whole name beside columns of its parts. One word alone is the given name, and the parts go on from it. */
function named(cell: StatedCell, parts: readonly WrittenPart[]): Stated<ListedName> {
  const isGivenAlone = !cell.text.includes(" ") && parts.length > 0 && !parts.some(({ part }) => part === "given");
  if (!isGivenAlone) return nameOf(cell, cell.text, parts);
  const all: WrittenPart[] = [{ part: "given", cell }, ...parts];
  return nameOf(cell, all.map(({ cell: { text } }) => text).join(" "), all);
}

function composed(parts: readonly WrittenPart[]): Stated<ListedName> {
  const [first] = parts;
  if (first === undefined) throw new Error("a name is composed of parts");
  return nameOf(first.cell, parts.map(({ cell }) => cell.text).join(" "), parts);
}

/** The same parts in two scripts, as bilingual lists have them, are two names. */
function inScripts(parts: readonly WrittenPart[]): readonly (readonly WrittenPart[])[] {
  const byScript = new Map<string, WrittenPart[]>();
  for (const one of parts) {
    const script = scriptOf(one.cell.text);
    byScript.set(script, [...(byScript.get(script) ?? []), one]);
  }
  const isDoubled = new Set(parts.map(({ part }) => part)).size < parts.length;
  return isDoubled ? [...byScript.values()] : parts.length === 0 ? [] : [parts];
}

function nameOf({ at }: StatedCell, written: string, parts: readonly WrittenPart[]): Stated<ListedName> {
  const text = inOneLine(written);
  return {
    value: { text, script: scriptOfName(text), parts: parts.map(({ part, cell }) => ({ part, text: cell.text })) },
    cell: at,
    text,
  };
}

/** Nearly every name is of letters of one script; whose it is need not be counted. */
function scriptOfName(text: string): ListedName["script"] {
  if (ARABIC.test(text)) return "Arab";
  return LATIN.test(text) ? "Latn" : scriptOf(text);
}

const ARABIC = /^[\u0621-\u064a\u0670-\u06d5 ]*[\u0621-\u064a]$/;
const LATIN = /^[A-Za-z' -]*[A-Za-z]$/;

/** Letters of one script in a few words: nearly every name, and nothing is wrong with it. */
const PLAIN =
  /^(?:[A-Za-z\u00c0-\u017f'’ -]{1,80}|[\u0621-\u0652\u0670-\u06d3\u06d5 ]{1,80}|[\u0410-\u044f\u0401\u0451 -]{1,80})$/u;
/** What a name can have and still be one: it is kept as written, and told. */
const TOLD: ReadonlySet<NameFaultCode> = new Set([
  "look-alike-letters",
  "mixed-scripts",
  "too-many-parts",
  "invisible-character",
]);

function check({ at, header, text, mapping, isDate }: StatedCell, { faults, notes }: Findings): void {
  const longest = mapping.field === "name" ? LONGEST_NAME : LONGEST_PART;
  if (text.length > longest) faults.push({ code: "too-long", cell: at, header, text: text.slice(0, 200) });
  else if (isDate) faults.push({ code: "wrong-field", cell: at, header, text });
  if (PLAIN.test(text) || text.length > longest) return;
  for (const fault of nameFaults(text)) {
    const { code } = fault;
    if (code === "too-many-parts") notes.push({ code, cell: at, header });
    else if (TOLD.has(code)) notes.push({ code: "letters-of-two-scripts", cell: at, header, ...pieceOf(text, fault) });
    else if (code === "wrong-encoding") faults.push({ code: "characters-lost", cell: at, header, text });
    else faults.push({ code: "wrong-field", cell: at, header, text });
  }
}

function pieceOf(text: string, { at, length, instead }: NameFault): { text: string; instead?: string } {
  const piece = text.slice(at, at + length);
  return instead === undefined ? { text: piece } : { text: piece, instead };
}
