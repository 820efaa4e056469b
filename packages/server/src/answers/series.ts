/** The register through time, for charts: every point is as known at one number, so that a chart can be drawn as known then. */
import { notFound, refuse, type Refusal } from "@muster/custody";
import type { ChangeRow, FlowRow, Moment } from "@muster/ledger";
import {
  type AuthorityCode,
  type CountCode,
  type EntryNumber,
  epochMilliseconds,
  type Instant,
  instantFromEpoch,
  plusDuration,
  type SiteCode,
  type State,
  STATES,
  type TransferCode,
} from "@muster/record";
import type { Questions } from "@muster/register";
import { type ControlSpan, spansOf } from "./control.ts";

interface Span {
  readonly from: Instant;
  readonly to: Instant;
  readonly knownAt: EntryNumber;
}

/** People in each state at each of the instants: columns of one length. */
export interface PositionsSeries extends Span {
  /** ISO 8601 duration. */
  readonly step: string;
  readonly at: readonly Instant[];
  readonly states: Readonly<Record<State, readonly number[]>>;
}

/** What somebody said was there. */
export type SiteMark =
  | { readonly kind: "roll"; readonly at: Instant; readonly entry: EntryNumber; readonly people: number }
  | {
      readonly kind: "count";
      readonly at: Instant;
      readonly entry: EntryNumber;
      readonly count: CountCode;
      readonly round: number;
      readonly units: readonly string[];
      readonly people: number;
    };

/** People whom the books hold at a site: a step from each instant to the next; and what rolls and counts said beside it. */
export interface SiteSeries extends Span {
  readonly site: SiteCode;
  readonly capacity: number | null;
  readonly at: readonly Instant[];
  readonly held: readonly number[];
  readonly marks: readonly SiteMark[];
}

export interface ControlSeries {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly sites: readonly {
    readonly site: SiteCode;
    readonly name: string;
    readonly place: { readonly latitude: number; readonly longitude: number } | null;
    readonly control: readonly ControlSpan[];
  }[];
}

/** People who went from one site to another: each going counted once, when it ended. */
export interface Flow {
  /** Null: from nowhere that the books know, or, of a person who is let go, to none. */
  readonly from: SiteCode | null;
  readonly to: SiteCode | null;
  readonly custodian: AuthorityCode | null;
  readonly people: number;
  /** First and last. */
  readonly first: Instant;
  readonly last: Instant;
  /** At most twenty. */
  readonly transfers: readonly TransferCode[];
}

export interface FlowsAnswer extends Span {
  readonly flows: readonly Flow[];
}

/** Points of one series at most: more than a chart is wide. */
const MOST_POINTS = 1_000;
const USUAL_POINTS = 100;

/** Evenly from one instant to the other, both among them; refused where they are too many or lie the wrong way round. */
export function pointsOf(from: Instant, to: Instant, step: string | undefined): Points | Refusal {
  const [first, last] = [epochMilliseconds(from), epochMilliseconds(to)];
  if (last <= first) return wrong("to", "The span ends before it begins.", "Give `from` before `to`.");
  const stepMilliseconds =
    step === undefined ? Math.ceil((last - first) / USUAL_POINTS) : durationMilliseconds(from, step);
  if (stepMilliseconds === undefined || stepMilliseconds <= 0)
    return wrong("step", "This is no duration.", "Write ISO 8601, e.g. P1D or PT6H.");
  const number = Math.floor((last - first) / stepMilliseconds) + 1;
  if (number > MOST_POINTS)
    return wrong("step", `These are more than ${MOST_POINTS} points.`, "Take longer steps, or a shorter span.");
  const at = Array.from({ length: number }, (_, index) => instantFromEpoch(first + index * stepMilliseconds));
  return { at: at.at(-1) === to ? at : [...at, to], step: step ?? `PT${Math.round(stepMilliseconds / 1_000)}S` };
}

interface Points {
  readonly at: readonly Instant[];
  readonly step: string;
}

export async function positionsSeries(
  questions: Questions,
  { at, step }: Points,
  knownAt: EntryNumber,
): Promise<PositionsSeries> {
  const rows = await questions.ledger.changes(at, knownAt);
  const states = Object.fromEntries(
    STATES.map((state) => [state, summed(at, rows, state)]),
  ) as PositionsSeries["states"];
  return { ...spanOf(at), knownAt, step, at, states };
}

