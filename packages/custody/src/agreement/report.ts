/** A party says that a term is met, or disputes it. Nobody's word replaces another's (rule 9). */
import { CODE_PATTERN, Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { REPORTED } from "./agreement.ts";

export const reportTerm = rule({
  command: "term.report",
  kind: "term.reported",
  fields: {
    agreement: Id.agreement,
    term: Type.String({ pattern: CODE_PATTERN, maxLength: 64 }),
    status: Type.Enum([...REPORTED]),
    /** Whose word it is: a party, or another authority that watches over it. */
    party: Id.authority,
    why: Type.Optional(Text(10_000, "on what grounds")),
  },
  needs: ({ agreement, party }) => ({ subjects: [about.agreement(agreement), about.authority(party)] }),

  decide({ agreement: code, term, status, party, why, occurredAt }, facts) {
    const agreement = facts.subject("agreement", code);
    if (agreement === undefined) return notFound("agreement", code);
    if (!agreement.terms.has(term)) return notFound("term", term);
    if (facts.subject("authority", party) === undefined) return notFound("authority", party);
    if (occurredAt < agreement.at) {
      return refuse(
        "conflict",
        "before-the-agreement",
        `${code} was made on ${agreement.at} (entry ${agreement.entry}).`,
        "Check the time.",
        { agreement: code, entry: agreement.entry },
      );
    }
    return {
      about: [about.agreement(code), about.authority(party)],
      body: { agreement: code, term, status, party },
      ...detailOf({ why }),
    };
  },

  applies: {
    agreement: (state, { entry, body }) => {
      state?.terms.get(body.term)?.reports.push({
        entry: entry.number,
        at: entry.occurredAt,
        by: entry.by,
        party: body.party,
        status: body.status,
      });
      return state;
    },
  },
});
