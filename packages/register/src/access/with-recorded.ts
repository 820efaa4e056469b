/**
 * Nobody reads unrecorded. A reading takes a receipt of the access journal as its argument, and only the journal makes one:
 * code that would read without recording does not compile, and code that forges a receipt is refused.
 */
import type { AccessRequest } from "./event.ts";
import { type AccessJournal, AccessReceipt } from "./journal.ts";

/** What may be done once it is recorded. */
export type Reading<Answer> = (receipt: AccessReceipt) => Promise<Answer>;

/** An answer with the record of it. */
export interface Recorded<Answer> {
  readonly answer: Answer;
  readonly receipt: AccessReceipt;
}

/** Records the event and then reads. Where it cannot be recorded `read` is never called and the fault is the caller's. */
export async function withRecorded<Answer>(
  journal: Pick<AccessJournal, "record">,
  event: AccessRequest,
  read: Reading<Answer>,
): Promise<Recorded<Answer>> {
  const receipt = held(await journal.record(event));
  return { answer: await read(receipt), receipt };
}

/**
 * For a search: whom it finds is known only afterwards. What was asked is recorded first, so that a search that fails is known
 * too; then whom it found, and only then is the answer given.
 */
export async function withFoundRecorded<Answer>(
  journal: Pick<AccessJournal, "record">,
  event: AccessRequest,
  search: Reading<Answer>,
  found: (answer: Answer) => NonNullable<AccessRequest["subjects"]>,
): Promise<Recorded<Answer>> {
  const { answer, receipt } = await withRecorded(journal, event, search);
  const subjects = found(answer);
  if (subjects.length === 0) return { answer, receipt };
  const { asked: _asked, note: _note, ...said } = event;
  const earlier = { kind: "access", id: String(receipt.number) };
  return {
    answer,
    receipt: held(await journal.record({ ...said, ...wordsFor(event), subjects: [...subjects, earlier] })),
  };
}

/** The second event repeats why, where the purpose alone does not say it. */
function wordsFor({ purpose, note }: AccessRequest): Pick<AccessRequest, "note"> {
  return purpose === "other" && note !== undefined ? { note } : {};
}

function held(receipt: unknown): AccessReceipt {
  if (AccessReceipt.is(receipt)) return receipt;
  throw new TypeError("that is no receipt of the access journal");
}
