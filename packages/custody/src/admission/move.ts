/** A person moves from one unit to another of the same site. */
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { frozen } from "../place/site.ts";

export const move = rule({
  command: "custody.move",
  kind: "custody.moved",
  fields: { person: Id.person, site: Id.site, unit: Type.Optional(Id.unit) },
  needs: ({ person, site }) => ({ people: [person], subjects: [about.site(site)] }),

  decide({ person, site: code, unit, occurredAt }, facts) {
    const known = facts.person(person);
    if (known === undefined) return notFound("person", person);
    const site = facts.subject("site", code);
    if (site === undefined) return notFound("site", code);
    if (unit !== undefined && !site.units.has(unit)) return notFound("unit", unit);
    const hold = frozen(site, unit) ?? frozen(site, known.chain.at(occurredAt)?.makes.unit);
    if (hold !== undefined) return hold;
    return {
      about: [],
      items: [
        {
          person,
          line: { step: "moved", makes: { state: "held", site: code, ...(unit === undefined ? {} : { unit }) } },
        },
      ],
      body: {},
    };
  },
});
