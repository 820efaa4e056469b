/**
 * A health officer certifies whether a person is fit to travel, and until when: no sick person is moved against medical
 * advice (GC3-46). The clinical part is detail, kept from escorts (MR-26).
 */
import type { Instant } from "@muster/record";
import { Id, InstantText } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { wordsOf } from "../person/words.ts";

export const certifyFitness = rule({
  command: "fitness.certify",
  kind: "fitness.certified",
  fields: {
    person: Id.person,
    fit: Type.Boolean(),
    expiresAt: InstantText,
    clinical: Type.Optional(Text(16_000, "findings and advice, for the receiving health service alone")),
  },
  needs: ({ person }) => ({ people: [person] }),

  decide({ person, fit, expiresAt, clinical, occurredAt }, facts) {
    if (facts.person(person) === undefined) return notFound("person", person);
    if (expiresAt <= occurredAt) {
      return refuse(
        "invalid",
        "certificate-expires-at-once",
        `A certificate of ${occurredAt} cannot expire on ${expiresAt}.`,
        "Give a later expiry.",
        { field: "expiresAt" },
      );
    }
    return { about: [], items: [{ person, says: { fit, expiresAt }, ...detailOf({ clinical }) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { fit, expiresAt } = item.says as { fit: boolean; expiresAt: Instant };
      const said = wordsOf(file, item, recorded);
      file.fitness.push({ entry: entry.number, at: entry.occurredAt, fit, expiresAt, by: entry.by, ...said });
    },
  },
});
