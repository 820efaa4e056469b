/** What `order by similarity(name, $1) desc` of pg_trgm answers, from an index in memory. */
import { trigramsOf } from "./peers.ts";

export class TrigramIndex {
  readonly #postings = new Map<string, number[]>();
  readonly #sizes: number[] = [];

  constructor(names: readonly string[]) {
    names.forEach((name, at) => {
      const trigrams = trigramsOf(name);
      this.#sizes.push(trigrams.size);
      for (const trigram of trigrams) {
        const posting = this.#postings.get(trigram);
        if (posting === undefined) this.#postings.set(trigram, [at]);
        else posting.push(at);
      }
    });
  }

  /** The place of the answer among all names, those of the same similarity before it. */
  rank(text: string, answer: number): number {
    const asked = trigramsOf(text);
    const shared = new Uint16Array(this.#sizes.length);
    for (const trigram of asked) {
      for (const at of this.#postings.get(trigram) ?? []) shared[at] = (shared[at] ?? 0) + 1;
    }
    const similarity = (at: number) => (shared[at] ?? 0) / (asked.size + (this.#sizes[at] ?? 0) - (shared[at] ?? 0));
    const reached = similarity(answer);
    let before = 0;
    for (let at = 0; at < shared.length; at += 1) if (at !== answer && similarity(at) >= reached) before += 1;
    return before + 1;
  }
}
