/** A person's detention is reviewed: it goes on, until the next review, or it is to end. At least every six months (GC4-43). */
import type { Instant } from "@muster/record";
import { Id, InstantText } from "@muster/record";
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import { notFound, refuse } from "../frame/refusal.ts";
import { detailOf, present } from "../frame/present.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { notInEpisode } from "../person/standing.ts";
import type { ReviewOutcome } from "./kinds.ts";
import { REVIEW_OUTCOMES } from "./kinds.ts";
import { wordsOf } from "../person/words.ts";

export const review = rule({
  command: "custody.review",
  kind: "custody.reviewed",
  fields: {
    person: Id.person,
    outcome: Type.Enum([...REVIEW_OUTCOMES]),
    reviewer: Type.Optional(Id.authority),
    court: Type.Optional(Text(200, "the court or board that reviewed")),
    heard: Type.Optional(Type.Enum(["in-person", "by-counsel", "not-heard"])),
    nextDue: Type.Optional(InstantText),
    reasons: Type.Optional(Text(8_000, "the reasons given")),
  },
  needs: ({ person, reviewer }) => ({
    people: [person],
    subjects: reviewer === undefined ? [] : [about.authority(reviewer)],
  }),

  decide({ person, outcome, reviewer, court, heard, nextDue, reasons, occurredAt }, facts) {
    const hindered = unknownPeople([person], facts) ?? notInEpisode(facts, person, occurredAt);
    if (hindered !== undefined) return hindered;
    if (reviewer !== undefined && facts.subject("authority", reviewer) === undefined) {
      return notFound("authority", reviewer);
    }
    if (nextDue !== undefined && nextDue <= occurredAt) {
      return refuse(
        "invalid",
        "next-review-not-later",
        `The next review, due ${nextDue}, would not be after this one of ${occurredAt}.`,
        "Give a later time.",
        { field: "nextDue" },
      );
    }
    const says = present({ outcome, reviewer, court, heard, nextDue });
    return { about: [], items: [{ person, says, ...detailOf({ reasons }) }], body: {} };
  },

  applies: {
    person: (file, item, recorded) => {
      const { entry } = recorded;
      const { outcome, nextDue } = item.says as { outcome: ReviewOutcome; nextDue?: Instant };
      file.reviews.push({
        entry: entry.number,
        at: entry.occurredAt,
        ...present({ outcome, nextDue }),
        ...wordsOf(file, item, recorded),
      });
    },
  },
});
