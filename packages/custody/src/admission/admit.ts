/**
 * A person comes into custody at a site. Lack of papers is never a reason to refuse: *basis: none stated* is entered,
 * shown to oversight and starts a clock, because software that refuses drives people off the books.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { controllerAt, frozen } from "../place/site.ts";

export const admit = rule({
  command: "custody.admit",
  kind: "custody.admitted",
  fields: { person: Id.person, site: Id.site, unit: Type.Optional(Id.unit) },
  needs: ({ person, site }) => ({ people: [person], subjects: [about.site(site)] }),

  decide({ person, site: code, unit, occurredAt }, facts) {
    if (facts.person(person) === undefined) return notFound("person", person);
    const site = facts.subject("site", code);
    if (site === undefined) return notFound("site", code);
    if (unit !== undefined && !site.units.has(unit)) return notFound("unit", unit);
    const controller = controllerAt(site, occurredAt);
    if (controller === undefined) {
      return refuse("conflict", "site-not-open-yet", `${code} was opened on ${site.openedAt}.`, "Give a later time.", {
        site: code,
        entry: site.entry,
      });
    }
    const hold = frozen(site, unit);
    if (hold !== undefined) return hold;
    return {
      about: [],
      items: [
        {
          person,
          line: {
            step: "admitted",
            makes: {
              state: "held",
              site: code,
              ...(unit === undefined ? {} : { unit }),
              custodian: controller.authority,
            },
          },
        },
      ],
      body: {},
    };
  },
});
