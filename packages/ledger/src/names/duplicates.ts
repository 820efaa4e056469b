/**
 * The queue of possible duplicates: people in the order in which they came on the register, the newest first, each with who was
 * there before and may be the same person. Nothing is stored: it is worked out as it is asked for, a bounded piece at a time.
 */
import type { EntryNumber, PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import type { PossibleDuplicate } from "./candidate.ts";
import { candidatesOf } from "./candidates.ts";
import { describePeople } from "./describe.ts";
import type { Searching } from "./search.ts";

/** Where to go on: after this entry, or after this person of it. */
export interface QueueMark {
  readonly entry: EntryNumber;
  readonly person?: PersonId;
}

export interface DuplicatesSought {
  /** Only of the people whom this entry says something of. */
  readonly entry?: EntryNumber;
  /** What comes after this in the queue: older. */
  readonly before?: QueueMark;
  /** So many people are looked at. */
  readonly limit: number;
}

export interface DuplicatesPage {
  readonly pairs: readonly PossibleDuplicate[];
  readonly next?: QueueMark;
}

/** So many entries are gone through for one page, whoever they are about: how far it goes says nothing about who is there. */
const ENTRIES_A_PAGE = 5_000;

interface Arrival {
  readonly entry: EntryNumber;
  readonly person: PersonId;
}

export async function possibleDuplicates(
  searching: Searching,
  sought: DuplicatesSought,
  moment: Moment,
): Promise<DuplicatesPage> {
  const { index, source, sight } = searching;
  const { first, last, arrivals } = await arrivalsIn(searching, sought, moment);
  const some = arrivals.slice(0, sought.limit);
  const described = await describePeople(source, sight, [...new Set(some.map(({ person }) => person))], moment);
  const asked = some.flatMap(({ entry, person }) => {
    const description = described.get(person);
    return description === undefined ? [] : [{ entry, person, description }];
  });
  const found = await candidatesOf(searching, asked, moment);
  const pairs = asked.flatMap(({ entry, person: one }, at) =>
    (found[at] ?? [])
      .filter(({ person }) => isEarlier(index.since(index.slotOf(person)), person, { entry, person: one }))
      .map((candidate): PossibleDuplicate => ({ ...candidate, one, entry })),
  );
  const end = some.at(-1);
  if (arrivals.length > some.length && end !== undefined) return { pairs, next: end };
  return sought.entry !== undefined || first <= 0 || last < 0 ? { pairs } : { pairs, next: { entry: first } };
}

/** A pair stands in the queue once, with the one of the two who came later. */
function isEarlier(since: EntryNumber, person: PersonId, than: Arrival): boolean {
  return since < than.entry || (since === than.entry && person < than.person);
}

/** Who came with the entries of one page, the newest first, of those whom whoever asks may have heard of. */
async function arrivalsIn({ index, newest, source, among }: Searching, sought: DuplicatesSought, moment: Moment) {
  const knownAt = Math.min(newest, moment.knownAt);
  const { entry: only, before } = sought;
  const from =
    before === undefined ? knownAt : Math.min(knownAt, before.person === undefined ? before.entry - 1 : before.entry);
  const last = only ?? from;
  const first = only ?? Math.max(0, last - ENTRIES_A_PAGE + 1);
  const rows = await source.database.query<Arrival>(
    `select distinct entry, person from detail
     where entry between $1 and $2 and kind in ('claim:name', 'claim:listed', 'numbers') order by entry desc, person`,
    [first, Math.min(last, knownAt)],
  );
  const arrivals = rows.filter(({ entry, person }) => {
    const slot = index.slotOf(person);
    const isPast = before?.person !== undefined && entry === before.entry && person <= before.person;
    return slot >= 0 && !isPast && among.has(slot) && (only !== undefined || index.since(slot) === entry);
  });
  return { first, last, arrivals };
}
