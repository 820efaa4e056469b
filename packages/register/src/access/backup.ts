/**
 * The access journal in a backup: each event as it was hashed, with its subjects and its free words as they are kept, and the
 * checkpoints signed over them. Free words stay sealed; the key they are sealed under comes wrapped, as those of people do.
 */
import { accessCheckpoint, type AccessNoteRow, type AccessSubjectRow, type Database, nodeKeyRow } from "@muster/ledger";
import { base64 } from "@muster/record";
import { lineOf } from "../keeping/backup-file.ts";

const BATCH = 250;
/** Subjects in one line, so that no line grows with a roll. */
const SUBJECTS_IN_A_LINE = 1_000;

/**
 * The node's own key, under which what was answered is known again and free words are sealed; then the lines of the access
 * journal, as far as its newest checkpoint.
 */
export async function* accessLines(database: Database): AsyncGenerator<string> {
  const key = await nodeKeyRow(database);
  if (key !== undefined) yield lineOf("access-key", JSON.stringify({ ...key, wrapped: base64(key.wrapped) }));
  const size = (await accessCheckpoint(database))?.size ?? 0;
  if (size === 0) return;
  const pages = database.stream<{ number: number; entry: string }>(
    "select number, entry from access_entry where number < $1 order by number",
    [size],
    BATCH,
  );
  for await (const page of pages) yield* pageLines(database, page);
}

async function* pageLines(
  database: Database,
  page: readonly { readonly number: number; readonly entry: string }[],
): AsyncGenerator<string> {
  const range = [page[0]?.number ?? 0, (page.at(-1)?.number ?? 0) + 1];
  const [subjects, notes, checkpoints] = await Promise.all([
    database.query<AccessSubjectRow & { number: number }>(
      "select number, person, thing, salt from access_subject where number >= $1 and number < $2 order by number, ordinal",
      range,
    ),
    database.query<AccessNoteRow & { number: number }>(
      "select number, part, sealed from access_note where number >= $1 and number < $2",
      range,
    ),
    database.query<{ size: number; note: string }>(
      "select size, note from access_checkpoint where size > $1 and size <= $2",
      range,
    ),
  ]);
  const subjectsOf = Map.groupBy(subjects, ({ number }) => number);
  const notesOf = Map.groupBy(notes, ({ number }) => number);
  const noteAt = new Map(checkpoints.map(({ size, note }) => [size, note]));
  for (const { number, entry } of page) {
    const words = (notesOf.get(number) ?? []).map(({ part, sealed }) => ({ part, sealed: base64(sealed) }));
    yield lineOf("access", JSON.stringify({ entry, notes: words }));
    const about = subjectsOf.get(number) ?? [];
    for (let from = 0; from < about.length; from += SUBJECTS_IN_A_LINE) {
      const some = about.slice(from, from + SUBJECTS_IN_A_LINE);
      const lines = some.map(({ person, thing, salt }) => ({ person, thing, salt: base64(salt) }));
      yield lineOf("access-subjects", JSON.stringify(lines));
    }
    const note = noteAt.get(number + 1);
    if (note !== undefined) yield lineOf("access-checkpoint", JSON.stringify({ size: number + 1, note }));
  }
}
