/** The journal: entries as they were hashed, each with its leaf; and one entry with the way to a signed checkpoint. */
import { notFound, type Refusal } from "@muster/custody";
import type { StoredEntry } from "@muster/ledger";
import { encodeBase64 } from "@muster/proof";
import type { Entry, EntryNumber, Item } from "@muster/record";
import type { Questions } from "@muster/register";
import type { EntryLine } from "./entries.ts";

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
export async function journalAnswer(questions: Questions, from: EntryNumber, limit: number): Promise<JournalAnswer> {
  const entries: JournalLine[] = [];
  for await (const page of questions.ledger.journal(from, from + limit)) entries.push(...page.map(journalLine));
  return { entries, next: entries.length < limit ? null : from + limit };
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
