/**
 * To be confirmed: a seizure marks everyone on the last roll, and whoever a named count, a roll or a receipt has seen
 * since is confirmed. Seeing writes no line, so the mark on a line is read together with the sightings.
 */
import { everyLine } from "./lines.ts";

/** Whether nobody saw the person since control of the site last changed, as of $1 and as known at $2. */
export const NOT_SEEN_SINCE = (line: string, lastSeenAt: string): string => `
  coalesce(${lastSeenAt} < (
    select max(taken.at) from ${everyLine()} as taken
    where taken.person = ${line}.person and taken.step = 'control-changed' and taken.at <= $1
      and taken.known_from <= $2 and taken.known_until > $2), true)`;

/** When the person was last seen by name, as of $1 and as known at $2; null where nobody saw them. */
export const LAST_SEEN_AT = (line: string): string => `(
  select max(sighting.at) from sighting
  where sighting.person = ${line}.person and sighting.at <= $1 and sighting.entry <= $2
    and not exists (select from corrected where corrected.entry = sighting.entry and corrected.by <= $2))`;
