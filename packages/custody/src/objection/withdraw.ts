/** An objection is withdrawn: by whoever raised it, or by the person themselves, and by nobody else. */
import type { EntryNumber } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { OBJECTORS } from "../person/file.ts";

export const withdrawObjection = rule({
  command: "objection.withdraw",
  kind: "objection.withdrawn",
  fields: {
    person: Id.person,
    /** The entry that raised it. */
    objection: Id.entry,
    withdrawnBy: Type.Enum([...OBJECTORS]),
    statement: Type.Optional(Text(8_000, "what was said in withdrawing it")),
  },
  needs: ({ person }) => ({ files: [person] }),

  decide({ person, objection, withdrawnBy, statement, occurredAt }, facts) {
    const file = facts.person(person)?.file;
    if (file === undefined) return notFound("person", person);
    const raised = file.objections.find(({ entry }) => entry === objection);
    if (raised === undefined) {
      return refuse(
        "not-found",
        "objection-not-found",
        `Entry ${objection} raises no objection for this person.`,
        "Name the entry that raised it.",
        { person, entry: objection },
      );
    }
    if (raised.withdrawn !== undefined) {
      return refuse(
        "conflict",
        "objection-withdrawn-already",
        `Entry ${raised.withdrawn.entry} withdrew it already.`,
        "Nothing is to be done.",
        { person, entry: raised.withdrawn.entry },
      );
    }
    if (withdrawnBy !== raised.by && withdrawnBy !== "person") {
      return refuse(
        "forbidden-by-rule",
        "not-theirs-to-withdraw",
        `The ${raised.by} raised it; the ${withdrawnBy} cannot withdraw it.`,
        "Only who raised it, or the person, withdraws it.",
        { person, entry: objection, field: "withdrawnBy" },
      );
    }
    if (occurredAt < raised.at) {
      return refuse(
        "conflict",
        "withdrawn-before-raised",
        `It was raised on ${raised.at}, after ${occurredAt}.`,
        "Check the time.",
        { person, entry: objection },
      );
    }
    return { about: [], items: [{ person, says: { objection, withdrawnBy }, ...detailOf({ statement }) }], body: {} };
  },

  applies: {
    person: (file, { says }, { entry }) => {
      const { objection } = says as { objection: EntryNumber };
      const raised = file.objections.find((other) => other.entry === objection);
      if (raised !== undefined) raised.withdrawn = { entry: entry.number, at: entry.occurredAt };
    },
  },
});
