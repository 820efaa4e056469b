/** A programme is planned: from whom to whom, up to how many people, and who says so. */
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound, refuse } from "../frame/refusal.ts";
import { partiesTo, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

export const Ceiling = Type.Integer({ minimum: 1, maximum: 10_000_000 });
const Authorities = Type.Array(Id.authority, { minItems: 1, maxItems: 16, uniqueItems: true });

export const plan = rule({
  command: "programme.plan",
  kind: "programme.planned",
  fields: {
    programme: Id.programme,
    from: Authorities,
    to: Authorities,
    ceiling: Ceiling,
    source: Text(300, "who said so, and where it was published or agreed"),
  },
  needs: ({ programme, from, to }) => ({
    subjects: [about.programme(programme), ...[...from, ...to].map(about.authority)],
  }),

  decide({ programme, from, to, ceiling, source }, facts) {
    const known = facts.subject("programme", programme);
    if (known !== undefined) {
      return refuse(
        "conflict",
        "programme-exists",
        `There is a programme ${programme} already.`,
        "Use it, or choose another code.",
        { programme, entry: known.entry },
      );
    }
    const unknown = [...from, ...to].find((authority) => facts.subject("authority", authority) === undefined);
    if (unknown !== undefined) return notFound("authority", unknown);
    return { about: [about.programme(programme)], body: { programme, from, to, ceiling, source } };
  },

  parties: ({ programme, from, to }) => partiesTo(about.programme(programme), [...from, ...to]),

  applies: {
    programme: (_state, { entry, body }) => ({
      code: body.programme,
      from: body.from,
      to: body.to,
      ceiling: body.ceiling,
      source: body.source,
      entry: entry.number,
      transfers: new Map(),
    }),
  },
});
