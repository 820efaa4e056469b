/** What an import is asked, and what came of it. */
import type { Refusal, RollCommand } from "@muster/custody";
import type { Officer, PersonId, SiteCode } from "@muster/record";
import type { ImportFinding } from "./findings.ts";
import type { RollFileMapping } from "./mapping.ts";
import type { FileIdentity } from "./roll-file.ts";

export interface RollImportOptions {
  readonly file: string;
  readonly site: SiteCode;
  readonly mapping: RollFileMapping;
  /** Who enters the rolls where the mapping names nobody. */
  readonly by?: Officer;
  readonly second?: Officer;
  /** Reads and reconciles, and enters nothing. */
  readonly dryRun?: boolean;
  /** Told of each finding, in the order of the rows: there may be more than should be kept at hand. */
  readonly onFinding?: (finding: ImportFinding) => void;
  /** Told who came on the register, once they are on it. */
  readonly onRegistered?: (people: readonly PersonId[]) => void;
  /** Told after each day. */
  readonly onDay?: (day: string, sofar: RollImport) => void;
}

/** What came of an import. */
export interface RollImport {
  file: FileIdentity;
  readonly site: SiteCode;
  readonly dryRun: boolean;
  /** Days imported now, with their rows. */
  days: number;
  rows: number;
  /** Days of the file that the register had. */
  daysBefore: number;
  /** People on a roll who were new to the register. */
  people: number;
  admissions: number;
  moves: number;
  absences: number;
  returns: number;
  releases: number;
  /** Days whose roll says just what the one before it said. */
  readonly noNewEvidence: string[];
  /** Days with no roll, between the first and the last of the file (rule 6). */
  readonly missing: string[];
  findings: number;
  /** Entries recorded. */
  entries: number;
  /** Why the file could not be read to its end; what came before stands. */
  stopped: Refusal | undefined;
}

export function nothingYet({ file, site, dryRun = false }: RollImportOptions): RollImport {
  return {
    file: { file, digest: "" },
    site,
    dryRun,
    days: 0,
    rows: 0,
    daysBefore: 0,
    people: 0,
    admissions: 0,
    moves: 0,
    absences: 0,
    returns: 0,
    releases: 0,
    noNewEvidence: [],
    missing: [],
    findings: 0,
    entries: 0,
    stopped: undefined,
  };
}

/** Counts what the commands of a day are about. */
export function tally(result: RollImport, commands: readonly RollCommand[]): void {
  for (const { kind, ...fields } of commands) {
    const people = fields["people"];
    const count = Array.isArray(people) ? people.length : 1;
    if (kind === "person.register") result.people += count;
    else if (kind === "custody.admit") result.admissions += count;
    else if (kind === "custody.move") result.moves += count;
    else if (kind === "custody.mark-unaccounted") result.absences += count;
    else if (kind === "custody.release") result.releases += count;
    else if (kind === "custody.find") result.returns += count;
  }
}
