/** A count opens: from here nobody moves in or out of what it covers until it clears (CNT-1). */
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { COUNTINGS } from "./count.ts";

export const openCountOfSite = rule({
  command: "count.open",
  kind: "count.opened",
  fields: {
    count: Id.count,
    site: Id.site,
    /** Absent: the whole site. */
    units: Type.Optional(Type.Array(Id.unit, { minItems: 1, maxItems: 1_000, uniqueItems: true })),
    counting: Type.Enum([...COUNTINGS]),
  },
  needs: ({ count, site }) => ({ subjects: [about.count(count), about.site(site)] }),

  decide({ count: code, site: siteCode, units = [], counting }, facts) {
    const known = facts.subject("count", code);
    if (known !== undefined) {
      return refuse("conflict", "count-exists", `${code} is on the register already.`, "Choose another code.", {
        count: code,
        entry: known.entry,
      });
    }
    const site = facts.subject("site", siteCode);
    if (site === undefined) return notFound("site", siteCode);
    const strange = units.find((unit) => !site.units.has(unit));
    if (strange !== undefined) return notFound("unit", strange);
    for (const [other, { units: covered }] of site.openCounts) {
      if (units.length > 0 && covered.length > 0 && !covered.some((unit) => units.includes(unit))) continue;
      return refuse(
        "conflict",
        "count-open-already",
        `Count ${other} is under way at ${siteCode} over some of the same people.`,
        `Clear or abandon count ${other} first.`,
        { site: siteCode, count: other },
      );
    }
    return { about: [about.count(code), about.site(siteCode)], body: { count: code, site: siteCode, units, counting } };
  },

  applies: {
    count: (_state, { entry, body }) => ({
      code: body.count,
      site: body.site,
      units: body.units,
      counting: body.counting,
      entry: entry.number,
      openedAt: entry.occurredAt,
      round: 1,
      records: [],
      status: "open",
    }),
    site: (state, { body }) => {
      state?.openCounts.set(body.count, { units: body.units });
      return state;
    },
  },
});
