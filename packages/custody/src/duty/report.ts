/** A duty is reported as done, by whoever did it: a card sent, a notice given, a death reported outside. */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { dutiesOf } from "./duties.ts";
import type { DutyKind } from "./duty.ts";
import { REPORTED_DUTIES } from "./duty.ts";
import { wordsOf } from "../person/words.ts";

export const reportDuty = rule({
  command: "duty.report",
  kind: "duty.reported",
  fields: {
    person: Id.person,
    /** The duty's id: its kind and the entry that raised it, e.g. `capture-card:17`. */
    duty: Type.String({ pattern: "^[a-z]+(-[a-z]+)*:[0-9]{1,16}$", maxLength: 64, description: "a duty's id" }),
    evidence: Type.Optional(Text(4_000, "what shows it: to whom, by what means, under what number")),
  },
  needs: ({ person }) => ({ files: [person], histories: [person] }),

  decide({ person, duty: id, evidence, occurredAt }, facts) {
    const known = facts.person(person);
    if (known?.file === undefined) return notFound("person", person);
    const duty = dutiesOf({ rows: known.chain.history, file: known.file }, occurredAt).find((owed) => owed.id === id);
    if (duty === undefined) {
      return refuse(
        "not-found",
        "duty-not-found",
        `The person was owed no ${id} on ${occurredAt}.`,
        "Check the duty and the time; a correction may have taken away what raised it.",
        { person, duty: id },
      );
    }
    if (!isReported(duty.kind)) {
      return refuse(
        "invalid",
        "duty-met-otherwise",
        `A ${duty.kind} is not reported: the entry that does it meets it.`,
        "Enter the basis, the review or the release.",
        { person, duty: id },
      );
    }
    const met = known.file.dutiesMet.find((other) => other.duty === id);
    if (met !== undefined) {
      return refuse(
        "conflict",
        "duty-met-already",
        `Entry ${met.entry} reported it already.`,
        "Nothing is to be done.",
        { person, duty: id, entry: met.entry },
      );
    }
    return { about: [], items: [{ person, says: { duty: id }, ...detailOf({ evidence }) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { duty } = item.says as { duty: string };
      file.dutiesMet.push({ entry: entry.number, at: entry.occurredAt, duty, ...wordsOf(file, item, recorded) });
    },
  },
});

function isReported(kind: DutyKind): boolean {
  return REPORTED_DUTIES.some((reported) => reported === kind);
}
