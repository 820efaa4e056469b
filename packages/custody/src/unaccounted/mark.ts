/**
 * Nobody can say where these people are. They are neither released nor at large: they are *unaccounted*, and the
 * custodian who had them goes on answering (rule 6). It is a disappearance until it is explained (MR-71).
 */
import type { Instant, PersonId } from "@muster/record";
import Type from "typebox";
import { peopleField } from "../escape/people.ts";
import type { Facts } from "../frame/facts.ts";
import { unknownPeople } from "../frame/named.ts";
import { detailOf } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, oneOfficerAlone } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";
import { transferCarrying } from "../person/standing.ts";
import { explain } from "../transfer/transfer.ts";

export const markUnaccounted = rule({
  command: "custody.mark-unaccounted",
  kind: "custody.marked-unaccounted",
  twoOfficers: takenOffTransfer,
  fields: {
    ...peopleField,
    reason: Type.Enum(["not-at-count", "not-on-roll", "not-on-arrival", "attack", "control-lost", "other"]),
    account: Type.Optional(Text(8_000, "what is known of it")),
    ...incidentField,
  },
  needs: ({ people, incident }) => ({ people, subjects: incidentOf(incident) }),

  decide({ people, reason, account, incident, occurredAt }, facts) {
    const unknown = unknownPeople(people, facts) ?? unknownIncident(facts, incident);
    if (unknown !== undefined) return unknown;
    const carried = transferCarrying(facts, people, occurredAt);
    if (isRefusal(carried)) return carried;
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
function takenOffTransfer(
  { people, occurredAt }: { readonly people: readonly PersonId[]; readonly occurredAt: Instant },
  facts: Facts,
): Refusal | undefined {
  const carried = transferCarrying(facts, people, occurredAt);
  if (isRefusal(carried) || carried.transfer === undefined) return undefined;
  const { transfer } = carried;
  return oneOfficerAlone(`People on ${transfer} are declared unaccounted by two officers.`, { transfer });
}
