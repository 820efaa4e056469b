/** What a reading of a list found, in words: values of the rooms below become sentences here, and nowhere before. */
import type { Candidate } from "@muster/ledger";
import type { CellFault, CellNote, CellNoteCode, TableNote } from "@muster/lists";
import { explained, setApart } from "@muster/names";
import type { ListedRow, RowReason } from "@muster/register";
import { percent } from "../likeness.ts";

const FAULTS: Readonly<Record<CellFault["code"], string>> = {
  "date-not-read": "is no date that can be read",
  "date-impossible": "is a day that cannot be",
  "date-order-not-known": "may be day or month first: say which with --date-order",
  "calendar-not-known": "may be of several calendars: say which with --calendar",
  "list-date-not-known": "is an age, and the day of the list is not known: give --list-date",
  "age-not-read": "is no age",
  "sex-not-read": "is no word for a sex that is known: give it its meaning under `words` in the mapping",
  "wrong-field": "is not what belongs in this column",
  "too-long": "is longer than can be kept",
  "cell-error": "is an error of the spreadsheet's",
  "characters-lost": "has characters that were lost before it came here: ask for the list again",
  "cells-beyond-columns": "stands beyond the last column",
  "quote-not-closed": "opens a quote that is never closed",
  "people-do-not-match": "has another number of people than the other cells of the row",
};

const NOTES: Readonly<Record<CellNoteCode, string>> = {
  "several-people": "several people in one cell",
  "control-characters-left-out": "control characters left out",
  "direction-marks-left-out": "direction marks left out",
  "not-stated": "taken as not stated",
  "from-formula": "the saved value of a formula",
  "from-merged-cell": "from a merged cell",
  "two-digit-year": "a year of two digits",
  "calendar-converted": "converted from another calendar",
  "serial-number": "a spreadsheet's number taken as a date",
  "country-not-known": "no country that is known: kept as written",
  "letters-of-two-scripts": "letters of two scripts in one word",
  "too-many-parts": "a name of more parts than names are compared by",
  "name-not-known": "the name is not known",
};

export function noteText(code: CellNoteCode): string {
  return NOTES[code];
}

/** Notes of what may hide one name in another: somebody should look at the cell. */
export const TO_BE_LOOKED_AT: readonly CellNoteCode[] = [
  "letters-of-two-scripts",
  "too-many-parts",
  "direction-marks-left-out",
  "control-characters-left-out",
];

/** A note with its cell: what stands there, and what it may have been meant for. */
export function cellNoteText({ code, cell, header, text, instead }: CellNote): string {
  const what = text === undefined ? "" : ` in "${shortened(setApart(text, instead ?? text))}"`;
  const meant = instead === undefined || instead === "" ? "" : `; if it is "${shortened(instead)}", mend it`;
  return `${cell} (${shortened(header)}): ${NOTES[code]}${what}${meant}`;
}

export interface ReasonText {
  readonly cell: string;
  readonly why: string;
  /** What that rests on, a line for each. */
  readonly because: readonly string[];
}

/** What is wrong or remarkable about a row: where, and in words. */
export function reasonText(reason: RowReason): ReasonText {
  const say = (cell: string, why: string, because: readonly string[] = []) => ({ cell, why, because });
  switch (reason.why) {
    case "cell":
      return say(reason.fault.cell, `"${shortened(reason.fault.text)}" ${FAULTS[reason.fault.code]}`);
    case "read-before":
      return say("", `read before: entry ${reason.entry}`);
    case "number-known":
      return say(reason.cell, `${reason.number} is the number of ${reason.person}`);
    case "number-in-list":
      return say(reason.cell, `${reason.number} is the number of row ${reason.row} too`);
    case "contradicts": {
      const says = `of whom the register says otherwise: put the number or the row right`;
      return say(reason.cell, `${reason.number} is the number of ${reason.person}, ${says}`, evidenceLines(reason));
    }
    case "numbers-of-two":
      return say(reason.cell, `its numbers are of ${reason.people.length} people: ${reason.people.join(", ")}`);
    case "resembles": {
      const lines = reason.candidates.map((one) => [
        `may be ${one.person}: ${bits(one.weight)}, ${percent(one.probability)}`,
        ...evidenceLines(one),
      ]);
      const [[first = "", ...rest] = [], ...others] = lines;
      return say("", first, [...rest, ...others.flat()]);
    }
    case "cannot-be-kept":
      return say(reason.cell, `${reason.refusal.says} ${reason.refusal.remedy}`);
    case "register-refused":
      return say("", `${reason.refusal.code}: ${reason.refusal.says} ${reason.refusal.remedy}`);
  }
}

/** What speaks for one person and what against, a line for each thing and each part of a name. */
function evidenceLines({ evidence }: Pick<Candidate, "evidence">): readonly string[] {
  const [_inAll, ...lines] = explained({ weight: 0, evidence });
  return lines.map((line) => `  ${line}`);
}

function bits(weight: number): string {
  return `${weight < 0 ? "\u2212" : "+"}${Math.abs(weight).toFixed(1)} bits`;
}

/** In one line, what whoever reads the list should know of the file. */
export function tableNoteText(note: TableNote): string {
  switch (note.note) {
    case "encoding":
      return `encoding ${note.encoding}${note.certain ? "" : " (by its letters: look at a few names)"}`;
    case "delimiter":
      return `columns divided by ${DELIMITERS[note.delimiter] ?? note.delimiter}`;
    case "sheet-hidden":
      return `sheet ${note.sheet} is hidden`;
    case "column-hidden":
      return `column ${note.column} is hidden, and read`;
    case "right-to-left":
      return "the sheet is right to left";
    case "header-rows":
      return note.first === note.last ? `header in row ${note.first}` : `header in rows ${note.first} to ${note.last}`;
    case "no-header":
      return "there is no header";
    case "titles":
      return `${note.rows} rows of title above`;
    case "formulas":
      return `${note.cells} cells are formulas, from ${note.first}: their saved values are taken, nothing is reckoned`;
    case "macros":
      return "it carries macros: none was run";
    case "dates-1904":
      return "its days are counted from 1904";
  }
}

const DELIMITERS: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

/** The row, as people see it: where it is, and its first cells. */
export function rowText({ place, cells }: Pick<ListedRow, "place" | "cells">): string {
  return `row ${place.row}  ${shortened(cells.map(({ text }) => text.replaceAll(/\s+/g, " ")).join(", "))}`;
}

const SHORT = 80;

function shortened(text: string): string {
  return text.length <= SHORT ? text : `${text.slice(0, SHORT)}…`;
}
