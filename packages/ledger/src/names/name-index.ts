/**
 * Everybody on the register by the words of their names, their years of birth and their numbers, in memory: folded words and
 * slots of people in typed arrays, some hundred bytes a person. It says where to look, whoever asks and of whatever moment;
 * what stands and may be known the database says, and what was stated is opened from there.
 */
import type { PersonId } from "@muster/record";
import { NumberTable } from "./number-table.ts";
import { bytesOf, PersonTable } from "./person-table.ts";
import { Postings } from "./postings.ts";
import { Ranking } from "./ranking.ts";
import type { Saying } from "./saying.ts";
import { readSegment, skeletonsIn } from "./segment-form.ts";
import { type Near, Vocabulary } from "./vocabulary.ts";

/** A word that is looked for, in every way in which it may be written. */
export interface SoughtWord {
  /** What somebody who carries it is worth: log2 of how rare it is. */
  readonly bits: number;
  /** Words that may be it, and what each of them gives who carries it; what gives most first. */
  readonly carried: readonly { readonly word: number; readonly gain: number }[];
}

interface Born {
  readonly year: number;
  readonly bits: number;
}

export interface Sought {
  readonly words: readonly SoughtWord[];
  /** Years of birth, what is worth most first. */
  readonly years?: readonly Born[];
  /** Days of birth (saying.ts), and what each is worth beside its year. */
  readonly days?: readonly Born[];
  /** Slots known otherwise: of who has the number. */
  readonly slots?: readonly { readonly slot: number; readonly bits: number }[];
}

export interface RankOptions {
  /** Fewer bits are none. */
  readonly least: number;
  readonly most: number;
  /** Who is nobody to whoever asks, or was not known yet. */
  readonly admits: (slot: number) => boolean;
}

/** Among whom somebody is looked for. */
export interface Among {
  readonly has: (slot: number) => boolean;
  /** How many they are. */
  readonly people: number;
  /** Whether they are everybody. */
  readonly everybody: boolean;
}

/** Words so alike are counted as one name's spellings. */
const SPELLINGS = 0.85;
/** Years and days of birth before and after are nobody's. */
const FIRST_YEAR = 1_800;
const LAST_YEAR = 2_400;
const UNKNOWN = -1;

export class NameIndex {
  readonly #people = new PersonTable();
  readonly #carriers = new Postings();
  readonly vocabulary = new Vocabulary((word) => this.#carriers.count(word));
  readonly #born = new Postings();
  #numbers = new NumberTable();
  /** By slot: the first entry that said something of the person. */
  #since = new Float64Array(1_024);
  readonly #ranking = new Ranking();
  #removed = 0;

  /** How many people somebody can be found among. */
  get people(): number {
    return this.#people.size - this.#removed;
  }

  /** Slots are numbered up to here. */
  get slots(): number {
    return this.#people.size;
  }

  get numbers(): NumberTable {
    return this.#numbers;
  }

  personAt(slot: number): PersonId {
    return this.#people.personAt(slot);
  }

  /** -1 where nothing is known of the person. */
  slotOf(person: string): number {
    return this.#people.slotOf(person);
  }

  /** The first entry that said something of the person by which to be found. */
  since(slot: number): number {
    return this.#since[slot] ?? Number.POSITIVE_INFINITY;
  }

  take({ person, entry, words, years, numbers }: Saying): void {
    const slot = this.#slotFor(bytesOf(person), 0, entry);
    for (const word of words) this.#carriers.add(this.vocabulary.add(word), slot);
    for (const year of years) this.#takeYear(year, slot);
    for (const number of numbers) this.#numbers.add(number, slot);
  }

  /** Everything that a segment says, each of its words looked up once. Throws `SegmentMalformed`. */
  takeSegment(bytes: Uint8Array): void {
    const words: number[] = [];
    let slot = UNKNOWN;
    readSegment(bytes, {
      word: (text, skeletons) =>
        words.push(this.vocabulary.idOf(text) ?? this.vocabulary.add(text, skeletonsIn(skeletons))),
      saying: (at, entry) => {
        slot = this.#slotFor(bytes, at, entry);
      },
      carries: (place) => this.#carriers.add(words[place] ?? UNKNOWN, slot),
      born: (year) => this.#takeYear(year, slot),
      numbered: (at, length) => this.#numbers.addIn(bytes, at, length, slot),
    });
  }

  /** Lays out what came last with the rest: after much of it, searching is quicker. */
  settle(): void {
    this.#carriers.layOut();
    this.#born.layOut();
  }

  #slotFor(bytes: Uint8Array, at: number, entry: number): number {
    const before = this.#people.size;
    const slot = this.#people.add(bytes, at);
    if (slot >= this.#since.length) this.#since = longer(this.#since);
    this.#since[slot] = slot === before ? entry : Math.min(entry, this.since(slot));
    return slot;
  }

  #takeYear(year: number, slot: number): void {
    const born = termOf(year);
    if (born !== undefined) this.#born.add(born, slot);
  }

