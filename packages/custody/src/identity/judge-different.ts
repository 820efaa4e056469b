/** An officer judges that two files are of two people. It is remembered: the pair is not proposed again, nor asserted to be one. */
import { Id } from "@muster/record";
import { unknownPeople } from "../frame/named.ts";
import { refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { groupAt } from "./assert-same.ts";
import { entriesBetween, standsFrom } from "./group.ts";
import { DIFFERENT_JUDGED, itemsOfBoth, linkOf } from "./links.ts";
import { entriesText, oneFileTwice } from "./refusals.ts";

export const judgeDifferent = rule({
  command: "identity.judge-different",
  kind: DIFFERENT_JUDGED,
  fields: { person: Id.person, other: Id.person, why: Text(8_000, "what tells the two people apart") },
  needs: ({ person, other }) => ({ files: [person, other], groupsOf: [person, other] }),

  decide({ person, other, why, occurredAt }, facts) {
    const unfit = oneFileTwice(person, other) ?? unknownPeople([person, other], facts);
    if (unfit !== undefined) return unfit;
    const entries = entriesBetween(groupAt(person, facts, occurredAt), other);
    if (entries !== undefined) {
      return refuse(
        "conflict",
        "asserted-the-same",
        `That they are one human being is asserted, by ${entriesText(entries)}.`,
        "If that is wrong, have two officers withdraw it first.",
        { person, other, entries },
      );
    }
    const judged = facts
      .person(person)
      ?.file?.judgedDifferent.find((link) => link.other === other && standsFrom(occurredAt)(link));
    if (judged !== undefined) {
      return refuse(
        "conflict",
        "different-already",
        `Entry ${judged.entry} judged them to be different already.`,
        "Nothing is to be done.",
        { person, other, entry: judged.entry },
      );
    }
    return { about: [], items: itemsOfBoth([person, other], { same: false }, { why }), body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      file.judgedDifferent.push(linkOf(file, item, recorded));
    },
  },
});
