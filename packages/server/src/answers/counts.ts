/** Counts: people counted, now; by two officers, round after round until both say the same. */
import { type Count, notFound, recordsOfRound, type Refusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { CountCode, EntryNumber, Instant, SiteCode, UnitCode } from "@muster/record";
import type { Questions } from "@muster/register";
import { type Plain, plain } from "./plain.ts";

export interface CountSummary {
  readonly code: CountCode;
  readonly site: SiteCode;
  /** Empty: the whole site. */
  readonly units: readonly UnitCode[];
  readonly counting: Count["counting"];
  readonly status: Count["status"];
  readonly entry: EntryNumber;
  readonly openedAt: Instant;
  readonly endedAt: Instant | null;
  readonly round: number;
  /** The numbers recorded in the round under way, or in the last. */
  readonly numbers: readonly number[];
  readonly lastAt: Instant;
}

export interface CountsAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** Open ones first, then the newest. */
  readonly counts: readonly CountSummary[];
}

export interface CountAnswer extends Plain<Count> {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** How many people the books hold in what it covers: when it was opened, and as of the moment asked about. */
  readonly books: { readonly whenOpened: number; readonly now: number };
}

/** What narrows a list: the site it is about, and whether it is still open. */
export interface Narrowed {
  readonly site?: string;
  readonly open?: boolean;
}

export async function countsAnswer(
  questions: Questions,
  moment: Moment,
  narrowed: Narrowed = {},
): Promise<CountsAnswer> {
  const counts = [...(await questions.subjects("count", moment)).values()].filter(
    ({ site, status }) =>
      (narrowed.site === undefined || site === narrowed.site) &&
      (narrowed.open === undefined || (status === "open") === narrowed.open),
  );
  return { ...moment, counts: counts.map(countSummary).sort(openFirst) };
}

export async function countAnswer(questions: Questions, code: string, moment: Moment): Promise<CountAnswer | Refusal> {
  const count = await questions.subject("count", code, moment);
  if (count === undefined) return notFound("count", code);
  const [whenOpened, now] = await Promise.all([
    inBooks(questions, count, { ...moment, asOf: count.openedAt }),
    inBooks(questions, count, moment),
  ]);
  return { ...plain(count), ...moment, books: { whenOpened, now } };
}

/** How many people the books hold in what a count covers. */
async function inBooks(questions: Questions, { site, units }: Count, moment: Moment): Promise<number> {
  const held = await questions.ledger.heldByUnit(site, moment);
  const covered = units.length === 0 ? [...held.values()] : units.map((unit) => held.get(unit) ?? 0);
  return covered.reduce((sum, people) => sum + people, 0);
}

export function countSummary(count: Count): CountSummary {
  const { code, site, units, counting, status, entry, openedAt, endedAt = null, round, records } = count;
  return {
    code,
    site,
    units,
    counting,
    status,
    entry,
    openedAt,
    endedAt,
    round,
    numbers: recordsOfRound(count).map(({ number }) => number),
    lastAt: endedAt ?? records.at(-1)?.at ?? openedAt,
  };
}

function openFirst(one: CountSummary, other: CountSummary): number {
  if ((one.status === "open") !== (other.status === "open")) return one.status === "open" ? -1 : 1;
  return one.openedAt < other.openedAt ? 1 : one.openedAt > other.openedAt ? -1 : 0;
}
