/**
 * Two officers assert, with their evidence, that two files are of one human being. A wrong assertion is worse than a duplicate:
 * it is never made by a machine, whatever the score, and never by one officer alone. Both files stay as they are.
 */
import { Id, type Instant, type PersonId } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { entriesBetween, groupOf, LARGEST_GROUP, type Member, standsFrom } from "./group.ts";
import { itemsOfBoth, linkOf, SAME_ASSERTED } from "./links.ts";
import { entriesText, oneFileTwice } from "./refusals.ts";

export const assertSame = rule({
  command: "identity.assert-same",
  kind: SAME_ASSERTED,
  twoOfficers: true,
  fields: {
    person: Id.person,
    other: Id.person,
    evidence: Text(8_000, "on what the two officers assert it"),
    /** As a comparison of the two files showed it then, in bits. It is remembered, and decides nothing. */
    weight: Type.Optional(Type.Number({ minimum: -1_000, maximum: 1_000, description: "the weight shown, in bits" })),
  },
  needs: ({ person, other }) => ({ files: [person, other], groupsOf: [person, other] }),

  decide({ person, other, evidence, weight, occurredAt }, facts) {
    const unfit = oneFileTwice(person, other) ?? unknownPeople([person, other], facts);
    if (unfit !== undefined) return unfit;
    const [group, others] = [person, other].map((one) => groupAt(one, facts, occurredAt)) as [Group, Group];
    const hindered = assertedAlready(group, other) ?? judgedDifferent(group, others, facts, occurredAt);
    if (hindered !== undefined) return hindered;
    const files = group.length + others.length;
    if (files > LARGEST_GROUP) return tooMany(files);
    return { about: [], items: itemsOfBoth([person, other], { same: true }, { evidence, weight }), body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      file.sameAs.push(linkOf(file, item, recorded));
    },
  },
});

type Group = readonly Member[];

/** Everybody who is asserted to be this person at some time from then on. */
export function groupAt(person: PersonId, facts: Facts, at: Instant): Group {
  return groupOf(person, (one) => facts.person(one)?.file, standsFrom(at));
}

function assertedAlready(group: Group, other: PersonId): Refusal | undefined {
  const entries = entriesBetween(group, other);
  if (entries === undefined) return undefined;
  return refuse(
    "conflict",
    "same-already",
    `That they are one human being is asserted already, by ${entriesText(entries)}.`,
    "Nothing is to be done.",
    { person: group[0]?.person, other, entries },
  );
}

/** No two files of what would become one group may be judged to be of different people. */
function judgedDifferent(group: Group, others: Group, facts: Facts, at: Instant): Refusal | undefined {
  const theirs = new Set(others.map(({ person }) => person));
  for (const { person } of group) {
    const judgement = facts
      .person(person)
      ?.file?.judgedDifferent.find(
        (link) => link.other !== undefined && theirs.has(link.other) && standsFrom(at)(link),
      );
    if (judgement === undefined) continue;
    return refuse(
      "conflict",
      "judged-different",
      `Entry ${judgement.entry} judged two of these files to be of different people.`,
      `If entry ${judgement.entry} is wrong, withdraw it first.`,
      { person, other: judgement.other, entry: judgement.entry },
    );
  }
  return undefined;
}

function tooMany(files: number): Refusal {
  return refuse(
    "forbidden-by-rule",
    "too-many-the-same",
    `${files} files would be asserted to be one human being, and ${LARGEST_GROUP} is the most.`,
    "Look through what was asserted of each; withdraw what is wrong.",
    { files, most: LARGEST_GROUP },
  );
}
