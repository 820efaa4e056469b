/** Something happened: by the names of those concerned, or by a number as it was said at first, or both. It moves nobody. */
import { Id } from "@muster/record";
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import { detailOf, present } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { PeopleList, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { INCIDENTS } from "./incident.ts";
import { misstated, StatedNumber } from "./stated-number.ts";

export const recordIncident = rule({
  command: "incident.record",
  kind: "incident.recorded",
  fields: {
    incident: Id.incident,
    type: Type.Enum([...INCIDENTS]),
    site: Type.Optional(Id.site),
    transfer: Type.Optional(Id.transfer),
    people: Type.Optional(PeopleList),
    number: Type.Optional(StatedNumber),
    narrative: Type.Optional(Text(20_000, "what happened")),
    /** What is held to show it, and where (MR-71). */
    evidence: Type.Optional(Text(5_000, "evidence held, and where")),
  },
  needs: ({ incident, site, transfer, people = [] }) => ({
    subjects: [
      about.incident(incident),
      ...(site === undefined ? [] : [about.site(site)]),
      ...(transfer === undefined ? [] : [about.transfer(transfer)]),
    ],
    people,
  }),

  decide({ incident: code, type, site, transfer, people = [], number, narrative, evidence }, facts) {
    const known = facts.subject("incident", code);
    if (known !== undefined) {
      return refuse("conflict", "incident-exists", `${code} is on the register already.`, "Choose another code.", {
        incident: code,
        entry: known.entry,
      });
    }
    if (site !== undefined && facts.subject("site", site) === undefined) return notFound("site", site);
    if (transfer !== undefined && facts.subject("transfer", transfer) === undefined) {
      return notFound("transfer", transfer);
    }
    const hindered = unknownPeople(people, facts) ?? misstated("number", number);
    if (hindered !== undefined) return hindered;
    return {
      about: [
        about.incident(code),
        ...(site === undefined ? [] : [about.site(site)]),
        ...(transfer === undefined ? [] : [about.transfer(transfer)]),
      ],
      items: people.map((person) => ({ person })),
      body: { incident: code, type, people: people.length, ...present({ site, transfer, number }) },
      ...detailOf({ narrative, evidence }),
    };
  },

  applies: {
    incident: (_state, { entry, body }) => ({
      code: body.incident,
      type: body.type,
      ...present({ site: body.site, transfer: body.transfer, number: body.number }),
      at: entry.occurredAt,
      entry: entry.number,
      people: body.people,
      accounts: [],
      reports: [],
      escaped: 0,
      recaptured: 0,
    }),
  },
});
