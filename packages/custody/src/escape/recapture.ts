/** People at large are brought back: the same custody episode goes on, at whichever site they were brought to (GC3-91). */
import { Id } from "@muster/record";
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import { detailOf } from "../frame/present.ts";
import { isRefusal } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { tally } from "../incident/incident.ts";
import { incidentField, incidentOf, unknownIncident } from "../incident/link.ts";

import { frozenThere, heldAt } from "../place/arrival.ts";
import { peopleField } from "./people.ts";

export const recapture = rule({
  command: "custody.recapture",
  kind: "custody.recaptured",
  fields: {
    ...peopleField,
    site: Id.site,
    unit: Type.Optional(Id.unit),
    account: Type.Optional(Text(8_000, "where and by whom they were taken")),
    ...incidentField,
  },
  needs: ({ people, site, incident }) => ({ people, subjects: [about.site(site), ...incidentOf(incident)] }),

  decide(command, facts) {
    const { people, account, incident, occurredAt } = command;
    const unknown = unknownPeople(people, facts) ?? unknownIncident(facts, incident);
    if (unknown !== undefined) return unknown;
    const makes = heldAt(facts, command, occurredAt);
    if (isRefusal(makes)) return makes;
    const hold = frozenThere(facts, makes);
    if (hold !== undefined) return hold;
    return {
      about: incidentOf(incident),
      items: people.map((person) => ({ person, line: { step: "recaptured", makes } })),
      body: {},
      ...detailOf({ account }),
    };
  },

  applies: {
    incident: (state, { items }) => tally(state, "recaptured", items.length),
  },
});
