/**
 * The bytes of a segment before they are sealed: a dictionary of its words, each with its skeletons (working them out again
 * would take most of the time of opening), then each saying: its words as places in the dictionary, its numbers as they are.
 * Whole numbers in LEB128 (seven bits a byte, least first), texts in UTF-8 after their length.
 */
import { skeletonsOf } from "@muster/names";
import type { PersonId } from "@muster/record";
import type { Saying } from "./saying.ts";
import { bytesOf, grown, ID_BYTES, idOf } from "./person-table.ts";

/** No skeleton has one in it: they are capitals. */
const BETWEEN_SKELETONS = " ";

/** A segment was opened and does not read as one: it was written by another form than its row says. */
export class SegmentMalformed extends Error {
  override readonly name = "SegmentMalformed";
}

export function encodeSayings(sayings: readonly Saying[]): Uint8Array {
  const dictionary = new Map<string, number>();
  const out = new Writer();
  const body = new Writer();
  const place = (text: string): number => {
    const known = dictionary.get(text) ?? dictionary.size;
    dictionary.set(text, known);
    return known;
  };
  for (const { person, entry, words, years, numbers } of sayings) {
    body.bytes(bytesOf(person));
    body.number(entry);
    body.numbers(words.map(place));
    body.numbers(years);
    body.number(numbers.length);
    for (const number of numbers) body.text(number);
  }
  out.number(sayings.length);
  out.number(dictionary.size);
  for (const word of dictionary.keys()) {
    out.text(word);
    out.text(skeletonsOf(word).join(BETWEEN_SKELETONS));
  }
  out.bytes(body.written());
  return out.written();
}

/**
 * Told what a segment says: its words first, each with its skeletons, then saying by saying. Places of words are places in
 * their order; ids and numbers stand in the segment's bytes. Nothing is made for a saying, as there are millions of them.
 */
export interface SegmentVisitor {
  word(text: string, skeletons: string): void;
  /** The next saying, of the person whose id begins here; what is told after it is its. */
  saying(at: number, entry: number): void;
  carries(place: number): void;
  born(year: number): void;
  numbered(at: number, length: number): void;
}

/** The skeletons of a word that a visitor was told of. */
export function skeletonsIn(text: string): readonly string[] {
  return text.split(BETWEEN_SKELETONS);
}

/** Goes through a segment without making anything of it. Throws `SegmentMalformed`. */
export function readSegment(bytes: Uint8Array, visitor: SegmentVisitor): void {
  const source = new Reader(bytes);
  const count = source.number();
  const words = source.number();
  for (let word = 0; word < words; word += 1) visitor.word(source.text(), source.text());
  for (let index = 0; index < count; index += 1) {
    visitor.saying(source.skip(ID_BYTES), source.number());
    for (let left = source.number(); left > 0; left -= 1) {
      const place = source.number();
      if (place >= words) throw new SegmentMalformed(`no word ${place} among ${words}`);
      visitor.carries(place);
    }
    for (let left = source.number(); left > 0; left -= 1) visitor.born(source.number());
    for (let left = source.number(); left > 0; left -= 1) {
      const length = source.number();
      visitor.numbered(source.skip(length), length);
    }
  }
}

/** What a segment says, saying by saying. Throws `SegmentMalformed`. */
export function decodeSayings(bytes: Uint8Array): readonly Saying[] {
  const dictionary: string[] = [];
  const sayings: { person: PersonId; entry: number; words: string[]; years: number[]; numbers: string[] }[] = [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  readSegment(bytes, {
    word: (word) => dictionary.push(word),
    saying: (at, entry) => sayings.push({ person: idOf(bytes, at), entry, words: [], years: [], numbers: [] }),
    carries: (place) => sayings.at(-1)?.words.push(dictionary[place] ?? ""),
    born: (year) => sayings.at(-1)?.years.push(year),
    numbered: (at, length) => sayings.at(-1)?.numbers.push(text.toString("utf8", at, at + length)),
  });
  return sayings;
}

class Writer {
  #bytes = new Uint8Array(65_536);
  #length = 0;

  number(value: number): void {
    this.#room(8);
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes[this.#length++] = (rest % 0x80) | 0x80;
    this.#bytes[this.#length++] = rest;
  }

  numbers(values: readonly number[]): void {
    this.number(values.length);
    for (const value of values) this.number(value);
  }

  text(text: string): void {
    const bytes = Buffer.from(text);
    this.number(bytes.length);
    this.bytes(bytes);
  }

  bytes(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #room(bytes: number): void {
    while (this.#length + bytes > this.#bytes.length) this.#bytes = grown(this.#bytes);
  }
}

class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 0x80) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new SegmentMalformed("a segment ends too early");
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
    }
  }

  text(): string {
    const length = this.number();
    const at = this.skip(length);
    return this.#bytes.toString("utf8", at, at + length);
  }

  /** Where the next so many bytes begin. */
  skip(length: number): number {
    if (this.#at + length > this.#bytes.length) throw new SegmentMalformed("a segment ends too early");
    this.#at += length;
    return this.#at - length;
  }
}