  /** Nothing of these people stays behind: not a word that nobody else carries, nor what was found near one. */
  forget(people: Iterable<string>): void {
    const gone = new Set([...people].map((person) => this.slotOf(person)).filter((slot) => slot >= 0));
    if (gone.size === 0) return;
    this.#people.remove(gone);
    this.#removed += gone.size;
    this.#carriers.layOut(gone);
    this.#born.layOut(gone);
    this.#numbers = this.#numbers.without(gone);
    this.vocabulary.forgetUncarried();
  }

  /**
   * The share of these people who carry a name, in any spelling: from one of them to all. Of part of the people it is counted
   * among those alone, so that no weight tells how many others there are of a name.
   */
  share(near: readonly Near[], among: Among): number {
    let carriers = 0;
    for (const { word, likeness } of near) if (likeness >= SPELLINGS) carriers += this.#carried(word, among);
    return Math.min(1, Math.max(1, carriers) / Math.max(1, among.people));
  }

  #carried(word: number, { everybody, has }: Among): number {
    if (everybody) return this.#carriers.count(word);
    const { run, newest } = this.#carriers.of(word);
    let carried = 0;
    for (const slots of [run, newest]) for (const slot of slots) if (has(slot)) carried += 1;
    return carried;
  }

  /** People who carry enough of what is sought, the most first; of equals who came first. */
  rank({ words, years = [], days = [], slots = [] }: Sought, options: RankOptions): readonly number[] {
    const groups = words.map(({ bits, carried }) => ({
      bits,
      lists: carried.map(({ word, gain }) => ({ gain, ...this.#carriers.of(word) })),
    }));
    for (const some of [days, years]) {
      const born = some.map(({ year, bits }) => ({ gain: bits, ...this.#born.of(termOf(year) ?? UNKNOWN) }));
      if (born.length > 0) groups.push({ bits: Math.max(...born.map(({ gain }) => gain)), lists: born });
    }
    const given = slots.map(({ slot, bits }) => ({ gain: bits, run: Uint32Array.of(slot), newest: Uint32Array.of() }));
    if (given.length > 0) groups.push({ bits: Math.max(...given.map(({ gain }) => gain)), lists: given });
    return this.#ranking.of(groups, this.slots, options);
  }
}

/** Where a year, or a day as 19870305, stands among the terms of births: years first, then days, 31 to a month. */
function termOf(born: number): number | undefined {
  const year = born > LAST_YEAR ? Math.floor(born / 10_000) : born;
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (born === year) return year - FIRST_YEAR;
  const [month, day] = [Math.floor(born / 100) % 100, born % 100];
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return isDay ? LAST_YEAR - FIRST_YEAR + 1 + ((year - FIRST_YEAR) * 12 + month - 1) * 31 + day - 1 : undefined;
}

function longer(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const twice = new Float64Array(numbers.length * 2);
  twice.set(numbers);
  return twice;
}
