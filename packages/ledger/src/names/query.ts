/** What somebody typed, as words that names and numbers are looked for by; the last of them may not be finished yet. */
import { parseName, scriptOf, skeletonsOf } from "@muster/names";
import type { FoundPerson, FoundWhy, FoundWord } from "./found.ts";
import type { Among, NameIndex, Sought, SoughtWord } from "./name-index.ts";
import { foldNumber } from "./number-table.ts";
import { type Near, worthOf } from "./vocabulary.ts";

/** Of what was typed the first so many words. */
const MOST_WORDS = 12;
/** A number is looked for by this many characters at least. */
const SHORTEST_NUMBER = 2;
/** Of people with a number that begins or ends so. */
const MOST_NUMBERED = 512;
/** Who has the number is found before anybody who has the name. */
const NUMBER_BITS = 64;
const PART_OF_NUMBER_BITS = 32;
/** Of what was sought, by weight: less is nobody. */
const LEAST_SHARE = 0.52;

interface QueryWord extends SoughtWord {
  readonly typed: string;
  readonly folded: string;
  /** By folded word. */
  readonly likeness: ReadonlyMap<string, number>;
}

export interface Query {
  readonly words: readonly QueryWord[];
  /** As they are compared; empty where nothing that was typed may be a number. */
  readonly numbers: readonly string[];
  readonly sought: Sought;
  /** Fewer bits of the sought words are no find. */
  readonly least: number;
}

/** A name as it was stated, folded. */
export interface StatedWords {
  readonly text: string;
  readonly parts: readonly { readonly text: string; readonly folded: string }[];
}

/** A number as it was stated: an authority's, or what stands on a seal. */
export interface StatedNumber {
  readonly number: string;
  readonly why: Extract<FoundWhy, "number" | "seal">;
}

/** `among`: whom it is asked of. */
export function readQuery(text: string, index: NameIndex, among: Among): Query {
  const parts = parseName(text).parts.slice(0, MOST_WORDS);
  const words = parts.map(({ text: typed, folded }, at): QueryWord => {
    const near = at === parts.length - 1 && !/\s$/u.test(text) ? begun(index, folded) : index.vocabulary.near(folded);
    const likeness = new Map(near.map(({ word, likeness: alike }) => [index.vocabulary.wordAt(word), alike]));
    const bits = Math.max(1, -Math.log2(index.share(near, among)));
    const carried = near.map(({ word, likeness: alike }) => ({ word, gain: bits * worthOf(alike) }));
    return { typed, folded, carried, likeness, bits };
  });
  const numbers = numbersIn(text);
  const slots = numbers.flatMap((number) => [
    ...index.numbers.holders(number).map((slot) => ({ slot, bits: NUMBER_BITS })),
    ...index.numbers.partly(number, MOST_NUMBERED).map((slot) => ({ slot, bits: PART_OF_NUMBER_BITS })),
  ]);
  // The index does not know who carries a word twice (Omar, Omar's son): it is looked for once, and the rest is not asked for.
  const once = words.filter(({ folded }, at) => words.findIndex((word) => word.folded === folded) === at);
  const again = sumOf(words) - sumOf(once);
  const enough = Math.min(sumOf(words) * LEAST_SHARE, PART_OF_NUMBER_BITS);
  const least = words.length === 0 ? PART_OF_NUMBER_BITS : Math.max(0, enough - again);
  return { words, numbers, sought: { words: once, slots }, least };
}

function sumOf(words: readonly QueryWord[]): number {
  return words.reduce((sum, { bits }) => sum + bits, 0);
}

/** The whole text as a number, and each word of it that has a digit. */
function numbersIn(text: string): readonly string[] {
  const found = [text, ...text.split(/\s+/u)].filter((part) => /\p{Nd}/u.test(part)).map(foldNumber);
  return [...new Set(found)].filter((number) => number.length >= SHORTEST_NUMBER);
}

/** The words near the one typed, and those that begin with it. */
function begun({ vocabulary }: NameIndex, folded: string): readonly Near[] {
  const likeness = new Map<number, number>();
  for (const one of [...vocabulary.near(folded), ...vocabulary.beginning(folded)])
    likeness.set(one.word, Math.max(one.likeness, likeness.get(one.word) ?? 0));
  return [...likeness]
    .map(([word, alike]) => ({ word, likeness: alike }))
    .sort((one, other) => other.likeness - one.likeness || one.word - other.word);
}

type Found = Omit<FoundPerson, "person">;

/** How a person with these names and numbers was found; undefined where they were not, by what may be known of them. */
export function foundBy(
  query: Query,
  names: readonly StatedWords[],
  numbers: readonly StatedNumber[],
): Found | undefined {
  const byNumber = numbers.map((stated) => foundNumber(query, stated)).filter((found) => found !== undefined);
  const byName = names.map((name) => foundName(query, name)).filter((found) => found !== undefined);
  return [...byNumber, ...byName].reduce<Found | undefined>(
    (best, found) => (best === undefined || found.score > best.score ? found : best),
    undefined,
  );
}

function foundNumber({ numbers }: Query, { number, why }: StatedNumber): Found | undefined {
  const folded = foldNumber(number);
  for (const sought of numbers) {
    const isPart = folded.startsWith(sought) || (sought.length > SHORTEST_NUMBER && folded.endsWith(sought));
    if (!isPart) continue;
    const likeness = sought.length / folded.length;
    const words: readonly FoundWord[] = [{ sought, found: number, why, likeness }];
    // A whole number is as good as a find can be; a part of one is better than a name that is not the same.
    return { by: "number", text: number, score: likeness === 1 ? 1 : 0.9 + likeness / 20, words };
  }
  return undefined;
}

function foundName({ words }: Query, { text, parts }: StatedWords): Found | undefined {
  const inAll = sumOf(words);
  const left = [...parts];
  const found: FoundWord[] = [];
  let bits = 0;
  for (const word of words) {
    const best = left.reduce(
      (at, part, index) => (likenessOf(word, part) > likenessOf(word, left[at]) ? index : at),
      0,
    );
    const likeness = likenessOf(word, left[best]);
    const [part] = likeness > 0 ? left.splice(best, 1) : [];
    if (part === undefined) continue;
    bits += word.bits * worthOf(likeness);
    found.push({ sought: word.typed, found: part.text, why: whyOf(word.folded, part.folded), likeness });
  }
  const score = inAll === 0 ? 0 : bits / inAll;
  return score < LEAST_SHARE ? undefined : { by: "name", text, score, words: found };
}

function likenessOf({ likeness }: QueryWord, part: StatedWords["parts"][number] | undefined): number {
  return part === undefined ? 0 : (likeness.get(part.folded) ?? 0);
}

function whyOf(typed: string, stated: string): FoundWhy {
  if (typed === stated) return "same";
  if (stated.startsWith(typed)) return "begins-with";
  if (scriptOf(typed) !== scriptOf(stated)) return "other-script";
  const skeletons = new Set(skeletonsOf(typed));
  return skeletonsOf(stated).some((skeleton) => skeletons.has(skeleton)) ? "respelt" : "typing-error";
}
