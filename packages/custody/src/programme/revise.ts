/** A programme's ceiling is set anew, by a new source: never below the people who are in the programme already. */
import { Id } from "@muster/record";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { Ceiling } from "./plan.ts";
import { totalsOf } from "./programme.ts";

export const revise = rule({
  command: "programme.revise",
  kind: "programme.revised",
  fields: {
    programme: Id.programme,
    ceiling: Ceiling,
    source: Text(300, "who said so, and where it was published or agreed"),
  },
  needs: ({ programme }) => ({ subjects: [about.programme(programme)] }),

  decide({ programme, ceiling, source }, facts) {
    const known = facts.subject("programme", programme);
    if (known === undefined) return notFound("programme", programme);
    const { committed } = totalsOf(known);
    if (ceiling < committed) {
      return refuse(
        "conflict",
        "ceiling-below-commitments",
        `${committed} people are in ${programme} already, more than ${ceiling}.`,
        "Take people off its transfers first, or give a higher ceiling.",
        { programme, ceiling, committed },
      );
    }
    return { about: [about.programme(programme)], body: { ceiling, source } };
  },

  applies: {
    programme: (state, { body }) => {
      if (state === undefined) return state;
      state.ceiling = body.ceiling;
      state.source = body.source;
      return state;
    },
  },
});
