/** Lists of people in commands and refusals: unknown ones refused by name, long ones cut where nobody would read on. */
import type { PersonId } from "@muster/record";
import type { Facts } from "./facts.ts";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";

/** A refusal names this many people at most; it always says how many there are. */
const NAMED_AT_MOST = 100;

/** The people a refusal names, and how many they are. */
export function naming(people: readonly PersonId[]): { people: readonly PersonId[]; count: number } {
  return { people: people.slice(0, NAMED_AT_MOST), count: people.length };
}

/** `1 person is`, `3 people are`: how a refusal opens. */
export function howMany(people: readonly PersonId[]): string {
  return people.length === 1 ? "1 person is" : `${people.length} people are`;
}

/** The refusal of people the register does not have; undefined when it has everyone. */
export function unknownPeople(people: readonly PersonId[], facts: Facts): Refusal | undefined {
  return notOnRegister(people.filter((person) => facts.person(person) === undefined));
}

/** The refusal of these people, whom the register does not have; undefined when they are none. */
export function notOnRegister(unknown: readonly PersonId[]): Refusal | undefined {
  if (unknown.length === 0) return undefined;
  return refuse(
    "not-found",
    "person-not-found",
    `${howMany(unknown)} not on the register.`,
    "Check the ids, or register them first.",
    naming(unknown),
  );
}

/** The refusal of a list of remarks that names a person twice; undefined when each is named once. */
export function namedTwice(field: string, remarks: readonly { readonly person: PersonId }[]): Refusal | undefined {
  // Long lists come in order of id, and then nobody can be named twice.
  if (remarks.every(({ person }, index) => index === 0 || person > (remarks[index - 1]?.person ?? person)))
    return undefined;
  const seen = new Set<PersonId>();
  const twice = new Set<PersonId>();
  for (const { person } of remarks) (seen.has(person) ? twice : seen).add(person);
  if (twice.size === 0) return undefined;
  return refuse(
    "invalid",
    "person-named-twice",
    `${howMany([...twice])} named twice in ${field}.`,
    "Name each person once.",
    { field, ...naming([...twice]) },
  );
}
