/**
 * The person does not want their consulate told, nor its help (Vienna Convention on Consular Relations 36(1)): from then on
 * no consular officer learns of the person, until the person withdraws it. It holds against every consulate: which ones the
 * person might have is itself a claim that not everybody may see.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { standingObjection } from "./standing.ts";
import { wordsOf } from "../person/words.ts";

export const objectToConsulate = rule({
  command: "consulate.object",
  kind: "consulate.objected",
  fields: { person: Id.person, statement: Type.Optional(Text(8_000, "what the person said")) },
  needs: ({ person }) => ({ files: [person] }),

  decide({ person, statement }, facts) {
    const file = facts.person(person)?.file;
    if (file === undefined) return notFound("person", person);
    const standing = standingObjection(file);
    if (standing !== undefined) {
      return refuse(
        "conflict",
        "consulate-objected-already",
        `The person's objection of ${standing.at} stands (entry ${standing.entry}).`,
        "Nothing is to be done.",
        { person, entry: standing.entry },
      );
    }
    return { about: [], items: [{ person, says: { objects: true }, ...detailOf({ statement }) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      file.consularObjections.push({ entry: entry.number, at: entry.occurredAt, ...wordsOf(file, item, recorded) });
    },
  },
});
