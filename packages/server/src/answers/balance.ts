/** The trial balance as it is told: to a program as this object, to people as lines made of it. */
import { type CellName, countedAt, type CountedCell, FEWER_THAN, suppress, type SuppressedCell } from "@muster/access";
import { isRefusal, refuse, type Refusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import { type EntryNumber, type Instant, type State, STATES } from "@muster/record";
import type { CountedTwice, Questions } from "@muster/register";
import type { Gate, Numbers } from "../access/gate.ts";

/** What people can be counted by. */
const DIMENSIONS = ["site", "custodian", "state", "nationality"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface BalanceAnswer {
  readonly asOf: Instant;
  /** When the last entry that is known was recorded; null for a register with none. */
  readonly knownAt: Instant | null;
  /** That entry's number; -1 for none. */
  readonly knownAtNumber: EntryNumber;
  readonly registered: number;
  /**
   * Of these, the records that officers have asserted to be of the same human being as another, and how many people they then
   * are. Each of them is counted in every number here: nothing is merged.
   */
  readonly sameAs: CountedTwice;
  readonly states: Readonly<Record<State, number>>;
  /** One row for each account: the dimensions asked for, and how many people. Null where the account has none. */
  readonly rows: readonly BalanceLine[];
  /** Null for whoever may know of a part only: the whole is what adds up. */
  readonly balanced: boolean | null;
}

export type BalanceLine = Readonly<Partial<Record<Dimension, string | null>>> & { readonly people: number };

/** The balance at a moment, its rows by these dimensions. */
async function balanceAnswer(numbers: Numbers, moment: Moment, by: readonly Dimension[]): Promise<BalanceAnswer> {
  const [balance, known, sameAs] = await Promise.all([
    numbers.balance(moment),
    numbers.recordedAt(moment),
    numbers.countedTwice(moment),
  ]);
  const lines = by.includes("nationality") ? await numbers.balanceByNationality(moment) : balance.rows;
  return {
    asOf: moment.asOf,
    knownAt: known,
    knownAtNumber: moment.knownAt,
    registered: balance.registered,
    sameAs,
    states: balance.states,
    rows: summed(lines, by),
    balanced: balance.balanced,
  };
}

/** Reads `site,custodian,state`, in any order; all three where nothing is asked for. */
function dimensionsOf(text: string | undefined): readonly Dimension[] | Refusal {
  if (text === undefined) return ["site", "custodian", "state"];
  const asked = text.split(",").map((name) => DIMENSIONS.find((known) => known === name));
  const known = asked.filter((dimension) => dimension !== undefined);
  if (known.length !== asked.length || new Set(known).size !== known.length) {
    return wrong("People are not counted by that.", `Name each of these at most once: ${DIMENSIONS.join(", ")}.`);
  }
  // Counts by nationality and site would come close to a list of people by nationality, which Muster does not make.
  if (known.includes("nationality") && known.some((dimension) => dimension === "site" || dimension === "custodian")) {
    return wrong("Nationality is counted over the whole register only.", "Ask for nationality, or nationality,state.");
  }
  return known;
}

/** Reads the dimensions, and answers. */
export async function balanceBy(
  numbers: Numbers,
  moment: Moment,
  by: string | undefined,
): Promise<BalanceAnswer | Refusal> {
  const dimensions = dimensionsOf(by);
  return isRefusal(dimensions) ? dimensions : balanceAnswer(numbers, moment, dimensions);
}

export interface SuppressedAnswer {
  /** Midnight, UTC: of the world, and of what was known. */
  readonly asOf: Instant;
  readonly knownAt: Instant;
  /** Every published cell; a nationality that is not among them has fewer than ten. Totals are cells of their own. */
  readonly cells: readonly SuppressedCell[];
}

/**
 * Counts for an analyst: by state, by site, or by nationality; small cells suppressed, the others rounded at random, so that
 * no answer and no difference between answers is about one person. docs/access.md says how, and what remains.
 */
export async function suppressedBalance(
  questions: Questions,
  { numbers, keyed }: Pick<Gate, "numbers" | "keyed">,
  moment: Moment,
  by: string | undefined,
): Promise<SuppressedAnswer | Refusal> {
  const dimension = by ?? "state";
  if (dimension !== "state" && dimension !== "site" && dimension !== "nationality") {
    return wrong("Counts for analysts are by one thing alone.", "Name one of state, site, nationality.");
  }
  const knownAt = countedAt(numbers.now());
  const midnight = await numbers.moment(countedAt(moment.asOf), knownAt);
  const rows =
    dimension === "nationality" ? await numbers.balanceByNationality(midnight) : (await numbers.balance(midnight)).rows;
  const total: CountedCell = { cell: ["all"], people: rows.reduce((sum, { people }) => sum + people, 0) };
  const counted = summed(rows as readonly Counted[], [dimension])
    .filter((line) => line[dimension] !== null)
    .map((line) => ({ cell: ["all", String(line[dimension])], people: line.people }));
  const published: readonly CellName[] =
    dimension === "state"
      ? STATES.map((state) => ["all", state])
      : dimension === "site"
        ? [...(await questions.subjects("site", midnight)).keys()].map((site) => ["all", site])
        : counted.filter(({ people }) => people >= FEWER_THAN).map(({ cell }) => cell);
  return {
    asOf: midnight.asOf,
    knownAt,
    cells: suppress([total, ...counted], { published: [total.cell, ...published], keyed }),
  };
}

function wrong(says: string, remedy: string): Refusal {
  return refuse("invalid", "balance-by-unknown", says, remedy, { field: "by" });
}

type Counted = Readonly<Partial<Record<Dimension, string | null>>> & { readonly people: number };

function summed(rows: readonly Counted[], by: readonly Dimension[]): BalanceLine[] {
  const lines = new Map<string, { -readonly [Field in keyof BalanceLine]: BalanceLine[Field] }>();
  for (const row of rows) {
    const account = Object.fromEntries(by.map((dimension) => [dimension, row[dimension] ?? null]));
    const key = JSON.stringify(account);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { ...account, people: row.people });
    else line.people += row.people;
  }
  return [...lines.values()];
}
