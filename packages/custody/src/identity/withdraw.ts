/**
 * What was said of two files is taken back: the assertion that they are of one human being by two officers, as it was made; the
 * judgement that they are of two by one. Both files are then as they were, and what was withdrawn can still be read.
 */
import { Id, type EntryNumber, type Instant, type PersonId } from "@muster/record";
import type { Facts } from "../frame/facts.ts";
import { unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import type { IdentityLink, PersonFile } from "../person/file.ts";
import { DIFFERENT_WITHDRAWN, itemsOfBoth, markWithdrawn, SAME_WITHDRAWN } from "./links.ts";

const fields = { person: Id.person, other: Id.person, why: Text(8_000, "why it no longer stands") };

export const withdrawSame = rule({
  command: "identity.withdraw-same",
  kind: SAME_WITHDRAWN,
  twoOfficers: true,
  /** The entry that asserted it. */
  fields: { ...fields, assertion: Id.entry },
  needs: ({ person, other }) => ({ files: [person, other] }),

  decide({ person, other, assertion, why, occurredAt }, facts) {
    const hindered = hindranceTo({ person, other, entry: assertion, occurredAt }, facts, ({ sameAs }) => sameAs);
    return hindered ?? { about: [], items: itemsOfBoth([person, other], { of: assertion }, { why }), body: {} };
  },

  applies: { person: (file, item, recorded) => markWithdrawn(file.sameAs, item, recorded) },
});

export const withdrawDifferent = rule({
  command: "identity.withdraw-different",
  kind: DIFFERENT_WITHDRAWN,
  /** The entry that judged it. */
  fields: { ...fields, judgement: Id.entry },
  needs: ({ person, other }) => ({ files: [person, other] }),

  decide({ person, other, judgement, why, occurredAt }, facts) {
    const hindered = hindranceTo(
      { person, other, entry: judgement, occurredAt },
      facts,
      ({ judgedDifferent }) => judgedDifferent,
    );
    return hindered ?? { about: [], items: itemsOfBoth([person, other], { of: judgement }, { why }), body: {} };
  },

  applies: { person: (file, item, recorded) => markWithdrawn(file.judgedDifferent, item, recorded) },
});

interface ToWithdraw {
  readonly person: PersonId;
  readonly other: PersonId;
  readonly entry: EntryNumber;
  readonly occurredAt: Instant;
}

/** The refusal to withdraw what is not there, what is withdrawn already, or what came later. */
function hindranceTo(
  { person, other, entry, occurredAt }: ToWithdraw,
  facts: Facts,
  linksOf: (file: PersonFile) => readonly IdentityLink[],
): Refusal | undefined {
  const unknown = unknownPeople([person, other], facts);
  if (unknown !== undefined) return unknown;
  const file = facts.person(person)?.file;
  const link = (file === undefined ? [] : linksOf(file)).find((one) => one.entry === entry && one.other === other);
  if (link === undefined) {
    return refuse(
      "not-found",
      "link-not-found",
      `Entry ${entry} says nothing of these two files that still counts.`,
      "Name the entry that said it, and both files.",
      { person, other, entry },
    );
  }
  if (link.withdrawn !== undefined) {
    return refuse(
      "conflict",
      "link-withdrawn-already",
      `Entry ${link.withdrawn.entry} withdrew it already.`,
      "Nothing is to be done.",
      { person, other, entry: link.withdrawn.entry },
    );
  }
  if (occurredAt >= link.at) return undefined;
  return refuse(
    "conflict",
    "withdrawn-before-said",
    `It was said on ${link.at}, after ${occurredAt}.`,
    "Check the time.",
    { person, other, entry },
  );
}
