/** People tried to escape and did not: nobody moved in the books. An attempt is told from an escape (GC3-91). */
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import { detailOf, present } from "../frame/present.ts";
import { isRefusal } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";
import { notInEpisode, transferCarrying } from "../person/standing.ts";
import { peopleField } from "./people.ts";
import { ESCAPE_MEANS } from "./record.ts";

export const attemptEscape = rule({
  command: "escape.attempt",
  kind: "escape.attempted",
  fields: {
    ...peopleField,
    means: Type.Optional(Type.Enum([...ESCAPE_MEANS])),
    account: Type.Optional(Text(8_000, "what was tried, and what stopped it")),
    ...incidentField,
  },
  needs: ({ people, incident }) => ({ people, subjects: incidentOf(incident) }),

  decide({ people, means, account, incident, occurredAt }, facts) {
    const unknown = unknownPeople(people, facts) ?? unknownIncident(facts, incident);
    if (unknown !== undefined) return unknown;
    for (const person of people) {
      const hindered = notInEpisode(facts, person, occurredAt);
      if (hindered !== undefined) return hindered;
    }
    const carried = transferCarrying(facts, people, occurredAt);
    if (isRefusal(carried)) return carried;
    return {
      about: [...incidentOf(incident), ...(carried.transfer === undefined ? [] : [about.transfer(carried.transfer)])],
      items: people.map((person) => ({ person })),
      body: present({ means }),
      ...detailOf({ account }),
    };
  },
});
