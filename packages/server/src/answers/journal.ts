/** The journal: entries as they were hashed, each with its leaf; and one entry with the way to a signed checkpoint. */
import { isRefusal, notFound, type Refusal } from "@muster/custody";
import type { Checkpoint, Moment, StoredEntry } from "@muster/ledger";
import { encodeBase64, formatTlogProof, inclusionProof, leafHash } from "@muster/proof";
import { canonicalBytes, type Entry, type EntryNumber, type Item } from "@muster/record";
import { type Questions, sha256 } from "@muster/register";
import { type EntryLine, entryLines } from "./entries.ts";

export const LONGEST_PAGE = 1_000;

export interface JournalLine {
  readonly number: EntryNumber;
  /** RFC 6962 leaf hash of the entry's canonical JSON, in base64. */
  readonly leaf: string;
  /** The entry as it was hashed; to who may not know the one person it is about, without `people`. */
  readonly entry: Entry;
}

export interface JournalAnswer {
  readonly entries: readonly JournalLine[];
  readonly next: EntryNumber | null;
}

export interface JournalEntryAnswer extends JournalLine {
  readonly correctedBy?: EntryNumber;
}

/** One entry as a screen shows and checks it. */
export interface EntryAnswer extends JournalEntryAnswer {
  /** Whether the canonical JSON of `entry` is what was hashed: only then does it lead to `leaf`. */
  readonly asHashed: boolean;
  /**
   * The way from the leaf to the newest signed checkpoint, as a C2SP tlog-proof: `parseTlogProof`, `verifyInclusion` and
   * `openCheckpoint` of the proof package check it. Null for an entry that no checkpoint holds yet.
   */
  readonly proof: string | null;
  /** The same entry in lines: who, when, what about, and what was said in words that this officer may read. */
  readonly line: EntryLine;
  /** What it says of people this officer may know: at most two hundred of them. */
  readonly items: readonly Item[];
  readonly itemsInAll: number;
}
/** Entries in order, of those there are to see: a page may hold fewer than there are numbers in it. */
export async function journalAnswer(
  questions: Questions,
  from: EntryNumber,
  limit: number,
  { knownAt }: Pick<Moment, "knownAt"> = { knownAt: Number.MAX_SAFE_INTEGER },
): Promise<JournalAnswer> {
  const entries: JournalLine[] = [];
  const last = Math.min((await questions.ledger.last())?.number ?? -1, knownAt);
  const to = Math.min(from + limit, last + 1);
  for await (const page of questions.ledger.journal(from, to)) entries.push(...page.map(journalLine));
  return { entries, next: to > last ? null : to };
}

export async function journalEntryAnswer(
  questions: Questions,
  number: EntryNumber,
): Promise<JournalEntryAnswer | Refusal> {
  const { entries } = await journalAnswer(questions, number, 1);
  const [found] = entries;
  if (found === undefined) return notFound("entry", String(number));
  const correctedBy = (await questions.ledger.corrections([number])).get(number);
  return { ...found, ...(correctedBy === undefined ? {} : { correctedBy }) };
}

function journalLine({ number, leaf, entry }: StoredEntry): JournalLine {
  return { number, leaf: encodeBase64(leaf), entry: JSON.parse(entry) as Entry };
}

const ITEMS_SHOWN = 200;

/** One entry with its proof and its lines; of its items those about people whom the officer may know of. */
export async function entryAnswer(
  questions: Questions,
  number: EntryNumber,
  moment: Moment,
  leaveOf: Parameters<typeof entryLines>[4],
): Promise<EntryAnswer | Refusal> {
  const found = await journalEntryAnswer(questions, number);
  if (isRefusal(found)) return found;
  if (number > moment.knownAt) return notFound("entry", String(number));
  const { entry } = found;
  const [[line], recorded, newest] = await Promise.all([
    entryLines(questions, [entry], {}, moment, leaveOf),
    questions.ledger.entries([number]),
    questions.ledger.checkpoint(),
  ]);
  if (line === undefined) return notFound("entry", String(number));
  const items = recorded.get(number)?.items ?? [];
  const isHeld = newest !== undefined && newest.size > number;
  return {
    ...found,
    asHashed: encodeBase64(leafHash(sha256, canonicalBytes(entry))) === found.leaf,
    proof: isHeld ? await proofOf(questions, number, newest) : null,
    line,
    items: items.slice(0, ITEMS_SHOWN),
    itemsInAll: items.length,
  };
}

/** Hashes say nothing about anyone: the way to the checkpoint is shown to whoever may see that the entry is there. */
async function proofOf({ ledger }: Questions, number: EntryNumber, { size, note }: Checkpoint): Promise<string> {
  const hashes = await inclusionProof(sha256, number, size, ledger.nodes);
  return formatTlogProof({ index: number, hashes, checkpoint: note });
}
