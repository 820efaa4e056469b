/** The journal: entries as they were hashed, each with its leaf. */
import { notFound } from "@muster/custody";
import type { StoredEntry } from "@muster/ledger";
import { encodeBase64 } from "@muster/proof";
import type { Entry, EntryNumber } from "@muster/record";
import type { Questions } from "@muster/register";

export const LONGEST_PAGE = 1_000;

export interface JournalLine {
  readonly number: EntryNumber;
  /** RFC 6962 leaf hash of the entry's canonical JSON, in base64. */
  readonly leaf: string;
  /** The entry as it was hashed. */
  readonly entry: Entry;
}

export async function journalAnswer(questions: Questions, from: EntryNumber, limit: number) {
  const entries: JournalLine[] = [];
  for await (const page of questions.ledger.journal(from, from + limit)) entries.push(...page.map(journalLine));
  return { entries, next: entries.length < limit ? null : from + limit };
}

export async function journalEntryAnswer(questions: Questions, number: EntryNumber) {
  const { entries } = await journalAnswer(questions, number, 1);
  const [found] = entries;
  if (found === undefined) return notFound("entry", String(number));
  const correctedBy = (await questions.ledger.corrections([number])).get(number);
  return { ...found, ...(correctedBy === undefined ? {} : { correctedBy }) };
}

function journalLine({ number, leaf, entry }: StoredEntry): JournalLine {
  return { number, leaf: encodeBase64(leaf), entry: JSON.parse(entry) as Entry };
}
