/**
 * A person has died. The circumstances, as a code, and what became of the remains stay readable for good (ICPPED-17.3);
 * the cause, in words, is detail. A death has to be reported outside the site without delay (MR-71).
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import { detailOf, present } from "../frame/present.ts";
import { isRefusal } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";
import { transferCarrying } from "../person/standing.ts";
import { explain } from "../transfer/transfer.ts";

const CIRCUMSTANCES = [
  "illness",
  "old-age",
  "childbirth",
  "accident",
  "violence",
  "hostilities",
  "self-inflicted",
  "during-escape",
  "execution",
  "not-yet-known",
] as const;

const REMAINS = ["with-family", "with-authority", "with-hospital", "buried", "repatriated", "not-recovered"] as const;

export const recordDeath = rule({
  command: "death.record",
  kind: "death.recorded",
  fields: {
    person: Id.person,
    circumstances: Type.Enum([...CIRCUMSTANCES]),
    remains: Type.Optional(Type.Enum([...REMAINS])),
    cause: Type.Optional(Text(8_000, "the cause, as established so far and by whom")),
    destinationOfRemains: Type.Optional(Text(2_000, "where the remains are, exactly")),
    ...incidentField,
  },
  needs: ({ person, incident }) => ({ people: [person], subjects: incidentOf(incident) }),

  decide({ person, circumstances, remains, cause, destinationOfRemains, incident, occurredAt }, facts) {
    const unknown = unknownPeople([person], facts) ?? unknownIncident(facts, incident);
    if (unknown !== undefined) return unknown;
    const carried = transferCarrying(facts, [person], occurredAt);
    if (isRefusal(carried)) return carried;
    return {
      about: [...incidentOf(incident), ...(carried.transfer === undefined ? [] : [about.transfer(carried.transfer)])],
      items: [
        {
          person,
          line: { step: "died", makes: { state: "deceased" } },
          says: present({ circumstances, remains }),
          ...detailOf({ cause, destinationOfRemains }),
        },
      ],
      body: {},
    };
  },

  applies: {
    transfer: (state, { items, entry }) => {
      for (const { person } of items) explain(state, person, entry, "died");
      return state;
    },
  },
});
