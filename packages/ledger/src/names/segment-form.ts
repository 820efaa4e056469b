/**
 * The bytes of a segment before they are sealed: a dictionary of its words and numbers, then each saying as places in the
 * dictionary. Whole numbers in LEB128 (seven bits a byte, least first), texts in UTF-8 after their length.
 */
import { type Saying } from "./saying.ts";
import { bytesOf, grown, ID_BYTES, idOf } from "./person-table.ts";

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
    body.numbers(numbers.map(place));
  }
  out.number(sayings.length);
  out.number(dictionary.size);
  for (const text of dictionary.keys()) out.text(text);
  out.bytes(body.written());
  return out.written();
}

/** Told of each saying: the place of the person's id in these bytes, and places in the dictionary. */
export type SayingVisitor = (
  id: { readonly bytes: Uint8Array; readonly at: number },
  entry: number,
  words: readonly number[],
  years: readonly number[],
  numbers: readonly number[],
) => void;

/** Goes through a segment without making anything of it; `begin` is given its dictionary first. Throws `SegmentMalformed`. */
export function readSegment(bytes: Uint8Array, begin: (dictionary: readonly string[]) => SayingVisitor): void {
  const source = new Reader(bytes);
  const count = source.number();
  const dictionary = Array.from({ length: source.number() }, () => source.text());
  const visit = begin(dictionary);
  const placesIn = (): number[] => {
    const places = source.numbers();
    for (const place of places)
      if (place >= dictionary.length) throw new SegmentMalformed(`no word ${place} among ${dictionary.length}`);
    return places;
  };
  for (let index = 0; index < count; index += 1) {
    const at = source.skip(ID_BYTES);
    visit({ bytes, at }, source.number(), placesIn(), source.numbers(), placesIn());
  }
}

/** What a segment says, saying by saying. Throws `SegmentMalformed`. */
export function decodeSayings(bytes: Uint8Array): readonly Saying[] {
  const sayings: Saying[] = [];
  readSegment(bytes, (dictionary) => {
    const textsAt = (places: readonly number[]): string[] => places.map((place) => dictionary[place] ?? "");
    return (id, entry, words, years, numbers) =>
      sayings.push({ person: idOf(id.bytes, id.at), entry, words: textsAt(words), years, numbers: textsAt(numbers) });
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

  numbers(): number[] {
    const values: number[] = [];
    for (let left = this.number(); left > 0; left -= 1) values.push(this.number());
    return values;
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
