/**
 * The rule by which a tenth of the words is set aside: training never sees them, the bench asks for nothing else. By the Latin
 * word as it is folded, so that all its spellings in another script fall on the same side.
 */

const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;

export function isSetAside(latin: string): boolean {
  return hashOf(latin) % 10 === 0;
}

/** FNV-1a with a finishing mix: the same on every machine, and without favourites among its lowest digits. */
export function hashOf(word: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < word.length; index += 1) {
    hash ^= word.charCodeAt(index);
    hash = Math.imul(hash, FNV_PRIME);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x85eb_ca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
