/** An agreement is put on record, with its parties and terms. Its wording is detail; who owes what by when stays readable. */
import { CODE_PATTERN, Id, InstantText, plusDuration } from "@muster/record";
import Type from "typebox";
import { present } from "../frame/present.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { partiesTo, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";

const closed = { additionalProperties: false } as const;

const TermCode = Type.String({ pattern: CODE_PATTERN, maxLength: 64, description: "the term's code in its agreement" });

/** ISO 8601, in whole units: `P4D`, `PT96H`. */
const Duration = Type.String({
  pattern:
    "^P(?=[0-9T])(?:[0-9]{1,3}Y)?(?:[0-9]{1,4}M)?(?:[0-9]{1,4}W)?(?:[0-9]{1,4}D)?(?:T(?=[0-9])(?:[0-9]{1,4}H)?(?:[0-9]{1,4}M)?)?$",
  maxLength: 40,
  description: "a duration in ISO 8601, e.g. P4D or PT96H",
});

const Term = Type.Object(
  {
    term: TermCode,
    text: Text(5_000, "what was undertaken"),
    /** The party that has to do it; absent where all of them have to. */
    owedBy: Type.Optional(Id.authority),
    deadline: Type.Optional(InstantText),
    /** In place of a deadline: how long from when the agreement was made. */
    within: Type.Optional(Duration),
    doneWhen: Type.Optional(Text(2_000, "what would show it done")),
  },
  closed,
);
type Term = Type.Static<typeof Term>;

export const recordAgreement = rule({
  command: "agreement.record",
  kind: "agreement.recorded",
  fields: {
    agreement: Id.agreement,
    title: Text(300, "what the agreement is called"),
    parties: Type.Array(Id.authority, { minItems: 2, maxItems: 32, uniqueItems: true }),
    terms: Type.Array(Term, { minItems: 1, maxItems: 64 }),
  },
  needs: ({ agreement, parties }) => ({
    subjects: [about.agreement(agreement), ...parties.map((party) => about.authority(party))],
  }),

  decide({ agreement: code, title, parties, terms, occurredAt }, facts) {
    const known = facts.subject("agreement", code);
    if (known !== undefined) {
      return refuse("conflict", "agreement-exists", `${code} is on the register already.`, "Choose another code.", {
        agreement: code,
        entry: known.entry,
      });
    }
    const unknown = parties.find((party) => facts.subject("authority", party) === undefined);
    if (unknown !== undefined) return notFound("authority", unknown);
    const codes = new Set<string>();
    for (const term of terms) {
      const hindered = codes.has(term.term) ? termTwice(term) : (misdated(term) ?? owedByOthers(term, parties));
      if (hindered !== undefined) return hindered;
      codes.add(term.term);
    }
    return {
      about: [about.agreement(code), ...parties.map((party) => about.authority(party))],
      body: {
        agreement: code,
        parties,
        terms: terms.map(({ term, owedBy, deadline, within }) => ({
          term,
          ...present({ owedBy, deadline: within === undefined ? deadline : plusDuration(occurredAt, within) }),
        })),
      },
      details: [{ title, terms: terms.map(({ term, text, doneWhen }) => ({ term, text, ...present({ doneWhen }) })) }],
    };
  },

  parties: ({ agreement, parties }) => partiesTo(about.agreement(agreement), parties),

  applies: {
    agreement: (_state, { entry, body }) => ({
      code: body.agreement,
      parties: body.parties,
      at: entry.occurredAt,
      entry: entry.number,
      terms: new Map(body.terms.map((term) => [term.term, { ...term, reports: [] }])),
    }),
  },
});

function termTwice({ term }: Term): Refusal {
  return refuse("invalid", "term-twice", `Two terms are called ${term}.`, "Give each term a code of its own.", {
    field: "terms",
    term,
  });
}

function misdated({ term, deadline, within }: Term): Refusal | undefined {
  if (deadline === undefined || within === undefined) return undefined;
  return refuse(
    "invalid",
    "deadline-twice",
    `Term ${term} has both a deadline and a duration.`,
    "Give `deadline` or `within`.",
    { field: "terms", term },
  );
}

function owedByOthers({ term, owedBy }: Term, parties: readonly string[]): Refusal | undefined {
  if (owedBy === undefined || parties.includes(owedBy)) return undefined;
  return refuse(
    "invalid",
    "owed-by-no-party",
    `Term ${term} is owed by ${owedBy}, which is no party.`,
    "Name one of the parties.",
    { field: "terms", term, authority: owedBy, parties },
  );
}
