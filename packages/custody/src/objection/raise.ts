/** The person, or somebody for them, objects to being moved. It suspends every transfer of the person until withdrawn (NR-1). */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import type { Objection } from "../person/file.ts";
import { OBJECTORS } from "../person/file.ts";
import { wordsOf } from "../person/words.ts";

export const raiseObjection = rule({
  command: "objection.raise",
  kind: "objection.raised",
  fields: {
    person: Id.person,
    raisedBy: Type.Enum([...OBJECTORS]),
    grounds: Type.Optional(Text(8_000, "why, in the objector's own words")),
  },
  needs: ({ person }) => ({ people: [person] }),

  decide({ person, raisedBy, grounds }, facts) {
    if (facts.person(person) === undefined) return notFound("person", person);
    return { about: [], items: [{ person, says: { raisedBy }, ...detailOf({ grounds }) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { raisedBy } = item.says as { raisedBy: Objection["by"] };
      file.objections.push({
        entry: entry.number,
        at: entry.occurredAt,
        by: raisedBy,
        ...wordsOf(file, item, recorded),
      });
    },
  },
});
