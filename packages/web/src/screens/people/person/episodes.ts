/** Custody episodes: one unbroken stay in custody each, from admission to its end, with what was stated during it. */
import { endsEpisode } from "@muster/record";
import type { HistoryLine, PersonShown } from "@muster/server/api";

type File = PersonShown["file"];

export interface Episode {
  readonly from: string;
  /** Null while it lasts. */
  readonly until: string | null;
  /** The line that ended it. */
  readonly ended: HistoryLine | undefined;
  readonly admissions: File["admissions"];
  readonly bases: File["bases"];
  readonly reviews: File["reviews"];
}

/** Oldest first. What was stated before the first belongs to it: an order often comes before the person does. */
export function episodesOf({ history, file }: Pick<PersonShown, "history" | "file">): readonly Episode[] {
  const spans: { from: string; until: string | null; ended: HistoryLine | undefined }[] = [];
  let open: (typeof spans)[number] | undefined;
  for (const line of history) {
    const { state } = line.position;
    if (open !== undefined && endsEpisode(state)) {
      open.until = line.from;
      open.ended = line;
      open = undefined;
    } else if (open === undefined && !endsEpisode(state) && state !== "outside") {
      open = { from: line.from, until: null, ended: undefined };
      spans.push(open);
    }
  }
  return spans.map((span, at) => {
    const begins = at === 0 ? "" : span.from;
    const ends = spans[at + 1]?.from;
    const during = (fact: { readonly at: string }): boolean =>
      fact.at >= begins && (ends === undefined || fact.at < ends);
    return {
      ...span,
      admissions: file.admissions.filter(during),
      bases: file.bases.filter(during),
      reviews: file.reviews.filter(during),
    };
  });
}
