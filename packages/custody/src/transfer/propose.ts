/**
 * A transfer is proposed: who goes, from whom to whom, with what escort, and where each person sits. Everyone on the list
 * is held by the sender at the sending site. A transfer of a programme counts against its ceiling from now on.
 */
import type { AuthorityCode, Instant, Item, OfficerCode, PersonId, SiteCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { partiesTo, PeopleList, rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { positionAt } from "../person/standing.ts";
import { outsideProgramme } from "../programme/limits.ts";
import { changeShare } from "../programme/programme.ts";
import { notListed, refusePeople } from "./guards.ts";
import { misseated, seatFrom, Seatings, seatsAfter, seatSays, Vehicles, vehiclesAfter } from "./seating.ts";
import type { Passenger } from "./transfer.ts";
import { subjectsOf } from "./transfer.ts";

const End = Type.Object({ authority: Id.authority, site: Id.site }, { additionalProperties: false });

export const propose = rule({
  command: "transfer.propose",
  kind: "transfer.proposed",
  fields: {
    transfer: Id.transfer,
    programme: Type.Optional(Id.programme),
    from: End,
    to: End,
    escort: Id.authority,
    people: PeopleList,
    vehicles: Type.Optional(Vehicles),
    seats: Type.Optional(Seatings),
  },
  needs: ({ transfer, programme, from, to, escort, people }) => ({
    people,
    subjects: [
      about.transfer(transfer),
      ...(programme === undefined ? [] : [about.programme(programme)]),
      ...[from.authority, to.authority, escort].map(about.authority),
      ...[from.site, to.site].map(about.site),
    ],
  }),

  decide(command, facts) {
    const { transfer: code, programme, from, to, escort, people, vehicles = [], seats: seatings = [] } = command;
    const hindered =
      exists(facts, code) ??
      unknownPart(facts, command) ??
      unknownPeople(people, facts) ??
      notHeldBy(facts, people, from, command.occurredAt) ??
      (programme === undefined ? undefined : outsideProgramme(facts, programme, { from, to, growth: people.length })) ??
      notListed(
        new Set(people),
        seatings.map(({ person }) => person),
      );
    if (hindered !== undefined) return hindered;
    const seats = seatsAfter(
      people.map((person) => [person, {}] as const),
      seatings,
    );
    const wrongSeats = misseated(vehiclesAfter(new Map(), vehicles), seats);
    if (wrongSeats !== undefined) return wrongSeats;
    return {
      about: subjectsOf({ code, ...(programme === undefined ? {} : { programme }) }),
      items: people.map((person) => ({ person, says: seatSays(seats.get(person) ?? {}) })),
      body: { transfer: code, from, to, escort, vehicles, ...(programme === undefined ? {} : { programme }) },
    };
  },

  parties: ({ transfer, from, to, escort }) =>
    partiesTo(about.transfer(transfer), [from.authority, to.authority, escort]),

  applies: {
    transfer: (_state, { entry, items, body }) => {
      const moment = { at: entry.occurredAt, entry: entry.number };
      return {
        code: body.transfer,
        ...(body.programme === undefined ? {} : { programme: body.programme }),
        from: body.from,
        to: { ...body.to },
        escort: body.escort,
        state: "proposed" as const,
        proposers: new Set<OfficerCode>([entry.by.officer]),
        proposed: moment,
        listed: moment,
        prepared: entry.occurredAt,
        latest: entry.occurredAt,
        vehicles: new Map(vehiclesAfter(new Map(), body.vehicles)),
        people: new Map(items.map((item) => [item.person, passengerFrom(item)])),
        overridden: new Map(),
        unexpected: new Map(),
        counts: {
          boarded: 0,
          leftBehind: 0,
          arrived: 0,
          received: 0,
          returned: 0,
          explained: 0,
          unexpectedUnexplained: 0,
        },
        reports: [],
      };
    },
    programme: (state, { items, body }) =>
      changeShare(state, body.transfer, (share) => {
        share.listed = items.length;
      }),
  },
});

/** A person newly on the list, as an item says. */
export function passengerFrom({ says }: Pick<Item, "says">): Passenger {
  const passenger: Passenger = {};
  seatFrom(passenger, says);
  return passenger;
}

/** The refusal of people whom the sender does not hold at its site; undefined when it holds them all. */
export function notHeldBy(
  facts: Facts,
  people: readonly PersonId[],
  { authority, site }: { readonly authority: AuthorityCode; readonly site: SiteCode },
  at: Instant,
): Refusal | undefined {
  const others = people.filter((person) => {
    const position = positionAt(facts, person, at);
    return position?.state !== "held" || position.site !== site || position.custodian !== authority;
  });
  return refusePeople(
    others,
    "not-held-by-sender",
    (count) => `${authority} does not hold ${count} of these at ${site} on ${at}.`,
    "Take them off the list, or enter first how they came to the site.",
  );
}

function exists(facts: Facts, code: string): Refusal | undefined {
  const known = facts.subject("transfer", code);
  if (known === undefined) return undefined;
  return refuse("conflict", "transfer-exists", `There is a transfer ${code} already.`, "Choose another code.", {
    transfer: code,
    entry: known.proposed.entry,
  });
}

function unknownPart(
  facts: Facts,
  {
    from,
    to,
    escort,
  }: { readonly from: Type.Static<typeof End>; readonly to: Type.Static<typeof End>; readonly escort: AuthorityCode },
): Refusal | undefined {
  for (const authority of [from.authority, to.authority, escort]) {
    if (facts.subject("authority", authority) === undefined) return notFound("authority", authority);
  }
  for (const site of [from.site, to.site]) {
    if (facts.subject("site", site) === undefined) return notFound("site", site);
  }
  if (from.site !== to.site) return undefined;
  return refuse(
    "invalid",
    "transfer-to-the-same-site",
    `${from.site} cannot be both ends of a transfer.`,
    "Name another destination; if a site passes to another authority, enter a handover.",
    { site: from.site },
  );
}
