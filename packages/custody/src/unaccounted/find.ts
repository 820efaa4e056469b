/**
 * People who were unaccounted are found: held at a site, on the transfer they were missed from, or, where neither is
 * named, known to be at large. A frozen unit does not hinder it: finding people is what a count is for.
 */
import type { EntryNumber, Instant, PersonId, Position, SiteCode, TransferCode, UnitCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { peopleField } from "../escape/people.ts";
import type { Facts } from "../frame/facts.ts";
import { unknownPeople } from "../frame/named.ts";
import { detailOf, present } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";
import { transferCarrying } from "../person/standing.ts";
import { heldAt } from "../place/arrival.ts";
import { resume } from "../transfer/transfer.ts";

export const find = rule({
  command: "custody.find",
  kind: "custody.found",
  fields: {
    ...peopleField,
    site: Type.Optional(Id.site),
    unit: Type.Optional(Id.unit),
    transfer: Type.Optional(Id.transfer),
    account: Type.Optional(Text(8_000, "how they were found, and what had happened")),
    ...incidentField,
  },
  needs: ({ people, site, transfer, incident }) => ({
    people,
    subjects: [
      ...(site === undefined ? [] : [about.site(site)]),
      ...(transfer === undefined ? [] : [about.transfer(transfer)]),
      ...incidentOf(incident),
    ],
  }),

  decide(command, facts) {
    const { people, account, incident, occurredAt } = command;
    const unknown = unknownPeople(people, facts) ?? unknownIncident(facts, incident);
    if (unknown !== undefined) return unknown;
    const makes = foundIn(facts, command, occurredAt);
    if (isRefusal(makes)) return makes;
    const carried = transferCarrying(facts, people, occurredAt);
    if (isRefusal(carried)) return carried;
    return {
      about: [...incidentOf(incident), ...(carried.transfer === undefined ? [] : [about.transfer(carried.transfer)])],
      items: people.map((person) => ({ person, line: { step: "found", makes } })),
      body: present({ transfer: command.transfer }),
      ...detailOf({ account }),
    };
  },

  applies: {
    transfer: (state, { items, body }) => {
      if (body.transfer === undefined) return state;
      for (const { person } of items) resume(state, person);
      return state;
    },
  },
});

interface Whereabouts {
  readonly people: readonly PersonId[];
  readonly site?: SiteCode;
  readonly unit?: UnitCode;
  readonly transfer?: TransferCode;
}

/** The position they are found in. The step carries over who answers for them (see books/steps.ts). */
function foundIn(facts: Facts, { site, unit, transfer }: Whereabouts, at: Instant): Position | Refusal {
  if (transfer !== undefined) {
    if (site !== undefined || unit !== undefined) return twoPlaces();
    const carrying = facts.subject("transfer", transfer);
    if (carrying === undefined) return notFound("transfer", transfer);
    if (carrying.ended !== undefined) return overAlready(transfer, carrying.ended.entry);
    return { state: "in-transit", transfer };
  }
  if (site === undefined) return unit === undefined ? { state: "at-large" } : unitOfNoSite();
  return heldAt(facts, { site, ...(unit === undefined ? {} : { unit }) }, at);
}

/** Nobody would receive them there any more: they are somewhere else by now. */
function overAlready(transfer: TransferCode, entry: EntryNumber): Refusal {
  return refuse(
    "conflict",
    "transfer-ended",
    `${transfer} ended with entry ${entry}: nobody can be found on it.`,
    "Name the site where they are, or neither.",
    { transfer, entry },
  );
}

function twoPlaces(): Refusal {
  return refuse(
    "invalid",
    "found-in-two-places",
    "Nobody is found at a site and on a transfer at once.",
    "Name the site or the transfer.",
    { field: "transfer" },
  );
}

function unitOfNoSite(): Refusal {
  return refuse("invalid", "unit-without-site", "A unit is part of a site, and none is named.", "Name the site.", {
    field: "unit",
  });
}
