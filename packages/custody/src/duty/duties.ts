/**
 * Duties: what is owed to a person or a body because of what happened to the person, derived from the person's lines
 * and file alone. No duty is stored, so none can be forgotten: whatever raised it stands in the journal, and so does
 * what met it. Where the law says *promptly* it gives no number of days; the deadline is then the keeper's policy, is
 * marked as such, and is absent where the keeper has set none.
 */
import type { Instant, Step } from "@muster/record";
import { plusDuration } from "@muster/record";
import type { LineRow } from "../books/chain.ts";
import type { PersonFile } from "../person/file.ts";
import { isResident } from "../person/file.ts";
import { basisDuties } from "./basis-clock.ts";
import type { Duty, DutyPolicy, ReportedDuty } from "./duty.ts";
import { promptly } from "./duty.ts";
import { episodesOf } from "./episode.ts";
import { reviewDuties } from "./review-clock.ts";

/** What duties are derived from: a person's current rows, all of them, and the file. */
export interface DutyBearer {
  readonly rows: readonly LineRow[];
  readonly file: PersonFile;
}

/** Every duty raised by what happened up to `asOf`, oldest first, with what met it by then. */
export function dutiesOf(bearer: DutyBearer, asOf: Instant, policy: DutyPolicy = {}): readonly Duty[] {
  const file = asAt(bearer.file, asOf);
  const rows = bearer.rows.filter((row) => row.at <= asOf);
  const duties = rows.flatMap((row) => noticesFor(row, file, policy));
  if (!isResident(file)) {
    const episodes = episodesOf(rows);
    duties.push(...basisDuties(episodes, file, policy), ...reviewDuties(episodes, file, policy));
  }
  return duties.sort((one, other) => (one.raisedAt < other.raisedAt ? -1 : one.raisedAt > other.raisedAt ? 1 : 0));
}

interface Owed {
  readonly kind: ReportedDuty;
  readonly owedTo: Duty["owedTo"];
  readonly source: string;
}

const CARD: Owed = { kind: "capture-card", owedTo: "tracing-agency", source: "GC3-70" };
const AGENCY: Owed = { kind: "notice-to-tracing-agency", owedTo: "tracing-agency", source: "GC4-136" };
const FAMILY: Owed = { kind: "notice-to-family", owedTo: "family", source: "MR-67-73" };
const OUTSIDE: Owed = { kind: "report-outside", owedTo: "outside-body", source: "MR-71" };

/** What each step owes. Steps that change nothing for those outside owe nothing. */
const OWED: Readonly<Record<Step, readonly Owed[]>> = {
  registered: [],
  born: [AGENCY],
  admitted: [CARD, AGENCY, FAMILY],
  moved: [],
  "control-changed": [],
  "not-on-joint-roll": [OUTSIDE],
  departed: [],
  accepted: [CARD, AGENCY, FAMILY],
  returned: [],
  released: [AGENCY, FAMILY],
  died: [AGENCY, FAMILY, OUTSIDE],
  escaped: [AGENCY],
  recaptured: [AGENCY],
  unaccounted: [OUTSIDE],
  found: [],
};

const DAYS_FOR_A_CAPTURE_CARD = "P7D";

function noticesFor(row: LineRow, file: PersonFile, policy: DutyPolicy): Duty[] {
  return OWED[row.step].filter((owed) => !isOthers(owed, row, file)).map((owed) => notice(owed, row, file, policy));
}

/**
 * A capture card is owed to prisoners and internees, not to residents of a camp; and for a person accepted into books
 * kept elsewhere it is the receiver who owes it.
 */
function isOthers({ kind }: Owed, row: LineRow, file: PersonFile): boolean {
  return kind === "capture-card" && (row.makes.state !== "held" || isResident(file));
}

function notice({ kind, owedTo, source }: Owed, row: LineRow, file: PersonFile, policy: DutyPolicy): Duty {
  const id = `${kind}:${row.entry}`;
  const met = file.dutiesMet.find(({ duty }) => duty === id);
  return {
    id,
    kind,
    person: row.person,
    owedTo,
    source,
    raisedBy: row.entry,
    raisedAt: row.at,
    ...(kind === "capture-card"
      ? { dueAt: plusDuration(row.at, DAYS_FOR_A_CAPTURE_CARD), deadline: "law" as const }
      : promptly(kind, row.at, policy)),
    ...(met === undefined ? {} : { met: { entry: met.entry, at: met.at } }),
  };
}

/** The file as far as its facts had happened by `asOf`. Claims are read as they stand today. */
function asAt(file: PersonFile, asOf: Instant): PersonFile {
  const by = <Fact extends { readonly at: Instant }>(facts: readonly Fact[]) => facts.filter(({ at }) => at <= asOf);
  return { ...file, bases: by(file.bases), reviews: by(file.reviews), dutiesMet: by(file.dutiesMet) };
}
