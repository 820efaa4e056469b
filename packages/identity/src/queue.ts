/** Work that takes memory and time, one at a time; whoever comes when the queue is full is turned away. */
export class Queue {
  readonly #longest: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** What the work comes to; undefined where too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#waiting >= this.#longest) return undefined;
    this.#waiting += 1;
    const mine = this.#last.then(work);
    // The next one starts however this one ends.
    this.#last = mine.catch(() => {});
    try {
      return await mine;
    } finally {
      this.#waiting -= 1;
    }
  }
}
