/** Who has these very numbers: the index says where to look, and the people's own details whether it stands. */
import type { PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import { openClaims } from "../claims/open-claims.ts";
import { foldNumber } from "./number-table.ts";
import { numbersOf } from "./saying.ts";
import type { Searching } from "./search.ts";

export interface IssuedNumber {
  readonly number: string;
  readonly issuer: string;
}

/** Of each number, everybody to whom its authority gave it, as it is written: mostly nobody, or one. */
export async function numberHolders(
  { index, source, sight, among }: Searching,
  numbers: readonly IssuedNumber[],
  moment: Moment,
): Promise<readonly (readonly PersonId[])[]> {
  const slots = new Set(numbers.flatMap(({ number }) => index.numbers.holders(foldNumber(number))));
  const people = [...slots].filter((slot) => among.has(slot)).map((slot) => index.personAt(slot));
  const holders = new Map<string, Set<PersonId>>();
  for (const { person, detail } of await openClaims(source, sight, people, ["numbers"], moment)) {
    for (const given of numbersOf(detail)) {
      const known = holders.get(keyOf(given)) ?? new Set();
      holders.set(keyOf(given), known.add(person));
    }
  }
  return numbers.map((number) => [...(holders.get(keyOf(number)) ?? [])]);
}

/** An authority's code has no space. */
function keyOf({ number, issuer }: IssuedNumber): string {
  return `${issuer} ${number}`;
}
