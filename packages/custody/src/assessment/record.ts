/**
 * Whether a person may be handed to this receiver without risk of torture, ill-treatment or arbitrary death. Nobody is
 * cleared without having been heard in private (NR-1). That the assessor is not the one who wants the transfer is held
 * by the transfer's blockers.
 */
import type { AuthorityCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Assessment } from "../person/file.ts";
import { wordsOf } from "../person/words.ts";

export const recordAssessment = rule({
  command: "assessment.record",
  kind: "assessment.recorded",
  fields: {
    person: Id.person,
    receiver: Id.authority,
    outcome: Type.Enum(["may-proceed", "must-not-proceed"]),
    /** Whether the person was heard alone, with nobody of the sender or receiver in hearing. */
    interviewedInPrivate: Type.Boolean(),
    reasons: Type.Optional(Text(16_000, "what was found, and what the person said")),
  },
  needs: ({ person, receiver }) => ({ people: [person], subjects: [about.authority(receiver)] }),

  decide({ person, receiver, outcome, interviewedInPrivate, reasons }, facts) {
    if (facts.person(person) === undefined) return notFound("person", person);
    if (facts.subject("authority", receiver) === undefined) return notFound("authority", receiver);
    if (outcome === "may-proceed" && !interviewedInPrivate) {
      return refuse(
        "forbidden-by-rule",
        "not-heard-in-private",
        "Nobody is found safe to hand over without a private interview.",
        "Hear the person in private first.",
        { person, field: "interviewedInPrivate" },
      );
    }
    const says = { receiver, outcome, interviewedInPrivate };
    return { about: [], items: [{ person, says, ...detailOf({ reasons }) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { receiver, outcome } = item.says as { receiver: AuthorityCode; outcome: Assessment["outcome"] };
      file.assessments.push({
        entry: entry.number,
        at: entry.occurredAt,
        by: entry.by,
        outcome,
        receiver,
        ...wordsOf(file, item, recorded),
      });
    },
  },
});
