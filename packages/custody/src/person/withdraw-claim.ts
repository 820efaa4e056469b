/** A claim is withdrawn: it no longer stands, and can still be read, with who withdrew it and when. */
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";

export const withdrawClaim = rule({
  command: "claim.withdraw",
  kind: "claim.withdrawn",
  fields: {
    person: Id.person,
    /** The entry that stated it, and which of that entry's claims about the person: from 0. */
    claim: Id.entry,
    index: Type.Integer({ minimum: 0, maximum: 31 }),
    reason: Text(2_000, "why it no longer stands"),
  },
  needs: ({ person }) => ({ files: [person] }),

  decide({ person, claim, index, reason, occurredAt }, facts) {
    const file = facts.person(person)?.file;
    if (file === undefined) return notFound("person", person);
    const stated = file.claims.find((other) => other.entry === claim && other.index === index);
    if (stated === undefined) {
      return refuse(
        "not-found",
        "claim-not-found",
        `Entry ${claim} makes no claim ${index} about the person that still counts.`,
        "Name the entry that stated the claim, and its place in it.",
        { person, entry: claim, index },
      );
    }
    if (stated.withdrawn !== undefined) {
      return refuse(
        "conflict",
        "claim-withdrawn-already",
        `Entry ${stated.withdrawn.entry} withdrew it already.`,
        "Nothing is to be done.",
        { person, entry: stated.withdrawn.entry },
      );
    }
    if (occurredAt < stated.at) {
      return refuse(
        "conflict",
        "withdrawn-before-stated",
        `The claim was stated on ${stated.at}, after ${occurredAt}.`,
        "Check the time.",
        { person, entry: claim },
      );
    }
    return { about: [], items: [{ person, says: { claim, index }, details: [{ reason }] }], body: {} };
  },

  applies: {
    person: (file, { says }, { entry }) => {
      const stated = file.claims.find((other) => other.entry === says?.["claim"] && other.index === says["index"]);
      if (stated !== undefined) stated.withdrawn = { entry: entry.number, at: entry.occurredAt };
    },
  },
});
