/** How likely two folded words, of any two scripts, are one word spelt twice. */
import { skeletonsOf } from "./skeleton.ts";

/** From 0 (nothing in common) to 1 (the same word). Symmetric. */
export function wordLikeness(one: string, other: string): number {
  if (one === other) return 1;
  const [left = ""] = skeletonsOf(one);
  const [right = ""] = skeletonsOf(other);
  const longest = Math.max(left.length, right.length);
  return longest === 0 ? 0 : (1 - distance(left, right) / longest) * 0.9;
}

function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
