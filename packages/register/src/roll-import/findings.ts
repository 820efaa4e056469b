/** What was odd about a row, and what was done about it: one line of the report for the site's keeper. */
import type { Refusal, RollFinding } from "@muster/custody";
import { type NameFault, type NameFaultCode, setApart } from "@muster/names";

/** A command that follows from a row and that the books refused; the rest of the roll stands. */
export interface RefusedFinding {
  readonly row: number;
  readonly number: string;
  readonly finding: "refused";
  readonly command: string;
  readonly refusal: Refusal;
}

/** A roll the register has for that very time and that says something else. */
export interface DiffersFinding {
  readonly row: number;
  readonly number: "";
  readonly finding: "differs-from-recorded";
  readonly entry: number;
}

/** A newcomer's name that may not be what it looks like, or no name at all: as written it is a claim of the roll's. */
export interface DoubtfulNameFinding {
  readonly row: number;
  readonly number: string;
  readonly finding: "doubtful-name";
  readonly name: string;
  /** At least one. */
  readonly faults: readonly NameFault[];
}

export type ImportFinding = (RollFinding | RefusedFinding | DiffersFinding | DoubtfulNameFinding) & {
  /** The roll's day. */
  readonly day: string;
};

/** What is odd, in words. */
export function saysOf(finding: ImportFinding): string {
  switch (finding.finding) {
    case "missing-number":
      return "the row has no number";
    case "missing-admission":
      return "the row states no admission";
    case "unknown-level":
      return `the mapping has no unit for the level ${JSON.stringify(finding.level)}`;
    case "seen-before-admission":
      return `on the roll before the stated admission, ${finding.admittedStated}`;
    case "twice-on-roll":
      return `twice on this roll: also in row ${finding.keptRow}`;
    case "two-open-episodes":
      return `the stated admission was ${finding.admittedStated[0]} and is ${finding.admittedStated[1]}, with no end between`;
    case "re-admission":
      return `on the roll again after being ${finding.after}`;
    case "elsewhere-in-the-books":
      return `the books have the person ${finding.state}${finding.site === undefined ? "" : ` at ${finding.site}`}`;
    case "refused":
      return `${finding.command} was refused: ${finding.refusal.code}: ${finding.refusal.says}`;
    case "differs-from-recorded":
      return `the register has another roll for this time, entry ${finding.entry}`;
    case "doubtful-name":
      return `the name ${finding.faults.map((fault) => faultOf(finding.name, fault)).join("; ")}`;
  }
}

const NAME_FAULTS: Readonly<Record<NameFaultCode, string>> = {
  "control-character": "has a control character",
  "direction-override": "has marks that turn the direction of writing",
  "invisible-character": "has characters that cannot be seen",
  "wrong-encoding": "has characters of another encoding",
  "look-alike-letters": "has letters of another script that look like its own",
  "mixed-scripts": "has a word of two scripts",
  "too-long": "is too long",
  "too-many-parts": "has more parts than names are compared by",
  "a-number": "has a number in it",
  "a-date": "has a date in it",
  "a-telephone-number": "has a telephone number in it",
  "an-address": "has an address in it",
  "a-formula": "is a formula",
  "no-letters": "has no letters",
};
/** What cannot be seen is not shown. */
const UNSEEN: ReadonlySet<NameFaultCode> = new Set(["control-character", "direction-override", "invisible-character"]);
const LONGEST_SHOWN = 60;

/** What is wrong and where: of look-alikes the letters that are not the word's own in brackets, and the word that may be meant. */
function faultOf(name: string, { code, at, length, instead }: NameFault): string {
  if (UNSEEN.has(code)) return NAME_FAULTS[code];
  const piece = name.slice(at, at + Math.min(length, LONGEST_SHOWN));
  const isMeant = instead !== undefined && length <= LONGEST_SHOWN;
  const written = JSON.stringify(isMeant ? setApart(piece, instead) : piece);
  return `${NAME_FAULTS[code]}: ${written}${isMeant ? `, for ${JSON.stringify(instead)}?` : ""}`;
}

/** What was done about it, in words. */
export function doneAbout({ finding }: ImportFinding): string {
  switch (finding) {
    case "missing-number":
      return "left out: nobody can be named";
    case "missing-admission":
      return "held from the time of the roll";
    case "unknown-level":
      return "seen and held, unit left as it was";
    case "seen-before-admission":
      return "seen and held from the roll; the stated time kept as stated";
    case "twice-on-roll":
      return "counted once, by the first row";
    case "two-open-episodes":
      return "one episode goes on; the new time kept as stated";
    case "re-admission":
      return "admitted again: a new episode";
    case "elsewhere-in-the-books":
      return "seen, and not moved: both stand side by side";
    case "refused":
      return "not entered; the rest of the roll was";
    case "differs-from-recorded":
      return "not entered: correct that entry first if it is wrong";
    case "doubtful-name":
      return "kept as it is written; if it is wrong, claim the right one beside it";
  }
}
