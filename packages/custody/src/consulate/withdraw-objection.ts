/** The person withdraws every objection to their consulate being told; nobody does it for them. */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { standingObjection } from "./standing.ts";

export const withdrawConsularObjection = rule({
  command: "consulate.withdraw-objection",
  kind: "consulate.objection-withdrawn",
  fields: { person: Id.person, statement: Type.Optional(Text(8_000, "what the person said")) },
  needs: ({ person }) => ({ files: [person] }),

  decide({ person, statement, occurredAt }, facts) {
    const file = facts.person(person)?.file;
    if (file === undefined) return notFound("person", person);
    const standing = standingObjection(file);
    if (standing === undefined) {
      return refuse(
        "conflict",
        "consulate-not-objected",
        "No objection of this person to their consulate stands.",
        "Nothing is to be done.",
        { person },
      );
    }
    if (occurredAt < standing.at) {
      return refuse(
        "conflict",
        "withdrawn-before-raised",
        `It was raised on ${standing.at}, after ${occurredAt}.`,
        "Check the time.",
        { person, entry: standing.entry },
      );
    }
    return { about: [], items: [{ person, says: { objects: false }, ...detailOf({ statement }) }], body: {} };
  },

  applies: {
    person: (file, _item, { entry }) => {
      for (const objection of file.consularObjections) {
        objection.withdrawn ??= { entry: entry.number, at: entry.occurredAt };
      }
    },
  },
});
