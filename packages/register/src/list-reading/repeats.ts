/**
 * How often each row came before, in a file of any length: by 64 bits of its digest, in 9 bytes a row. A map of strings
 * would take a hundred, and a list may have a million rows.
 */
const FIRST_PLACES = 1_024;
const FULLEST = 0.7;

export class Repeats {
  #marks = new BigUint64Array(FIRST_PLACES);
  #counts = new Uint8Array(FIRST_PLACES);
  #taken = 0;

  /** How many rows with this digest (hex) came before this one; beyond 254 it counts no further. */
  next(digest: string): number {
    if (this.#taken > this.#marks.length * FULLEST) this.#grow();
    const mark = BigInt(`0x${digest.slice(0, 16)}`);
    const place = this.#placeOf(mark);
    const before = this.#counts[place] ?? 0;
    if (before === 0) this.#taken += 1;
    this.#marks[place] = mark;
    this.#counts[place] = Math.min(255, before + 1);
    return before;
  }

  /** Where the mark stands, or the free place where it belongs. */
  #placeOf(mark: bigint): number {
    const last = this.#marks.length - 1;
    let place = Number(mark & BigInt(last));
    while (this.#counts[place] !== 0 && this.#marks[place] !== mark) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const [marks, counts] = [this.#marks, this.#counts];
    this.#marks = new BigUint64Array(marks.length * 2);
    this.#counts = new Uint8Array(marks.length * 2);
    marks.forEach((mark, index) => {
      const count = counts[index] ?? 0;
      if (count === 0) return;
      const place = this.#placeOf(mark);
      this.#marks[place] = mark;
      this.#counts[place] = count;
    });
  }
}
