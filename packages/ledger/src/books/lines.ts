/**
 * Every line of the books: a person's open position (table `position`) and those that have ended (table `line`), as one.
 * Two numbers stand for what is not there: `spends` of a person's first line, and `known_until` of one that stands.
 */

/** What the first line of a person spends: nothing. */
export const ROOT = -1;

/** Until when a line is known that nothing has replaced: a number no entry reaches (2^53 - 1). */
export const STANDING = Number.MAX_SAFE_INTEGER;

const MADE =
  "person, entry, known_from, at, step, spends, state, site, unit, custodian, transfer, escort, to_be_confirmed";

/** SQL: every open line. */
export function openLines(prefix = ""): string {
  return `select ${MADE}, null::timestamptz as spent_at, null::bigint as spent_by, ${STANDING}::bigint as known_until from ${prefix}position`;
}

/** SQL: all lines, to select from. The planner takes it apart, so that what is asked of it is asked of each table. */
export function everyLine(prefix = ""): string {
  return `(
  ${openLines(prefix)}
  union all
  select ${MADE}, spent_at, spent_by, known_until from ${prefix}line)`;
}
