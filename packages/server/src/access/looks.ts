/**
 * One look for all who ask at once. Who asks while a look is on its way waits for the next one, which begins after they
 * asked: many requests share few questions to the database, and none is answered with what was so before it came.
 */
export class Looks<Seen> {
  readonly #look: (at: string) => Promise<Seen>;
  readonly #underWay = new Map<string, UnderWay<Seen>>();

  constructor(look: (at: string) => Promise<Seen>) {
    this.#look = look;
  }

  at(what: string): Promise<Seen> {
    const underWay = this.#underWay.get(what);
    if (underWay === undefined) return this.#begin(what);
    const begin = (): Promise<Seen> => this.#begin(what);
    // A look that failed says nothing about the next.
    underWay.next ??= underWay.seen.then(begin, begin);
    return underWay.next;
  }

  #begin(what: string): Promise<Seen> {
    const begun: UnderWay<Seen> = { seen: this.#look(what), next: undefined };
    this.#underWay.set(what, begun);
    const over = (): void => {
      if (begun.next === undefined) this.#underWay.delete(what);
    };
    begun.seen.then(over, over);
    return begun.seen;
  }
}

interface UnderWay<Seen> {
  readonly seen: Promise<Seen>;
  /** Begins when this one has ended. */
  next: Promise<Seen> | undefined;
}
