/**
 * A question that several ask at once is answered once: the balance stands on every screen, and a screen's other figures are
 * made of it. Nothing is kept that has been answered.
 */
import type { EntryNumber, Instant } from "@muster/record";
import type { Moment } from "./moment.ts";

/** The newest entry: its number, and when it was recorded. */
interface Newest {
  readonly number: EntryNumber;
  readonly recordedAt: Instant;
}

export class AtOnce<Answer> {
  readonly #awaited = new Map<string, Promise<Answer>>();

  /**
   * `seenBy`: who asks, as far as the answer depends on it. Nothing occurs after it was recorded, so that every moment from the
   * recording of the newest entry on has the same answer where that is the last one known; any other is asked by itself.
   */
  ask(seenBy: string, newest: Newest | undefined, moment: Moment, answer: () => Promise<Answer>): Promise<Answer> {
    if (newest === undefined || moment.asOf < newest.recordedAt || moment.knownAt !== newest.number) return answer();
    const key = `${newest.number} ${seenBy}`;
    const awaited = this.#awaited.get(key);
    if (awaited !== undefined) return awaited;
    const asked = answer().finally(() => this.#awaited.delete(key));
    this.#awaited.set(key, asked);
    return asked;
  }
}
