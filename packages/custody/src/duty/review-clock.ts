/**
 * The clock of legal review: every episode is reviewed at least every six months (GC4-43), sooner where the order or
 * the last review says so. And what a review ordered has to be done: a release that was ordered and did not follow is a
 * duty unmet.
 */
import type { Instant } from "@muster/record";
import { plusDuration } from "@muster/record";
import type { PersonFile, Review } from "../person/file.ts";
import type { Duty, DutyPolicy } from "./duty.ts";
import { promptly } from "./duty.ts";
import type { Episode } from "./episode.ts";
import { isWithin } from "./episode.ts";

const LONGEST_WITHOUT_REVIEW = "P6M";

/** The duties to review, one for each stretch between two reviews, and to release where a review ordered it. */
export function reviewDuties(episodes: readonly Episode[], file: PersonFile, policy: DutyPolicy): Duty[] {
  return episodes.flatMap((episode) => {
    const reviews = file.reviews.filter(({ at }) => isWithin(episode, at));
    const ordered = reviews.filter(({ outcome }) => outcome === "release-ordered");
    return [
      ...stretches(episode, reviews).map((stretch) => reviewDuty(stretch, file)),
      ...ordered.map((review) => releaseDuty(review, episode, file, policy)),
    ];
  });
}

interface Stretch {
  readonly since: Pick<Review, "entry" | "at" | "nextDue">;
  readonly next?: Review;
}

/** From the beginning to the first review, and on to the next. The last stretch of an ended episode owes nothing more. */
function stretches({ entry, from, ended }: Episode, reviews: readonly Review[]): Stretch[] {
  const begins = [{ entry, at: from }, ...reviews];
  return begins.flatMap((since, index): Stretch[] => {
    const next = reviews[index];
    if (next !== undefined) return [{ since, next }];
    return ended === undefined ? [{ since }] : [];
  });
}

function reviewDuty({ since, next }: Stretch, file: PersonFile): Duty {
  return {
    id: `review:${since.entry}`,
    kind: "review",
    person: file.person,
    owedTo: "person",
    source: "GC4-43",
    raisedBy: since.entry,
    raisedAt: since.at,
    ...dueBy(since, next, file),
    ...(next === undefined ? {} : { met: { entry: next.entry, at: next.at } }),
  };
}

/** The law's six months, or what was said in this stretch if that is sooner. Nobody can say later than the law. */
function dueBy(
  since: Stretch["since"],
  next: Review | undefined,
  { bases }: PersonFile,
): Pick<Duty, "dueAt" | "deadline"> {
  const law = plusDuration(since.at, LONGEST_WITHOUT_REVIEW);
  const said = bases
    .filter(({ at }) => next === undefined || at <= next.at)
    .map(({ reviewDue }) => reviewDue)
    .concat(since.nextDue)
    .filter((due): due is Instant => due !== undefined && due > since.at && due < law)
    .sort()[0];
  return said === undefined ? { dueAt: law, deadline: "law" } : { dueAt: said, deadline: "stated" };
}

function releaseDuty(review: Review, { ended }: Episode, { person }: PersonFile, policy: DutyPolicy): Duty {
  return {
    id: `ordered-release:${review.entry}`,
    kind: "ordered-release",
    person,
    owedTo: "person",
    source: "GC4-43",
    raisedBy: review.entry,
    raisedAt: review.at,
    ...promptly("ordered-release", review.at, policy),
    ...(ended === undefined ? {} : { met: ended }),
  };
}
