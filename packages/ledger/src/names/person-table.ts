/**
 * People by their ids, numbered in the order in which they came: their *slots*. Sixteen bytes each, and some ten of a hash
 * table beside them; a million ids as text would take a hundred megabytes.
 */
import type { PersonId } from "@muster/record";

export const ID_BYTES = 16;
const NOBODY = -1;
const NIL = new Uint8Array(ID_BYTES);

export class PersonTable {
  #bytes = new Uint8Array(ID_BYTES * 1_024);
  /** Slots by hash, with linear probing; at most half full. */
  #slots = new Int32Array(4_096).fill(NOBODY);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The slot of a person; -1 where there is none. */
  slotOf(person: string): number {
    return this.#slots[this.#place(bytesOf(person), 0)] ?? NOBODY;
  }

  /** The slot of the person whose id stands in these bytes; a new one where there is none. */
  add(source: Uint8Array, at: number): number {
    const place = this.#place(source, at);
    const known = this.#slots[place] ?? NOBODY;
    if (known !== NOBODY) return known;
    const slot = this.#size;
    if ((slot + 1) * ID_BYTES > this.#bytes.length) this.#bytes = grown(this.#bytes);
    copyBytes(source, at, this.#bytes, slot * ID_BYTES, ID_BYTES);
    this.#slots[place] = slot;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return slot;
  }

  personAt(slot: number): PersonId {
    return idOf(this.#bytes, slot * ID_BYTES);
  }

  /** These slots hold nobody from now on: whoever comes back under such an id gets a new one. */
  remove(slots: Iterable<number>): void {
    for (const slot of slots) this.#bytes.fill(0, slot * ID_BYTES, (slot + 1) * ID_BYTES);
    this.#rehash();
  }

  /** Where this id stands in the hash table, or would. */
  #place(source: Uint8Array, at: number): number {
    const mask = this.#slots.length - 1;
    let place = hashOf(source, at, ID_BYTES) & mask;
    for (;;) {
      const slot = this.#slots[place] ?? NOBODY;
      if (slot === NOBODY || isSame(this.#bytes, slot * ID_BYTES, source, at, ID_BYTES)) return place;
      place = (place + 1) & mask;
    }
  }

  #rehash(): void {
    const wanted = this.#size * 2 > this.#slots.length ? this.#slots.length * 2 : this.#slots.length;
    this.#slots = new Int32Array(wanted).fill(NOBODY);
    for (let slot = 0; slot < this.#size; slot += 1) {
      // A slot of zeros was given up: the nil UUID stands for nobody in the whole register.
      if (isSame(this.#bytes, slot * ID_BYTES, NIL, 0, ID_BYTES)) continue;
      this.#slots[this.#place(this.#bytes, slot * ID_BYTES)] = slot;
    }
  }
}

/** The sixteen bytes of a UUID. */
export function bytesOf(person: string): Uint8Array {
  const bytes = new Uint8Array(ID_BYTES);
  const hex = person.replaceAll("-", "");
  for (let at = 0; at < ID_BYTES; at += 1) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

/** The UUID in these sixteen bytes, as PostgreSQL writes it. */
export function idOf(bytes: Uint8Array, at: number): PersonId {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset + at, ID_BYTES).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-") as PersonId;
}

/** FNV-1a (32 bits): ids may be chosen by who sends them, so every byte counts. */
export function hashOf(bytes: Uint8Array, at: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < length; index += 1) hash = Math.imul(hash ^ (bytes[at + index] ?? 0), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export function isSame(one: Uint8Array, at: number, other: Uint8Array, otherAt: number, length: number): boolean {
  for (let index = 0; index < length; index += 1) if (one[at + index] !== other[otherAt + index]) return false;
  return true;
}

/** Byte by byte: of so few it is quicker than a view of them. */
export function copyBytes(from: Uint8Array, at: number, to: Uint8Array, toAt: number, length: number): void {
  for (let index = 0; index < length; index += 1) to[toAt + index] = from[at + index] ?? 0;
}

export function grown(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes.length * 2);
  larger.set(bytes);
  return larger;
}
