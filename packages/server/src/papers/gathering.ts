/**
 * What papers are printed from, gathered through the eyes of whoever asks: an entry with its proof, and the names of the people
 * on it and of nobody else. A name is printed where policy lets the officer read it.
 */
import { isRefusal, notFound, refuse, type Refusal, THE_REGISTER } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import { type CommonFacts, MOST_PEOPLE, type NamedPerson, type PaperRequest, scriptOf } from "@muster/papers";
import { type AuthorityCode, canonicalBytes, type EntryNumber, type Item, type PersonId } from "@muster/record";
import type { Questions } from "@muster/register";

/** All of a paper but how it is set. */
export type Gathered = Omit<PaperRequest, "settings" | "printedAt">;

export interface Gathering {
  readonly questions: Questions;
  readonly moment: Moment;
  /** Of these people, those whom the officer may see by name. */
  readonly mayName: (people: readonly PersonId[]) => Promise<ReadonlySet<PersonId>>;
}

/** The register's name, and those of the authorities and sites that a paper names by code. */
export async function commonFacts(
  { questions, moment }: Gathering,
  named: { readonly authorities: readonly (string | undefined)[]; readonly sites: readonly (string | undefined)[] },
): Promise<CommonFacts> {
  const register = await questions.subject("register", THE_REGISTER.id, moment);
  const nameOf = async (kind: "authority" | "site", code: string): Promise<readonly [string, string][]> => {
    const found = await questions.subject(kind, code, moment);
    return found === undefined ? [] : [[code, found.name]];
  };
  const namesOf = async (kind: "authority" | "site", codes: readonly (string | undefined)[]) => {
    const wanted = [...new Set(codes)].filter((code) => code !== undefined);
    const found = await Promise.all(wanted.map((code) => nameOf(kind, code)));
    return Object.fromEntries(found.flat());
  };
  const [authorities, sites] = await Promise.all([
    namesOf("authority", named.authorities),
    namesOf("site", named.sites),
  ]);
  return { register: register?.name ?? "Muster", exercise: register?.exercise === true, authorities, sites };
}

/** These people as a list calls them: by name and by a number, of this authority's where it gave one. */
export async function calledBy(
  { questions, moment, mayName }: Gathering,
  people: readonly PersonId[],
  issuer: AuthorityCode | undefined,
): Promise<NamedPerson[]> {
  const nameable = await mayName(people);
  const shown = people.filter((person) => nameable.has(person));
  const [names, numbers] = await Promise.all([questions.namesOf(shown, moment), questions.numbersOf(shown, moment)]);
  return people.map((person) => {
    const given = numbers.get(person) ?? [];
    const number = (given.findLast((one) => one.issuer === issuer) ?? given[0])?.number;
    return {
      person,
      ...nameWithReading((names.get(person) ?? []).map(({ name }) => name)),
      ...(number === undefined ? {} : { number }),
    };
  });
}

/** The newest name in the script it was given in; and the newest in Latin letters beside one that is not. */
function nameWithReading(names: readonly string[]): Pick<NamedPerson, "name" | "latin"> {
  const name = names.findLast((one) => scriptOf(one) !== "Latn") ?? names.at(-1);
  if (name === undefined) return {};
  const latin = names.findLast((one) => scriptOf(one) === "Latn");
  return { name, ...(latin === undefined || latin === name ? {} : { latin }) };
}

/** An entry, everything it says about anybody, and its proof; refused to whoever may not know all of it. */
export async function wholeEntry({ questions }: Gathering, number: EntryNumber) {
  const [found, bundle] = await Promise.all([questions.entry(number), questions.prove(number)]);
  if (found === undefined) return notFound("entry", String(number));
  if (isRefusal(bundle)) return bundle;
  const { entry, items } = found;
  const count = entry.people === undefined ? 0 : Array.isArray(entry.people) ? entry.people.length : entry.people.count;
  if (items.length !== count) return notWhole(number);
  if (count > MOST_PEOPLE) return tooLong(count);
  return { entry, items, bundles: [bundle], list: { items: items.map((item: Item) => canonicalBytes(item)) } };
}

export function tooLong(people: number): Refusal {
  return refuse(
    "invalid",
    "paper-too-long",
    `${people} people are more than one paper holds: ${MOST_PEOPLE}.`,
    "Export the list as CSV instead.",
    { people, most: MOST_PEOPLE },
  );
}

function notWhole(number: EntryNumber): Refusal {
  return refuse(
    "forbidden-by-rule",
    "paper-not-whole",
    "This paper names people whom you may not know of.",
    "Have an officer print it who may know of everybody on it.",
    { entry: number },
  );
}
