/**
 * Finding people by what has been stated about them: words of their names in any script and spelling, as far as they are typed,
 * or a number. The index says among whom to look, and in which order; what was stated of those is opened, as it stands at the
 * moment and as whoever asks may know it, and only that decides who is found and why.
 */
import { parseName } from "@muster/names";
import type { EntryNumber } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import { type DetailSource, openClaims, type OpenedClaim } from "../claims/open-claims.ts";
import type { Sight } from "../claims/standing.ts";
import type { FoundPerson } from "./found.ts";
import type { Among, NameIndex } from "./name-index.ts";
import { foundBy, type Query, readQuery, type StatedNumber } from "./query.ts";
import { numbersOf, SOUGHT_KINDS } from "./saying.ts";

/** At most so many people are found: who finds more has to say more. */
const MOST_FOUND = 50;
/**
 * What was stated of so many is opened together, the likeliest first; and of so many in all. After as many who were not meant, once
 * anybody was found, those after them are less likely still.
 */
const LOOKED_INTO_TOGETHER = 64;
const MOST_LOOKED_INTO = 512;
const NAMES = ["claim:name"] as const;

/** Where a search looks, and for whom. */
export interface Searching {
  readonly index: NameIndex;
  /** The entry up to which the index says what there is. */
  readonly newest: EntryNumber;
  readonly source: DetailSource;
  readonly sight: Sight;
  /** Whom whoever asks may have heard of. */
  readonly among: Among;
}

export async function findPeople(
  { index, source, sight, among }: Searching,
  text: string,
  moment: Moment,
): Promise<readonly FoundPerson[]> {
  const query = readQuery(text, index, among);
  const slots = index.rank(query.sought, {
    least: query.least,
    most: MOST_LOOKED_INTO,
    admits: (slot) => index.since(slot) <= moment.knownAt && among.has(slot),
  });
  const found: FoundPerson[] = [];
  for (let start = 0; start < slots.length && found.length < MOST_FOUND; start += LOOKED_INTO_TOGETHER) {
    const people = slots.slice(start, start + LOOKED_INTO_TOGETHER).map((slot) => index.personAt(slot));
    const kinds = query.numbers.length === 0 ? NAMES : SOUGHT_KINDS;
    const claims = await openClaims(source, sight, people, kinds, moment);
    const stated = Map.groupBy(claims, ({ person }) => person);
    const before = found.length;
    for (const person of people) {
      const one = foundAs(query, stated.get(person) ?? []);
      if (one !== undefined) found.push({ person, ...one });
    }
    if (before > 0 && found.length === before) break;
  }
  return found.sort((one, other) => other.score - one.score || inOrder(one.text, other.text)).slice(0, MOST_FOUND);
}

function foundAs(query: Query, claims: readonly OpenedClaim[]) {
  const names = claims.flatMap(({ detail }) => (detail.claim === "name" ? [parseName(detail.text, detail.parts)] : []));
  const numbers = claims.flatMap(({ detail }) =>
    numbersOf(detail).map(({ number }): StatedNumber => ({ number, why: detail.claim === "seal" ? "seal" : "number" })),
  );
  return foundBy(query, names, numbers);
}

function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
