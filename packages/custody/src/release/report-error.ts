/**
 * A release was made in error (ORD-1). It happened, so it is not corrected away: the person did leave, at that time, by
 * those officers, and is *released* and nobody's fugitive. This entry says on the record what was wrong with it. Where
 * the person is to come back, that is an admission, with a basis of its own; a release that never took place, or was
 * of somebody else, is a matter for a correction.
 */
import type { EntryNumber } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { notFound, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { wordsOf } from "../person/words.ts";

export const reportReleaseError = rule({
  command: "release.report-error",
  kind: "release.error-reported",
  fields: {
    person: Id.person,
    /** The entry of the release. */
    release: Id.entry,
    error: Type.Enum(["wrong-person", "too-early", "order-not-genuine", "order-overlooked", "clerical"]),
    account: Type.Optional(Text(8_000, "how it came about")),
  },
  needs: ({ person }) => ({ files: [person], histories: [person] }),

  decide({ person, release, error, account, occurredAt }, facts) {
    const known = facts.person(person);
    if (known === undefined) return notFound("person", person);
    const row = known.chain.history.find((line) => line.entry === release && line.step === "released");
    if (row === undefined) {
      return refuse(
        "not-found",
        "release-not-found",
        `Entry ${release} does not release this person.`,
        "Name the entry of the release.",
        { person, entry: release },
      );
    }
    if (occurredAt < row.at) {
      return refuse(
        "conflict",
        "error-before-release",
        `The release was on ${row.at}, after ${occurredAt}.`,
        "Check the time.",
        { person, entry: release },
      );
    }
    const reported = known.file?.releaseErrors.find((other) => other.release === release);
    if (reported !== undefined) {
      return refuse(
        "conflict",
        "error-reported-already",
        `Entry ${reported.entry} reported it already.`,
        "Nothing is to be done; correct that entry if it is wrong.",
        { person, entry: reported.entry },
      );
    }
    const details = account === undefined ? {} : { details: [{ account }] };
    return { about: [], items: [{ person, says: { release, error }, ...details }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { release } = item.says as { release: EntryNumber };
      file.releaseErrors.push({ entry: entry.number, at: entry.occurredAt, release, ...wordsOf(file, item, recorded) });
    },
  },
});
