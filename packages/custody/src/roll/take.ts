/**
 * A roll: a list of who a site says it holds. Each person on it was *seen* there, by name, at that time. It moves nobody:
 * what follows from a roll are entries of their own (see `reconcile`). A roll that says just what the site's last one
 * said is recorded as no new evidence and shows nobody again: a list sent twice is not a second look.
 */
import type { Instant, PersonId, Position, UnitCode } from "@muster/record";
import { Digest, Id, InstantText } from "@muster/record";
import Type from "typebox";
import { namedTwice, naming, notOnRegister } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import type { WantedItem } from "../frame/rule.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Site } from "../place/site.ts";
import type { RolledPerson } from "./text.ts";

const closed = { additionalProperties: false } as const;

export const takeRoll = rule({
  command: "roll.take",
  kind: "roll.taken",
  fields: {
    site: Id.site,
    people: Type.Array(Type.Object({ person: Id.person, unit: Type.Optional(Id.unit) }, closed), {
      maxItems: 200_000,
    }),
    /** When the site says that people on this roll were admitted, where it says so first or otherwise than before. */
    stated: Type.Optional(
      Type.Array(Type.Object({ person: Id.person, admittedAt: InstantText }, closed), { maxItems: 200_000 }),
    ),
    /**
     * SHA-256 of `rollText(people)`, reckoned at the edge, for no hash is computed here. Without it a roll is always new
     * evidence; with it, one that is like the last is not.
     */
    digest: Type.Optional(Digest),
    /** The file the roll was read from. */
    source: Type.Optional(
      Type.Object(
        {
          file: Text(300, "the file's name"),
          digest: Digest,
          row: Type.Optional(Type.Integer({ minimum: 0, description: "the roll's first row in the file" })),
        },
        closed,
      ),
    ),
  },
  needs: ({ site, people }) => ({ subjects: [about.site(site)], people: people.map(({ person }) => person) }),

  decide({ site: code, people, stated = [], digest, source, occurredAt }, facts) {
    const site = facts.subject("site", code);
    if (site === undefined) return notFound("site", code);
    const strangers: PersonId[] = [];
    // Where the books have each of them then.
    const positions = people.map(({ person }) => {
      const known = facts.person(person);
      if (known === undefined) strangers.push(person);
      return known?.chain.at(occurredAt)?.makes;
    });
    const hindered =
      namedTwice("people", people) ??
      unknownUnit(site, people) ??
      notOnRegister(strangers) ??
      notOnRoll(stated, people);
    if (hindered !== undefined) return hindered;
    const admissions = new Map(stated.map(({ person, admittedAt }) => [person, admittedAt]));
    const newEvidence = !repeatsTheLast(site, people.length, digest, occurredAt);
    return {
      about: [about.site(code)],
      items: newEvidence
        ? people.map((one, index) => sighting(site, one, admissions.get(one.person), positions[index]))
        : stated.map(({ person, admittedAt }) => ({ person, says: { admittedAt } })),
      body: {
        site: code,
        people: people.length,
        newEvidence,
        ...(digest === undefined ? {} : { digest }),
        ...(source === undefined ? {} : { source }),
      },
    };
  },

  applies: {
    site: (state, { entry, body }) => {
      if (state === undefined) return state;
      state.lastRoll = {
        at: entry.occurredAt,
        entry: entry.number,
        people: body.people,
        ...(body.digest === undefined ? {} : { digest: body.digest }),
      };
      return state;
    },
  },
});

function repeatsTheLast(site: Site, people: number, digest: string | undefined, at: Instant): boolean {
  const last = site.lastRoll;
  return digest !== undefined && last?.digest === digest && last.people === people && last.at <= at;
}

/**
 * Seen, whatever the books say; where they have the person elsewhere, the item says where they do (rule 9). What the site
 * states of the admission stays its statement: no line moves for it.
 */
function sighting(
  { code }: Site,
  { person, unit }: RolledPerson,
  admittedAt: Instant | undefined,
  makes: Position | undefined,
): WantedItem {
  const seen = unit === undefined ? { site: code } : { site: code, unit };
  const isHeldHere = makes?.state === "held" && makes.site === code;
  if (isHeldHere && admittedAt === undefined) return { person, seen };
  const books = isHeldHere ? {} : { books: makes?.state ?? "not-registered-yet" };
  return { person, seen, says: { ...books, ...(admittedAt === undefined ? {} : { admittedAt }) } };
}

function notOnRoll(
  stated: readonly { readonly person: PersonId }[],
  people: readonly RolledPerson[],
): Refusal | undefined {
  if (stated.length === 0) return undefined;
  const twice = namedTwice("stated", stated);
  if (twice !== undefined) return twice;
  const rolled = new Set(people.map(({ person }) => person));
  const strangers = stated.filter(({ person }) => !rolled.has(person)).map(({ person }) => person);
  if (strangers.length === 0) return undefined;
  return refuse(
    "invalid",
    "stated-not-on-roll",
    `The roll states admissions of people who are not on it.`,
    "Name them among the people, or leave the statement out.",
    { field: "stated", ...naming(strangers) },
  );
}

function unknownUnit(site: Site, people: readonly RolledPerson[]): Refusal | undefined {
  const unknown = new Set<UnitCode>();
  for (const { unit } of people) if (unit !== undefined && !site.units.has(unit)) unknown.add(unit);
  if (unknown.size === 0) return undefined;
  return refuse(
    "not-found",
    "unit-not-found",
    `${site.code} has no unit ${[...unknown].slice(0, 10).join(", ")}.`,
    "Open the units first, or map them to units of the site.",
    { site: site.code, units: [...unknown].slice(0, 100) },
  );
}
