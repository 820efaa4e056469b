/** A likeness that remembers: in one search the same few words are compared with the same many, again and again. */
import { wordLikeness } from "./likeness.ts";
import type { Likeness } from "./word-evidence.ts";

const MOST_REMEMBERED = 20_000;

/**
 * For one question, or for as long as no name is erased: what it has learned goes with it, so that none stays behind. `most`: so many
 * pairs are remembered, some hundred bytes each.
 */
export function rememberedLikeness(likeness: Likeness = wordLikeness, most = MOST_REMEMBERED): Likeness {
  const known = new Map<string, number>();
  return (one, other) => {
    const pair = one < other ? `${one}\n${other}` : `${other}\n${one}`;
    const before = known.get(pair);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const found = likeness(one, other);
    known.set(pair, found);
    return found;
  };
}
