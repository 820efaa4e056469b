/**
 * People have escaped, from a site or on the way. They are *at large*, and the custodian who had them goes on answering
 * (rule 4). A count that freezes the unit does not hinder it: an escape asks nobody.
 */
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import { detailOf, present } from "../frame/present.ts";
import { isRefusal } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { tally } from "../incident/incident.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";
import { transferCarrying } from "../person/standing.ts";
import { explain } from "../transfer/transfer.ts";
import { peopleField } from "./people.ts";

export const ESCAPE_MEANS = ["break-out", "attack-from-outside", "walk-out", "from-escort", "not-known"] as const;

export const recordEscape = rule({
  command: "escape.record",
  kind: "escape.recorded",
  fields: {
    ...peopleField,
    means: Type.Optional(Type.Enum([...ESCAPE_MEANS])),
    account: Type.Optional(Text(8_000, "how it came about")),
    ...incidentField,
  },
  needs: ({ people, incident }) => ({ people, subjects: incidentOf(incident) }),

  decide({ people, means, account, incident, occurredAt }, facts) {
    const unknown = unknownPeople(people, facts) ?? unknownIncident(facts, incident);
    if (unknown !== undefined) return unknown;
    const carried = transferCarrying(facts, people, occurredAt);
    if (isRefusal(carried)) return carried;
    return {
      about: [...incidentOf(incident), ...(carried.transfer === undefined ? [] : [about.transfer(carried.transfer)])],
      items: people.map((person) => ({ person, line: { step: "escaped", makes: { state: "at-large" } } })),
      body: present({ means }),
      ...detailOf({ account }),
    };
  },

  applies: {
    incident: (state, { items }) => tally(state, "escaped", items.length),
    transfer: (state, { items, entry }) => {
      for (const { person } of items) explain(state, person, entry, "escaped");
      return state;
    },
  },
});
