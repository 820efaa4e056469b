/**
 * What is asked of the access journal, newest first. Who may see what is not decided here: asked through a viewer's
 * connection, row security leaves out events, subjects and free words that are not for them, from what is listed and
 * from what is searched through alike. A filter by person finds no reading that the viewer may not see.
 */
import type { PersonId } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Queryable } from "../database/database.ts";
import type { AccessFilter, AccessListed, AccessNoteRow, AccessSubjectRow } from "./rows.ts";

const DEFAULT_LIMIT = 50;
const MAXIMUM_LIMIT = 500;
/** Subjects told of one event; the event itself says how many there were. */
const MAXIMUM_SUBJECTS_TOLD = 1_000;

/** Only where they are asked for, so that the planner may begin with the few events about one person. */
const ABOUT_PERSON = "and number in (select subject.number from access_subject as subject where subject.person = $9)";
const ABOUT_THING = "and number in (select subject.number from access_subject as subject where subject.thing = $10)";

/** A page of events. The next page begins before the last number of this one. */
export async function listAccess(database: Queryable, filter: AccessFilter): Promise<readonly AccessListed[]> {
  const { limit = DEFAULT_LIMIT } = filter;
  const rows = await database.query<{ number: number; entry: string }>(
    `select number, entry from access_entry
     where number < $1
       and ($2::timestamptz is null or at >= $2) and ($3::timestamptz is null or at < $3)
       and ($4::text is null or authority = $4) and ($5::text is null or officer = $5)
       and ($6::text[] is null or kind = any ($6))
       and ($7::text is null or purpose = $7) and ($8::text is null or outcome = $8)
       ${filter.person === undefined ? "and $9::uuid is null" : ABOUT_PERSON}
       ${filter.thing === undefined ? "and $10::text is null" : ABOUT_THING}
     order by number desc limit $11`,
    [
      filter.before ?? Number.MAX_SAFE_INTEGER,
      filter.from ?? null,
      filter.to ?? null,
      filter.authority ?? null,
      filter.officer ?? null,
      filter.kinds === undefined ? null : arrays.text(filter.kinds),
      filter.purpose ?? null,
      filter.outcome ?? null,
      filter.person ?? null,
      filter.thing ?? null,
      Math.min(Math.max(limit, 1), MAXIMUM_LIMIT),
    ],
  );
  return withWhatHangsOn(database, rows);
}

/** One event; undefined where there is none, or none for this viewer. */
export async function accessEvent(database: Queryable, number: number): Promise<AccessListed | undefined> {
  const rows = await database.query<{ number: number; entry: string }>(
    "select number, entry from access_entry where number = $1",
    [number],
  );
  return (await withWhatHangsOn(database, rows))[0];
}

/** The events' subjects and free words, as far as they may be seen. */
async function withWhatHangsOn(
  database: Queryable,
  rows: readonly { readonly number: number; readonly entry: string }[],
): Promise<AccessListed[]> {
  if (rows.length === 0) return [];
  const numbers = arrays.bigint(rows.map(({ number }) => number));
  const subjects = await database.query<{ number: number; person: PersonId | null; thing: string | null }>(
    `select number, person, thing from access_subject
     where number = any ($1::bigint[]) and ordinal < ${MAXIMUM_SUBJECTS_TOLD} order by number, ordinal`,
    [numbers],
  );
  const notes = await database.query<AccessNoteRow & { readonly number: number }>(
    "select number, part, sealed from access_note where number = any ($1::bigint[])",
    [numbers],
  );
  const subjectsOf = Map.groupBy(subjects, ({ number }) => number);
  const notesOf = Map.groupBy(notes, ({ number }) => number);
  return rows.map(({ number, entry }) => {
    const about = subjectsOf.get(number) ?? [];
    return {
      number,
      entry,
      people: about.flatMap(({ person }) => person ?? []),
      things: about.flatMap(({ thing }) => thing ?? []),
      notes: notesOf.get(number) ?? [],
    };
  });
}

/** Events `from` up to, not including, `to`, as they were hashed. */
export async function accessTexts(database: Queryable, from: number, to: number): Promise<readonly string[]> {
  const rows = await database.query<{ entry: string }>(
    "select entry from access_entry where number >= $1 and number < $2 order by number",
    [from, to],
  );
  return rows.map(({ entry }) => entry);
}

/** The subjects of an event, in the order of its inner tree. */
export function accessSubjects(database: Queryable, number: number): Promise<AccessSubjectRow[]> {
  return database.query<AccessSubjectRow>(
    "select person, thing, salt from access_subject where number = $1 order by ordinal",
    [number],
  );
}
