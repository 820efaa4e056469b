/** Entries about one thing, the newest first: what a screen tells of it, with the words that the officer may read. */
import { type Moment, NOBODY, type SaidRow } from "@muster/ledger";
import type { Entry, EntryNumber, Instant, Officer, PersonId, Subject } from "@muster/record";
import type { Questions } from "@muster/register";
import type { Section } from "../access/sections.ts";
import { peopleIn } from "./control.ts";
import { sectionsOf } from "./words-leave.ts";

/** What was said in words with an entry: personal detail, or a narrative. */
export interface SaidDetail {
  /** Whom it is about; null for what is about nobody in particular. */
  readonly person: PersonId | null;
  /** The kind of detail, as custody names it: `claim:name`, `basis.stated`; or the entry's own. */
  readonly kind: string;
  readonly detail: unknown;
}

export interface EntryLine {
  readonly number: EntryNumber;
  /** Past tense: `transfer.departed`. */
  readonly kind: string;
  readonly occurredAt: Instant;
  readonly notedAt: Instant | null;
  readonly recordedAt: Instant;
  readonly by: Officer;
  readonly second: Officer | null;
  /** The things it is about, as `kind:id`. */
  readonly about: readonly string[];
  /** How many people it is about, whether or not this officer may know of them. */
  readonly people: number;
  /** What it says that is no detail: sites, numbers, codes. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The entry it corrects, for a correction; and the one that corrected it by the moment asked about. */
  readonly corrects: EntryNumber | null;
  readonly correctedBy: EntryNumber | null;
  readonly said: readonly SaidDetail[];
  /** Sections of which something was said that is withheld; null: words about nobody in particular. */
  readonly withheld: readonly (Section | null)[];
}

export interface EntriesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly entries: readonly EntryLine[];
  /** Ask again with `after` this number; null at the end. */
  readonly next: EntryNumber | null;
}

/** Who may read what was said: of a section of somebody's file, and of words that are about nobody in particular. */
export interface WordsLeave {
  readonly ofPerson: (section: Section, person: PersonId) => boolean;
  readonly ofEntry: (entry: Entry) => boolean;
}

/** An entry of this many people or more is read by opening each of them. */
const MOST_DETAILS = 500;

export interface EntriesAsked {
  readonly about?: Subject | { readonly person: PersonId };
  readonly kinds?: readonly string[];
  readonly after?: EntryNumber;
  readonly limit: number;
}

/** A page of entries; of people, only what was said of the person who is asked about. */
export async function entriesAnswer(
  questions: Questions,
  { about, kinds, after, limit }: EntriesAsked,
  moment: Moment,
  leaveOf: (entries: readonly Entry[], words: readonly SaidRow[]) => Promise<WordsLeave>,
): Promise<EntriesAnswer> {
  const filter = {
    ...(about === undefined ? {} : { about }),
    ...(kinds === undefined ? {} : { kinds }),
    ...(after === undefined ? {} : { before: after }),
  };
  const found = await questions.ledger.heads({ ...filter, limit: limit + 1 }, moment);
  const page = found.slice(0, limit);
  const people = about !== undefined && "person" in about ? [about.person] : [];
  const entries = await entryLines(questions, page, { people }, moment, leaveOf);
  return { ...moment, entries, next: found.length > limit ? (page.at(-1)?.number ?? null) : null };
}

/** Entries in lines, with what was said of these people (of everybody, where none are given) as far as it may be read. */
export async function entryLines(
  questions: Questions,
  entries: readonly Entry[],
  of: { readonly people?: readonly PersonId[] },
  { knownAt }: Moment,
  leaveOf: (entries: readonly Entry[], words: readonly SaidRow[]) => Promise<WordsLeave>,
): Promise<readonly EntryLine[]> {
  const numbers = entries.map(({ number }) => number);
  const [words, corrections] = await Promise.all([
    questions.ledger.wordsSaid(numbers, { ...of, most: MOST_DETAILS }),
    questions.ledger.corrections(numbers),
  ]);
  const leave = await leaveOf(entries, words);
  const ofEntry = Map.groupBy(words, ({ entry }) => entry);
  return entries.map((entry): EntryLine => {
    const { number, kind, occurredAt, notedAt = null, recordedAt, by, second = null, about, body } = entry;
    const correctedBy = corrections.get(number) ?? null;
    return {
      number,
      kind,
      occurredAt,
      notedAt,
      recordedAt,
      by,
      second,
      about,
      people: peopleIn(entry),
      body,
      corrects: typeof body["corrects"] === "number" ? body["corrects"] : null,
      correctedBy: correctedBy !== null && correctedBy <= knownAt ? correctedBy : null,
      ...readable(entry, ofEntry.get(number) ?? [], leave),
    };
  });
}

function readable(entry: Entry, words: readonly SaidRow[], leave: WordsLeave): Pick<EntryLine, "said" | "withheld"> {
  const said: SaidDetail[] = [];
  const withheld = new Set<Section | null>();
  for (const { person, kind, content } of words) {
    if (person === NOBODY) {
      if (leave.ofEntry(entry)) said.push({ person: null, kind, detail: content });
      else withheld.add(null);
      continue;
    }
    const sections = sectionsOf(kind) ?? [];
    const closed = sections.filter((section) => !leave.ofPerson(section, person));
    if (sections.length > 0 && closed.length === 0) said.push({ person, kind, detail: content });
    for (const section of closed) withheld.add(section);
  }
  return { said, withheld: [...withheld] };
}
