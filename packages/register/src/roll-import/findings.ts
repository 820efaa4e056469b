/** What was odd about a row, and what was done about it: one line of the report for the site's keeper. */
import type { Refusal, RollFinding } from "@muster/custody";

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

export type ImportFinding = (RollFinding | RefusedFinding | DiffersFinding) & {
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
  }
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
  }
}