export async function siteSeries(
  questions: Questions,
  code: string,
  { at }: Points,
  moment: Moment,
): Promise<SiteSeries | Refusal> {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const [rows, marks] = await Promise.all([
    questions.ledger.changes(at, moment.knownAt, site.code),
    marksAt(questions, site.code, moment),
  ]);
  const { from, to } = spanOf(at);
  return {
    from,
    to,
    knownAt: moment.knownAt,
    site: site.code,
    capacity: site.capacity ?? null,
    at,
    held: summed(at, rows, "held"),
    marks: marks.filter((mark) => mark.at >= from && mark.at <= to),
  };
}

const MOST_ROLLS = 1_000;

/** What rolls and counts of a site said, oldest first. */
async function marksAt(questions: Questions, site: SiteCode, moment: Moment): Promise<readonly SiteMark[]> {
  const about = { kind: "site", id: site } as const;
  const rolls = await questions.ledger.heads({ about, kinds: ["roll.taken"], limit: MOST_ROLLS }, moment);
  const corrected = await questions.ledger.corrections(rolls.map(({ number }) => number));
  const stand = rolls.filter(({ number }) => (corrected.get(number) ?? Number.POSITIVE_INFINITY) > moment.knownAt);
  const rolled = stand.map(
    ({ number, occurredAt, body }): SiteMark => ({
      kind: "roll",
      at: occurredAt,
      entry: number,
      people: Number(body["people"]),
    }),
  );
  const counts = [...(await questions.subjects("count", moment)).values()].filter((count) => count.site === site);
  const counted = counts.flatMap(({ code, units, records }) =>
    records.map(
      ({ at, entry, round, number }): SiteMark => ({
        kind: "count",
        at,
        entry,
        count: code,
        round,
        units,
        people: number,
      }),
    ),
  );
  return [...rolled, ...counted].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

export async function controlSeries(questions: Questions, moment: Moment): Promise<ControlSeries> {
  const sites = [...(await questions.subjects("site", moment)).values()];
  return {
    ...moment,
    sites: sites.map(({ code, name, place = null, control }) => ({
      site: code,
      name,
      place,
      control: spansOf(control),
    })),
  };
}

const TRANSFERS_NAMED = 20;

export async function flowsAnswer(
  questions: Questions,
  from: Instant,
  to: Instant,
  moment: Moment,
): Promise<FlowsAnswer> {
  const [rows, transfers] = await Promise.all([
    questions.ledger.flows({ from, to }, moment.knownAt),
    questions.subjects("transfer", moment),
  ]);
  // Who is handed to somebody elsewhere stands at no site of these books: the transfer says where they were taken.
  const placed = rows.map((row) => ({
    ...row,
    to: row.to ?? (row.transfer === null ? null : (transfers.get(row.transfer)?.to.site ?? null)),
  }));
  const flows = [...Map.groupBy(placed, (row) => JSON.stringify([row.from, row.to, row.custodian])).values()];
  return { from, to, knownAt: moment.knownAt, flows: flows.flatMap(together) };
}

function together(rows: readonly FlowRow[]): readonly Flow[] {
  const [row] = rows;
  if (row === undefined) return [];
  const times = rows.flatMap(({ first, last }) => [first, last]).sort();
  return [
    {
      from: row.from,
      to: row.to,
      custodian: row.custodian,
      people: rows.reduce((sum, { people }) => sum + people, 0),
      first: times[0] ?? row.first,
      last: times.at(-1) ?? row.last,
      transfers: rows.flatMap(({ transfer }) => transfer ?? []).slice(0, TRANSFERS_NAMED),
    },
  ];
}

/** How many stand so at each instant: what changed up to it, added up. */
function summed(at: readonly Instant[], rows: readonly ChangeRow[], state: State): readonly number[] {
  const changes = new Map(rows.filter((row) => row.state === state).map((row) => [row.at, row.change]));
  let people = 0;
  return at.map((instant) => (people += changes.get(instant) ?? 0));
}

function spanOf(at: readonly Instant[]): { readonly from: Instant; readonly to: Instant } {
  const [from, to] = [at[0], at.at(-1)];
  if (from === undefined || to === undefined) throw new Error("a series of no points");
  return { from, to };
}

function durationMilliseconds(from: Instant, step: string): number | undefined {
  if (!/^P(?:\d{1,4}D)?(?:T(?:\d{1,5}H)?(?:\d{1,6}M)?(?:\d{1,8}S)?)?$/.test(step) || /[PT]$/.test(step))
    return undefined;
  return epochMilliseconds(plusDuration(from, step)) - epochMilliseconds(from);
}

function wrong(field: string, says: string, remedy: string): Refusal {
  return refuse("invalid", "span-invalid", says, remedy, { field });
}
