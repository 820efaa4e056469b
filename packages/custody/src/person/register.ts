/** A person comes on the register: an opaque id, with the numbers and claims known so far, all of them optional. */
import type { Instant, PersonId, Subject } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { isErased } from "../detail/erasure.ts";
import type { Facts, RecordedEntry } from "../frame/facts.ts";
import { unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { misdated } from "./birth.ts";
import { Claim, kinOf } from "./claim.ts";
import type { PersonFile } from "./file.ts";

export const PersonNumber = Type.Object(
  { number: Text(64, "the number as the authority writes it"), issuer: Id.authority },
  { additionalProperties: false },
);

/** What is known of a person from the start: claims and numbers. Names may be missing: *name not known* is allowed. */
export const knownFromTheStart = {
  numbers: Type.Optional(Type.Array(PersonNumber, { maxItems: 16 })),
  claims: Type.Optional(Type.Array(Claim, { maxItems: 32 })),
} as const;

/** How numbers and claims stand in an item: claims as detail, kept apart and erasable; what kind of claim is no detail. */
export function knownItem(numbers: readonly Type.Static<typeof PersonNumber>[], claims: readonly Claim[]) {
  return {
    says: { claims: claims.map(({ claim }) => claim), ...(numbers.length === 0 ? {} : { numbers: numbers.length }) },
    details: [...claims, ...(numbers.length === 0 ? [] : [{ numbers }])],
  };
}

/** The subjects to see before numbers are taken: who gave them. */
export function issuersOf(numbers: readonly Type.Static<typeof PersonNumber>[]): readonly Subject[] {
  return [...new Set(numbers.map(({ issuer }) => issuer))].map(about.authority);
}

/** The refusal of numbers of an authority nobody knows; undefined when all are known. */
export function unknownIssuer(numbers: readonly Type.Static<typeof PersonNumber>[], facts: Facts): Refusal | undefined {
  const unknown = numbers.find(({ issuer }) => facts.subject("authority", issuer) === undefined);
  return unknown === undefined ? undefined : notFound("authority", unknown.issuer);
}

/** The refusal of claims that cannot be: a birth not come yet, or kin nobody knows; undefined when all can. */
export function unfit(
  claims: readonly Claim[],
  person: PersonId | undefined,
  facts: Facts,
  at: Instant,
): Refusal | undefined {
  const kin = kinOf(claims);
  if (person !== undefined && kin.includes(person)) {
    return refuse("invalid", "own-kin", "Nobody is their own kin.", "Name the relative.", { person });
  }
  return unknownPeople(kin, facts) ?? misdated(claims, at);
}

/** Puts an item's numbers and claims into the file. */
export function fileKnown(
  file: PersonFile,
  details: readonly string[] = [],
  recorded: RecordedEntry,
  kinds: readonly string[],
): void {
  kinds.forEach((claim, index) => {
    const entry = recorded.entry.number;
    const clear = recorded.details.get(details[index] ?? "") as Claim | undefined;
    const detail = isErased(file, `claim:${claim}`, entry) ? undefined : clear;
    file.claims.push({
      entry,
      index,
      at: recorded.entry.occurredAt,
      by: recorded.entry.by,
      claim: claim as Claim["claim"],
      detail,
    });
  });
  if (isErased(file, "numbers", recorded.entry.number)) return;
  const given = recorded.details.get(details[kinds.length] ?? "") as
    | { numbers: Type.Static<typeof PersonNumber>[] }
    | undefined;
  for (const { number, issuer } of given?.numbers ?? [])
    file.numbers.push({ number, issuer, entry: recorded.entry.number });
}

export const registerPerson = rule({
  command: "person.register",
  kind: "person.registered",
  fields: { person: Type.Optional(Id.person), ...knownFromTheStart },
  needs: ({ person, numbers = [], claims = [] }) => ({
    people: [...kinOf(claims), ...(person === undefined ? [] : [person])],
    subjects: issuersOf(numbers),
  }),

  decide({ person, numbers = [], claims = [], occurredAt }, facts, context) {
    const known = person === undefined ? undefined : facts.person(person);
    if (person !== undefined && known !== undefined) {
      return refuse("conflict", "person-exists", "This person is on the register already.", "Use the person's id.", {
        person,
        entry: known.chain.last?.entry,
      });
    }
    const wrong = unknownIssuer(numbers, facts) ?? unfit(claims, person, facts, occurredAt);
    if (wrong !== undefined) return wrong;
    const id: PersonId = person ?? context.newPerson();
    return {
      about: [],
      items: [{ person: id, line: { step: "registered", makes: { state: "outside" } }, ...knownItem(numbers, claims) }],
      body: {},
    };
  },

  applies: {
    person: (file, item, recorded) =>
      fileKnown(file, item.details, recorded, (item.says?.["claims"] ?? []) as string[]),
  },
});
