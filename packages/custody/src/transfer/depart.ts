/**
 * The escort leaves with the people who boarded, counted by name. Everyone else on the manifest stays where they are, with a
 * reason. The sender goes on answering for every one of them until the receiver accepts them by name (rule 4).
 */
import type { Officer, PersonId } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { detailOf } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, notFound } from "../frame/refusal.ts";
import { PeopleList, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { positionAt } from "../person/standing.ts";
import { frozen } from "../place/site.ts";
import type { Site } from "../place/site.ts";
import { changeShare } from "../programme/programme.ts";
import { blocked, filesIn, openBlockers } from "./blockers.ts";
import { elsewhere, notActingFor, notListed, outOfOrder, refusePeople, transferIn } from "./guards.ts";
import { overridesOf } from "./override.ts";
import { notHeldBy } from "./propose.ts";
import type { Transfer } from "./transfer.ts";
import { subjectsOf, touch } from "./transfer.ts";

const REASONS_TO_STAY = [
  "died",
  "released",
  "escaped",
  "unfit",
  "hospital",
  "court",
  "objection",
  "no-seat",
  "not-found",
  "other",
] as const;

const LeftBehind = Type.Object(
  {
    person: Id.person,
    reason: Type.Enum([...REASONS_TO_STAY]),
    note: Type.Optional(Text(1_000, "more about the reason; kept apart")),
  },
  { additionalProperties: false },
);
type LeftBehind = Type.Static<typeof LeftBehind>;

export const depart = rule({
  command: "transfer.depart",
  kind: "transfer.departed",
  twoOfficers: true,
  fields: {
    transfer: Id.transfer,
    /** Where they leave from: the sending site. */
    site: Id.site,
    boarded: PeopleList,
    leftBehind: Type.Optional(Type.Array(LeftBehind, { maxItems: 200_000 })),
  },
  needs: ({ transfer, site }) => ({
    subjects: [about.transfer(transfer), about.site(site)],
    peopleOf: [transfer],
    manifestFiles: true,
  }),

  decide({ transfer: code, site: from, boarded, leftBehind = [], by, second, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["sealed"]);
    if (isRefusal(transfer)) return transfer;
    const site = facts.subject("site", from);
    if (site === undefined) return notFound("site", from);
    const hindered =
      mayNotCount(transfer, by, second) ??
      outOfOrder(occurredAt, transfer.prepared, "the transfer was last changed") ??
      elsewhere(from, transfer.from.site, "Name the sending site.") ??
      miscounted(transfer, boarded, leftBehind) ??
      notHeldBy(facts, boarded, transfer.from, occurredAt) ??
      underCount(facts, site, boarded, occurredAt) ??
      blocked(transfer, openBlockers(transfer, filesIn(facts), occurredAt, boarded));
    if (hindered !== undefined) return hindered;
    const makes = {
      state: "in-transit",
      transfer: code,
      custodian: transfer.from.authority,
      escort: transfer.escort,
    } as const;
    return {
      about: subjectsOf(transfer),
      items: [
        ...boarded.map((person) => boardedItem(transfer, person, makes)),
        ...leftBehind.map(({ person, reason, note }) => ({
          person,
          says: { leftBehind: reason },
          ...detailOf({ note }),
        })),
      ],
      body: { transfer: code, site: from, boarded: boarded.length, leftBehind: leftBehind.length },
    };
  },

  applies: {
    transfer: (state, { entry, items }) => {
      if (state === undefined) return state;
      const moment = { at: entry.occurredAt, entry: entry.number };
      for (const { person, line } of items) {
        const passenger = state.people.get(person);
        if (passenger === undefined) continue;
        if (line === undefined) passenger.leftBehind = moment;
        else passenger.boarded = moment;
        state.counts[line === undefined ? "leftBehind" : "boarded"] += 1;
      }
      state.state = "departed";
      state.departed = moment;
      return touch(state, entry.occurredAt);
    },
    programme: (state, { body }) =>
      changeShare(state, body.transfer, (share) => {
        share.departed = body.boarded;
      }),
  },
});

/** The sender or the escort counts at the gate, and an officer of the escort signs: it takes these people, and no others. */
function mayNotCount({ from, escort }: Transfer, by: Officer, second: Officer | undefined): Refusal | undefined {
  return (
    notActingFor(by, [from.authority, escort], "Counting the departure") ??
    notActingFor(second, [escort], "The second signature on the departure")
  );
}

/** The refusal of a count that is not exactly the manifest: everyone once, boarded or left behind; undefined when it is. */
function miscounted(
  { code, people }: Transfer,
  boarded: readonly PersonId[],
  leftBehind: readonly LeftBehind[],
): Refusal | undefined {
  const named = [...boarded, ...leftBehind.map(({ person }) => person)];
  const counted = new Set<PersonId>();
  const twice = named.filter((person) => {
    const again = counted.has(person);
    counted.add(person);
    return again;
  });
  return (
    notListed(people, named) ??
    refusePeople(
      twice,
      "counted-twice",
      (count) => `${count} would be counted more than once.`,
      "Count each person once.",
    ) ??
    refusePeople(
      [...people.keys()].filter((person) => !counted.has(person)),
      "people-not-counted",
      (count) => `${count} on the manifest of ${code} are neither boarded nor left behind.`,
      "Say of each whether they boarded, or why they stay.",
    )
  );
}

/** CNT-1: nobody leaves a unit under an open count. */
function underCount(
  facts: Facts,
  site: Site,
  boarded: readonly PersonId[],
  at: Parameters<typeof positionAt>[2],
): Refusal | undefined {
  if (site.openCounts.size === 0) return undefined;
  for (const person of boarded) {
    const hold = frozen(site, positionAt(facts, person, at)?.unit);
    if (hold !== undefined) return hold;
  }
  return undefined;
}

function boardedItem<Position>(transfer: Transfer, person: PersonId, makes: Position) {
  const overrides = overridesOf(transfer, person);
  return {
    person,
    line: { step: "departed", makes } as const,
    seen: { site: transfer.from.site },
    ...(overrides.length === 0 ? {} : { says: { overrides } }),
  };
}
