/**
 * A person's detail is erased for good, by two officers (DP-1, rule 11). What the Convention on Enforced Disappearance
 * wants kept stays: where the person was, when, by whose order, and how it ended (ICPPED-17.3).
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf, present } from "../frame/present.ts";
import { notFound } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { ERASED, ERASURE_REASONS, erase } from "./erasure.ts";
import type { ErasureReason } from "./erasure.ts";
import type { DetailKind } from "./kinds.ts";
import { DETAIL_KINDS } from "./kinds.ts";

export const eraseDetail = rule({
  command: "detail.erase",
  kind: ERASED,
  twoOfficers: true,
  fields: {
    person: Id.person,
    why: Type.Enum([...ERASURE_REASONS]),
    /** Without it, everything, and the key it is sealed with. */
    kinds: Type.Optional(
      Type.Array(Type.Enum([...DETAIL_KINDS]), { minItems: 1, maxItems: DETAIL_KINDS.length, uniqueItems: true }),
    ),
    note: Type.Optional(Text(2_000, "more about the reason, naming nobody; kept apart")),
  },
  needs: ({ person }) => ({ people: [person] }),

  decide({ person, why, kinds, note }, facts) {
    if (facts.person(person) === undefined) return notFound("person", person);
    return { about: [], items: [{ person, says: present({ why, kinds }) }], body: {}, ...detailOf({ note }) };
  },

  applies: {
    person: (file, { says }, { entry }) => {
      const { why, kinds } = says as { why: ErasureReason; kinds?: readonly DetailKind[] };
      erase(file, { entry: entry.number, at: entry.occurredAt, by: entry.by, why, ...present({ kinds }) });
    },
  },
});
