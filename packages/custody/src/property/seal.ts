/** A person's belongings are listed and sealed under a number, so that they can follow the person (MR-67-73, GC3-46). */
import { Id } from "@muster/record";
import { Inventory } from "../admission/reception.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { wordsOf } from "../person/words.ts";

export const sealProperty = rule({
  command: "property.seal",
  kind: "property.sealed",
  fields: { person: Id.person, seal: Text(64, "the number on the seal"), inventory: Inventory },
  needs: ({ person }) => ({ files: [person] }),

  decide({ person, seal, inventory }, facts) {
    const file = facts.person(person)?.file;
    if (file === undefined) return notFound("person", person);
    const used = file.property.find((other) => other.seal === seal);
    if (used !== undefined) {
      return refuse(
        "conflict",
        "seal-used-already",
        `Seal ${seal} was used for this person in entry ${used.entry}.`,
        "Use a new seal.",
        { person, entry: used.entry },
      );
    }
    return { about: [], items: [{ person, says: { seal }, details: [{ inventory }] }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { seal } = item.says as { seal: string };
      file.property.push({ entry: entry.number, at: entry.occurredAt, seal, ...wordsOf(file, item, recorded) });
    },
  },
});
