/** Somebody states something about a person. It stands beside what others said; nothing is overwritten (rule 9). */
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { Claim, kinOf } from "./claim.ts";
import { fileKnown, knownItem, unfit } from "./register.ts";

export const stateClaim = rule({
  command: "claim.state",
  kind: "claim.stated",
  fields: { person: Id.person, claims: Type.Array(Claim, { minItems: 1, maxItems: 32 }) },
  needs: ({ person, claims }) => ({ people: [person, ...kinOf(claims)] }),

  decide({ person, claims, occurredAt }, facts) {
    if (facts.person(person) === undefined) return notFound("person", person);
    const wrong = unfit(claims, person, facts, occurredAt);
    if (wrong !== undefined) return wrong;
    return { about: [], items: [{ person, ...knownItem([], claims) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) =>
      fileKnown(file, item.details, recorded, (item.says?.["claims"] ?? []) as string[]),
  },
});
