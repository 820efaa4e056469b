/**
 * Among whom a viewer's search looks: a bit for each slot of the index. Whoever is nobody to the viewer is left out before
 * anybody is put in an order or counted, so that people who may not be known of take nobody's place and no time. The database
 * is asked once for each viewer (`viewer.met`, migration 0017), and from then on only about people of whom something was
 * recorded since: nobody becomes known to anybody by an entry that does not name them.
 */
import type { EntryNumber } from "@muster/record";
import { arrays } from "../database/arrays.ts";
import type { Database, Queryable } from "../database/database.ts";
import { touchedSince } from "../journal/load.ts";
import type { Among, NameIndex } from "./name-index.ts";

/** Viewers whose acquaintances are kept: of a million people an eighth of a megabyte for each. */
const MOST_VIEWERS = 64;
const PEOPLE_TOGETHER = 20_000;

/** Who asks: what row security goes by, in one text, and their database. */
interface Viewing {
  readonly seenBy: string;
  readonly database: Database;
}

class Met implements Among {
  readonly everybody = false;
  #bits = new Uint8Array(1_024);
  /** Up to which entry the database was asked. */
  seen: EntryNumber = -1;

  #people = 0;

  get people(): number {
    return this.#people;
  }

  readonly has = (slot: number): boolean => ((this.#bits[slot >> 3] ?? 0) & (1 << (slot & 7))) !== 0;

  add(slot: number): void {
    if (slot < 0 || this.has(slot)) return;
    if (slot >> 3 >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(this.#bits.length * 2, (slot >> 3) + 1));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[slot >> 3] = (this.#bits[slot >> 3] ?? 0) | (1 << (slot & 7));
    this.#people += 1;
  }
}

export class Acquaintances {
  readonly #whole: Queryable;
  /** The one who asked longest ago first. */
  readonly #met = new Map<string, Promise<Met>>();

  /** `whole`: the register's own database. */
  constructor(whole: Queryable) {
    this.#whole = whole;
  }

  /** Whom of the index the viewer may have heard of, as the journal stands up to `last`. */
  async of({ seenBy, database }: Viewing, index: NameIndex, last: EntryNumber): Promise<Among> {
    const before = this.#met.get(seenBy);
    const met = (before ?? Promise.resolve(new Met())).then((known) => this.#bring(known, database, index, last));
    this.#met.delete(seenBy);
    this.#met.set(seenBy, met);
    const [oldest] = this.#met.keys();
    if (this.#met.size > MOST_VIEWERS && oldest !== undefined) this.#met.delete(oldest);
    try {
      return await met;
    } catch (fault) {
      // Who asks next begins anew.
      if (this.#met.get(seenBy) === met) this.#met.delete(seenBy);
      throw fault;
    }
  }

  async #bring(met: Met, database: Database, index: NameIndex, last: EntryNumber): Promise<Met> {
    if (met.seen >= last) return met;
    if (met.seen === -1) {
      const rows = database.stream<{ person: string }>("select distinct person from viewer.met", [], PEOPLE_TOGETHER);
      for await (const batch of rows) for (const { person } of batch) met.add(index.slotOf(person));
    } else {
      const touched = await touchedSince(this.#whole, met.seen, last);
      for (let start = 0; start < touched.length; start += PEOPLE_TOGETHER) {
        const rows = await database.query<{ person: string }>(
          "select distinct person from viewer.met join unnest($1::uuid[]) as asked (person) using (person)",
          [arrays.uuid(touched.slice(start, start + PEOPLE_TOGETHER))],
        );
        for (const { person } of rows) met.add(index.slotOf(person));
      }
    }
    met.seen = last;
    return met;
  }
}
