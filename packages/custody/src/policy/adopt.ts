/**
 * Who may do and know what is policy, and policy is adopted by two officers, as a whole and in its own words: what was in
 * force when can be read for good, beside who adopted it.
 */
import type { EntryNumber, Instant } from "@muster/record";
import Type from "typebox";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { THE_REGISTER } from "../frame/subjects.ts";

/** UTF-8; an entry holds no more of it, for it is one leaf of the log. */
const MAXIMUM_POLICY_BYTES = 44_000;

/** The policy in force: Cedar text, as it was adopted. */
export interface AdoptedPolicy {
  readonly name: string;
  readonly text: string;
  readonly entry: EntryNumber;
  readonly at: Instant;
}

export const adoptPolicy = rule({
  command: "policy.adopt",
  kind: "policy.adopted",
  twoOfficers: true,
  fields: {
    name: Text(200, "what the policy is called"),
    text: Type.String({ minLength: 1, maxLength: MAXIMUM_POLICY_BYTES, description: "the whole policy, in Cedar" }),
  },
  needs: () => ({ subjects: [THE_REGISTER] }),

  decide({ name, text }, facts) {
    const register = facts.subject("register", THE_REGISTER.id);
    if (register === undefined) return notFound("register", THE_REGISTER.id);
    const bytes = new TextEncoder().encode(text).length;
    if (bytes > MAXIMUM_POLICY_BYTES) {
      return refuse(
        "invalid",
        "policy-too-long",
        `The policy is ${bytes} bytes; an entry holds ${MAXIMUM_POLICY_BYTES}.`,
        "Shorten it.",
        { field: "text", bytes },
      );
    }
    if (register.policy?.text === text) {
      return refuse(
        "conflict",
        "policy-in-force-already",
        `Entry ${register.policy.entry} adopted this very policy.`,
        "Nothing is to be done.",
        { entry: register.policy.entry },
      );
    }
    return { about: [THE_REGISTER], body: { name, text } };
  },

  applies: {
    register: (state, { entry, body }) => {
      if (state !== undefined) {
        state.policy = { name: body.name, text: body.text, entry: entry.number, at: entry.occurredAt };
      }
      return state;
    },
  },
});
