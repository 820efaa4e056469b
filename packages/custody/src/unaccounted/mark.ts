/**
 * Nobody can say where these people are. They are neither released nor at large: they are *unaccounted*, and the
 * custodian who had them goes on answering (rule 6). It is a disappearance until it is explained (MR-71).
 */
import Type from "typebox";
import { peopleField } from "../escape/people.ts";
import { unknownPeople } from "../frame/named.ts";
import { detailOf } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";
import { transferCarrying } from "../person/standing.ts";
import { explain } from "../transfer/transfer.ts";

export const markUnaccounted = rule({
  command: "custody.mark-unaccounted",
  kind: "custody.marked-unaccounted",
  fields: {
    ...peopleField,
    reason: Type.Enum(["not-at-count", "not-on-roll", "not-on-arrival", "attack", "control-lost", "other"]),
    account: Type.Optional(Text(8_000, "what is known of it")),
    ...incidentField,
  },
  needs: ({ people, incident }) => ({ people, subjects: incidentOf(incident) }),

  decide({ people, reason, account, incident, occurredAt, second }, facts) {
    const unknown = unknownPeople(people, facts) ?? unknownIncident(facts, incident);
    if (unknown !== undefined) return unknown;
    const carried = transferCarrying(facts, people, occurredAt);
    if (isRefusal(carried)) return carried;
    if (carried.transfer !== undefined && second === undefined) return needsTwoOfficers(carried.transfer);
    return {
      about: [...incidentOf(incident), ...(carried.transfer === undefined ? [] : [about.transfer(carried.transfer)])],
      items: people.map((person) => ({ person, line: { step: "unaccounted", makes: { state: "unaccounted" } } })),
      body: { reason },
      ...detailOf({ account }),
    };
  },

  applies: {
    transfer: (state, { items, entry }) => {
      for (const { person } of items) explain(state, person, entry, "unaccounted");
      return state;
    },
  },
});

/** It takes the people out of the transfer's difference (rule 5): nobody does that alone. */
function needsTwoOfficers(transfer: string): Refusal {
  return refuse(
    "forbidden-by-rule",
    "second-officer-needed",
    `People on ${transfer} are declared unaccounted by two officers.`,
    "Have a second officer sign.",
    { field: "second", transfer },
  );
}
