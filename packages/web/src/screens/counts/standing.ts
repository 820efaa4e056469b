/** How a count stands: whose turn it is, whether two officers agree, and what stands between them and the books (CNT-1). */
import type { NamedRollLine } from "@muster/server/api";
import type { PersonId } from "@muster/record";
import type { Cleared, CountRecord, CountTold, Reason } from "./told.ts";

/** Nobody has counted in this round; one has; two have, and say the same; it has ended. */
export type Phase = "nobody" | "one" | "agreed" | "cleared" | "abandoned";

export function phaseOf(count: CountTold): Phase {
  if (count.status !== "open") return count.status;
  const spoken = recordsOf(count, count.round).length;
  return spoken === 0 ? "nobody" : spoken === 1 ? "one" : "agreed";
}

export function recordsOf({ records }: CountTold, round: number): readonly CountRecord[] {
  return records.filter((record) => record.round === round);
}

/**
 * What two officers said alike, with whom where that is shown of either. Where they differ the next round has begun, so two
 * in the last one agree.
 */
export function agreedIn(count: CountTold): CountRecord | undefined {
  const [first, second] = recordsOf(count, count.round);
  return first?.people === undefined ? second : second && first;
}

/** Whether this officer has a word to say in the round under way: each counts once, and two are enough. */
export function mayCount(count: CountTold, officer: string): boolean {
  const spoken = recordsOf(count, count.round);
  return count.status === "open" && spoken.length < 2 && spoken.every(({ by }) => by.officer !== officer);
}

/** Since when something can be said in it. */
export function lastSaidAt({ records, openedAt }: CountTold): string {
  return records.at(-1)?.at ?? openedAt;
}

/** Those of a site's roll whom the count covers. */
export function covered({ units }: Pick<CountTold, "units">, roll: readonly NamedRollLine[]): readonly NamedRollLine[] {
  if (units.length === 0) return roll;
  return roll.filter(({ unit }) => units.some((one) => one === unit));
}

/** Somebody counted whom the books do not have there; with the line of the roll where they have them elsewhere at the site. */
export interface Unexpected {
  readonly person: PersonId;
  readonly line?: NamedRollLine;
}

export interface UnitVariance {
  /** Null: on the books with no unit. */
  readonly unit: string | null;
  readonly books: number;
  readonly seen: number;
}

export interface Variance {
  readonly books: number;
  readonly missing: readonly NamedRollLine[];
  readonly unexpected: readonly Unexpected[];
  readonly units: readonly UnitVariance[];
}

/** Who was counted, held against who the books have in what the count covers. */
export function varianceOf(
  count: Pick<CountTold, "units">,
  counted: readonly PersonId[],
  roll: readonly NamedRollLine[],
): Variance {
  const inBooks = covered(count, roll);
  const seen = new Set(counted);
  const known = new Set(inBooks.map(({ person }) => person));
  const elsewhere = new Map(roll.map((line) => [line.person, line]));
  return {
    books: inBooks.length,
    missing: inBooks.filter(({ person }) => !seen.has(person)),
    unexpected: counted
      .filter((person) => !known.has(person))
      .map((person) => {
        const line = elsewhere.get(person);
        return line === undefined ? { person } : { person, line };
      }),
    units: [...Map.groupBy(inBooks, ({ unit }) => unit)].map(([unit, lines]) => ({
      unit,
      books: lines.length,
      seen: lines.filter(({ person }) => seen.has(person)).length,
    })),
  };
}

/** Whom only the one of two officers counted, and whom only the other; undefined where that is not shown of both. */
export function between(
  { people: first }: CountRecord,
  { people: second }: CountRecord,
): readonly [readonly PersonId[], readonly PersonId[]] | undefined {
  if (first === undefined || second === undefined) return undefined;
  const [byFirst, bySecond] = [new Set(first), new Set(second)];
  return [first.filter((person) => !bySecond.has(person)), second.filter((person) => !byFirst.has(person))];
}

/**
 * Whom a count that has cleared showed, from what was explained: everybody in the difference was, so the rest are as in the
 * books. Undefined where not every explanation is for this officer.
 */
export function countedThen(
  count: Pick<CountTold, "units">,
  { missing, unexpected }: Pick<Cleared, "missing" | "unexpected">,
  reasons: readonly Reason[],
  roll: readonly NamedRollLine[],
): readonly PersonId[] | undefined {
  if (reasons.length !== missing + unexpected) return undefined;
  const explained = new Set(reasons.map(({ person }) => person));
  const inBooks = covered(count, roll).map(({ person }) => person);
  const known = new Set(inBooks);
  return [
    ...inBooks.filter((person) => !explained.has(person)),
    ...[...explained].filter((person) => !known.has(person)),
  ];
}
