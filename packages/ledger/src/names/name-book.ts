/**
 * The index of names, kept up with the journal: opened from its segments when the first question comes, then a little with
 * each question after. Nodes share the segments; each has the newest entries in memory alone until there are enough for one.
 */
import { ERASED, RETENTION_APPLIED } from "@muster/custody";
import type { EntryNumber } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Database } from "../database/database.ts";
import type { Keyring } from "../sealing/keyring.ts";
import type { PersonKeys } from "../sealing/person-keys.ts";
import { vaultKey } from "../sealing/vault-key.ts";
import { NameIndex } from "./name-index.ts";
import { readSayings } from "./read-sayings.ts";
import type { Saying } from "./saying.ts";
import { discardSegments, type EntrySpan, keepSegment, keptSpans, openSegments, spansMissing } from "./segments.ts";

/** As many sayings as make a segment: an erasure throws away some, and each is read again in a third of a second. */
const SAYINGS_A_SEGMENT = 8_192;

interface NameBookOptions {
  readonly database: Database;
  readonly keyring: Keyring;
  readonly keys: PersonKeys;
  /** Sayings a segment, where tests want small ones. */
  readonly segmentSize?: number;
}

export class NameBook {
  readonly #database: Database;
  readonly #keyring: Keyring;
  readonly #keys: PersonKeys;
  readonly #segmentSize: number;
  readonly index = new NameIndex();
  /** Everything up to this number is in the index. */
  #seen = -1;
  /** What is in the index and in no segment yet: from this entry on. */
  #tailFrom = 0;
  #tail: Saying[] = [];
  #refreshing: Promise<unknown> = Promise.resolve();
  #mending: Promise<void> = Promise.resolve();

  /** Over the whole register, whoever asks. */
  constructor({ database, keyring, keys, segmentSize = SAYINGS_A_SEGMENT }: NameBookOptions) {
    this.#database = database;
    this.#keyring = keyring;
    this.#keys = keys;
    this.#segmentSize = segmentSize;
  }

  /** The entry up to which the index says what there is. */
  get seen(): EntryNumber {
    return this.#seen;
  }

  /** Takes in what was recorded since, and drops what was erased. Throws `DetailFault`. */
  async refresh(): Promise<NameIndex> {
    const refreshed = this.#refreshing.then(() => this.#refresh());
    this.#refreshing = refreshed.catch(() => undefined);
    await refreshed;
    return this.index;
  }

  /** Until nothing more is being written behind the answers. */
  async settled(): Promise<void> {
    await this.#mending;
  }

  async #refresh(): Promise<void> {
    const [row] = await this.#database.query<{ last: number | null }>("select max(number) as last from journal");
    const last = row?.last ?? -1;
    if (last === this.#seen) return;
    if (this.#seen === -1) await this.#open(last);
    else {
      const erased = await this.#dropErased(this.#seen, last);
      await this.#follow({ first: this.#seen + 1, last }, last);
      this.#seen = last;
      // What an erasure threw away is made anew behind the answer: until then nothing is lost but time at the next start.
      if (erased) this.#mend(last);
    }
  }

  async #open(last: EntryNumber): Promise<void> {
    const kept: EntrySpan[] = [];
    const useless: EntryNumber[] = [];
    let madeAt = last;
    if ((await keptSpans(this.#database)).length > 0) {
      for await (const segment of openSegments(this.#database, await this.#key())) {
        if (segment.clear === undefined) useless.push(segment.first);
        else {
          this.index.takeSegment(segment.clear);
          kept.push(segment);
          madeAt = Math.min(madeAt, segment.madeAt);
        }
      }
    }
    await discardSegments(this.#database, useless);
    for (const span of spansMissing(kept, last)) {
      await this.#follow(span, last);
      // What lies before a kept segment is a segment of its own, however small.
      if (span.last < last) await this.#keep(last, span.last);
    }
    this.#seen = last;
    if (this.#tail.length === 0) this.#tailFrom = last + 1;
    // A segment that was put back from a backup may hold what was erased since it was made.
    await this.#dropErased(madeAt, last);
    this.index.settle();
  }

  /** Takes these entries in; whenever there is enough of them, they become a segment. */
  async #follow({ first, last }: EntrySpan, madeAt: EntryNumber): Promise<void> {
    if (this.#tail.length === 0) this.#tailFrom = first;
    const between = [first, last];
    for await (const saying of readSayings(this.#database, this.#keys, "detail.entry between $1 and $2", between)) {
      const isWhole = this.#tail.length >= this.#segmentSize && saying.entry !== this.#tail.at(-1)?.entry;
      if (isWhole) await this.#keep(madeAt, saying.entry - 1);
      this.index.take(saying);
      this.#tail.push(saying);
    }
  }

  /** The tail becomes a segment, of entries up to `last`. Where it may not, somebody else's or a later one holds it. */
  async #keep(madeAt: EntryNumber, last: EntryNumber): Promise<void> {
    const sayings = this.#tail;
    const first = this.#tailFrom;
    this.#tail = [];
    this.#tailFrom = last + 1;
    if (sayings.length > 0) await keepSegment(this.#database, await this.#key(), { first, last, madeAt, sayings });
  }

  /** People of whom something was destroyed since are read again. */
  async #dropErased(after: EntryNumber, last: EntryNumber): Promise<boolean> {
    const gone = await this.#database.query<{ person: string }>(
      `select distinct line::jsonb ->> 'person' as person from journal
       cross join lateral string_to_table(coalesce(journal.items, (journal.entry::jsonb #> '{people,0}')::text), E'\\n') as line
       where journal.number > $1 and journal.number <= $2 and journal.kind in ('${ERASED}', '${RETENTION_APPLIED}')`,
      [after, last],
    );
    for (const { person } of gone) this.#keys.forget(person);
    const people = gone.map(({ person }) => person).filter((person) => this.index.slotOf(person) >= 0);
    if (people.length === 0) return gone.length > 0;
    this.index.forget(people);
    const erased = new Set(people);
    this.#tail = this.#tail.filter(({ person }) => !erased.has(person));
    const rest = [arrays.uuid(people), this.#seen];
    for await (const saying of readSayings(
      this.#database,
      this.#keys,
      "detail.person = any($1::uuid[]) and detail.entry <= $2",
      rest,
    ))
      this.#takeAgain(saying);
    return true;
  }

  #takeAgain(saying: Saying): void {
    this.index.take(saying);
    if (saying.entry < this.#tailFrom) return;
    const at = this.#tail.findIndex(({ entry }) => entry > saying.entry);
    this.#tail.splice(at === -1 ? this.#tail.length : at, 0, saying);
  }

  /** Makes anew what segments are missing before the tail. */
  #mend(madeAt: EntryNumber): void {
    const before = this.#tailFrom - 1;
    this.#mending = this.#mending
      .then(async () => {
        const missing = spansMissing(await keptSpans(this.#database), before);
        for (const span of missing) await this.#remake(span, madeAt);
      })
      // Whatever went wrong, the details are there: the next start reads them.
      .catch(() => undefined);
  }

  async #remake({ first, last }: EntrySpan, madeAt: EntryNumber): Promise<void> {
    const sayings: Saying[] = [];
    const between = [first, last];
    for await (const saying of readSayings(this.#database, this.#keys, "detail.entry between $1 and $2", between))
      sayings.push(saying);
    if (sayings.length > 0) await keepSegment(this.#database, await this.#key(), { first, last, madeAt, sayings });
  }

  /** The node's own key. Throws `DetailFault` where the register's is missing. */
  #key(): Promise<Uint8Array> {
    return vaultKey(this.#database, this.#keyring);
  }
}
