/**
 * Control of a site passes by a signed instrument and a joint roll. From that instant the incoming authority answers for
 * everyone both saw; whoever the books hold there and nobody saw is *unaccounted*, and the outgoing authority answers on.
 */
import type { Instant, PersonId, SiteCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { howMany, namedTwice, naming, unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, notFound, refuse } from "../frame/refusal.ts";
import type { WantedItem } from "../frame/rule.ts";
import { partiesTo, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Site } from "../place/site.ts";
import { controlEnding } from "./passing.ts";

const INVENTORIES = ["keys", "files", "property", "vehicles", "medicines", "other"] as const;

const InventoryLine = Type.Object(
  {
    what: Type.Enum([...INVENTORIES]),
    number: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    note: Type.Optional(Text(1000, "what they are, and what is missing")),
  },
  { additionalProperties: false },
);

const Difference = Type.Object(
  { person: Id.person, reason: Text(1000, "why the person is not on the joint roll") },
  { additionalProperties: false },
);

export const handOver = rule({
  command: "control.hand-over",
  kind: "control.handed-over",
  twoOfficers: true,
  fields: {
    site: Id.site,
    to: Id.authority,
    /** Everyone both authorities saw there. */
    jointRoll: Type.Array(Id.person, { maxItems: 200_000, uniqueItems: true }),
    /** Why people on the books are not on the joint roll, where somebody knows. */
    differences: Type.Optional(Type.Array(Difference, { maxItems: 200_000 })),
    inventory: Type.Optional(Type.Array(InventoryLine, { maxItems: 64 })),
  },
  needs: ({ site, to, jointRoll, differences = [], occurredAt }) => ({
    subjects: [about.site(site), about.authority(to)],
    people: [...jointRoll, ...differences.map(({ person }) => person)],
    peopleAt: { site, at: occurredAt },
  }),

  decide({ site: code, to, jointRoll, differences = [], inventory = [], occurredAt, by, second }, facts) {
    const site = facts.subject("site", code);
    if (site === undefined) return notFound("site", code);
    if (facts.subject("authority", to) === undefined) return notFound("authority", to);
    const outgoing = controlEnding(site, to, occurredAt);
    if (isRefusal(outgoing)) return outgoing;
    const hindered =
      unsigned(code, "outgoing", outgoing.authority, by.authority) ??
      unsigned(code, "incoming", to, second?.authority) ??
      underCount(site) ??
      unknownPeople(jointRoll, facts) ??
      namedTwice("differences", differences);
    if (hindered !== undefined) return hindered;

    const held = new Set(facts.peopleAt(code));
    const roll = new Set(jointRoll);
    const strangers = jointRoll.filter((person) => !held.has(person));
    if (strangers.length > 0) return notHeldHere(code, strangers);
    const missing = [...held].filter((person) => !roll.has(person));
    const reasons = new Map(differences.map(({ person, reason }) => [person, reason]));
    const groundless = [...reasons.keys()].filter((person) => !held.has(person) || roll.has(person));
    if (groundless.length > 0) return noDifference(groundless);

    return {
      about: [about.site(code), about.authority(outgoing.authority), about.authority(to)],
      items: [
        ...jointRoll.map((person): WantedItem => {
          const line = { step: "control-changed", makes: { state: "held", site: code, custodian: to } } as const;
          return { person, line, seen: seenAt(code, person, facts, occurredAt) };
        }),
        ...missing.map((person) => missingItem(code, person, reasons.get(person))),
      ],
      body: {
        site: code,
        from: outgoing.authority,
        to,
        onJointRoll: jointRoll.length,
        notOnJointRoll: missing.length,
        inventory: inventory.map(({ what, number }) => ({ what, number })),
      },
      details: inventory.some(({ note }) => note !== undefined) ? [{ inventory }] : [],
    };
  },

  parties: ({ site, from, to }) => partiesTo(about.site(site), [from, to]),

  applies: {
    site: (state, { entry, body }) => {
      state?.control.push({
        authority: body.to,
        from: entry.occurredAt,
        instrument: "handover",
        entry: entry.number,
      });
      return state;
    },
  },
});

function seenAt(site: SiteCode, person: PersonId, facts: Facts, at: Instant) {
  const unit = facts.person(person)?.chain.at(at)?.makes.unit;
  return unit === undefined ? { site } : { site, unit };
}

function missingItem(site: SiteCode, person: PersonId, reason: string | undefined): WantedItem {
  return {
    person,
    line: { step: "not-on-joint-roll", makes: { state: "unaccounted", site } },
    says: { explained: reason !== undefined },
    ...(reason === undefined ? {} : { details: [{ reason }] }),
  };
}

function unsigned(
  site: SiteCode,
  side: "outgoing" | "incoming",
  authority: string,
  signed: string | undefined,
): Refusal | undefined {
  if (signed === authority) return undefined;
  return refuse(
    "forbidden-by-rule",
    `${side}-must-sign`,
    `The ${side} authority of ${site} is ${authority}, and ${signed ?? "nobody"} signed in its place.`,
    side === "outgoing"
      ? `Have an officer of ${authority} enter it; control taken without that signature is a seizure.`
      : `Have an officer of ${authority} sign as the second.`,
    { site, authority, field: side === "outgoing" ? "by" : "second" },
  );
}

/** Both sign for who is there, so nobody may be counting still (CNT-1). */
function underCount(site: Site): Refusal | undefined {
  const [count] = site.openCounts.keys();
  if (count === undefined) return undefined;
  return refuse(
    "conflict",
    "count-open",
    `${site.code} is under count ${count}.`,
    `Clear or abandon count ${count} first.`,
    { site: site.code, count },
  );
}

function notHeldHere(site: SiteCode, strangers: readonly PersonId[]): Refusal {
  return refuse(
    "conflict",
    "not-held-here",
    `${howMany(strangers)} on the joint roll and not held at ${site} in the books at that time.`,
    "Register, admit or find them first, or take them off the joint roll.",
    { site, ...naming(strangers) },
  );
}

function noDifference(people: readonly PersonId[]): Refusal {
  return refuse(
    "invalid",
    "no-difference-to-explain",
    `${howMany(people)} explained though books and joint roll do not differ there.`,
    "Leave them out of the differences.",
    { field: "differences", ...naming(people) },
  );
}
