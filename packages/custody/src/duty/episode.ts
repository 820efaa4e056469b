/** Custody episodes: the unbroken stays that a person's lines make, from coming in to the end. */
import type { EntryNumber, Instant } from "@muster/record";
import { endsEpisode } from "@muster/record";
import type { LineRow } from "../books/chain.ts";

export interface Episode {
  /** The entry that began it. */
  readonly entry: EntryNumber;
  readonly from: Instant;
  /** Absent while it goes on. */
  readonly ended?: { readonly entry: EntryNumber; readonly at: Instant };
  /** When the episode before it ended; absent for the first. */
  readonly after?: Instant;
}

/** The episodes that complete rows make, oldest first. */
export function episodesOf(rows: readonly LineRow[]): readonly Episode[] {
  const episodes: Episode[] = [];
  let open: Episode | undefined;
  let after: Instant | undefined;
  for (const row of rows) {
    const over = row.makes.state === "outside" || endsEpisode(row.makes.state);
    if (open === undefined) {
      if (!over) open = { entry: row.entry, from: row.at, ...(after === undefined ? {} : { after }) };
    } else if (over) {
      episodes.push({ ...open, ended: { entry: row.entry, at: row.at } });
      open = undefined;
      after = row.at;
    }
  }
  return open === undefined ? episodes : [...episodes, open];
}

/** Whether a fact of `at` belongs to the episode: from its beginning, to its end. */
export function isWithin({ from, ended }: Episode, at: Instant): boolean {
  return from <= at && (ended === undefined || at <= ended.at);
}
