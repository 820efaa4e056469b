/**
 * Makes `src/commonness.json`, how common words are in names, from the counts of the open data: `node packages/names/training/commonness.ts`.
 * A word counts in any spelling: what Muhammad counts, Mohamed counts too, for both stand beside one word of the other script.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { foldWord } from "../src/fold.ts";
import { skeletonsOf } from "../src/skeleton.ts";

const FILES = ["wikidata-arabic-train.tsv", "wikidata-russian-train.tsv"] as const;
/** Words of a name, on the average: the data counts words, and what is asked is how many people carry one. */
const WORDS_OF_A_NAME = 2.2;
/** Of so many people one, or the word is not in the file. */
const LEAST_SHARE = 1 / 3_000;
/** A pair that is less of a word's count than this, or shares no skeleton, is a mistake of the data. */
const LEAST_OF_A_WORD = 0.2;

/** The file's whole text: the words of each share, in millionths of all people, the commonest first. */
export function commonnessFile(folder: URL): string {
  const shares = new Map<string, number>();
  for (const file of FILES) {
    for (const [word, share] of sharesIn(readFileSync(new URL(file, folder), "utf8"))) {
      shares.set(word, Math.max(share, shares.get(word) ?? 0));
    }
  }
  const words = new Map<number, string[]>();
  for (const [word, share] of shares) {
    // Two figures are more than the data knows.
    const millionths = Number((share * 1e6).toPrecision(2));
    words.set(millionths, [...(words.get(millionths) ?? []), word]);
  }
  const lines = [...words]
    .sort(([one], [other]) => other - one)
    .map(([millionths, same]) => `  "${millionths}": "${same.sort().join(" ")}"`);
  return `{\n${lines.join(",\n")}\n}\n`;
}

function sharesIn(text: string): Map<string, number> {
  const pairs = pairCounts(text);
  const [latin, other] = [totals(pairs, 0), totals(pairs, 1)];
  const all = pairs.reduce((sum, [, , count]) => sum + count, 0);
  const least = (LEAST_SHARE * all) / WORDS_OF_A_NAME;
  const counts = new Map(other);
  for (const [one, two, count] of pairs) {
    const spelt = latin.get(one) ?? 0;
    const share = Math.max(other.get(two) ?? 0, spelt);
    if (count < LEAST_OF_A_WORD * spelt || share < least || share <= (counts.get(one) ?? 0)) continue;
    if (skeletonsOf(one).some((skeleton) => skeletonsOf(two).includes(skeleton))) counts.set(one, share);
  }
  return new Map(
    [...counts]
      .map(([word, count]) => [word, (count / all) * WORDS_OF_A_NAME] as const)
      .filter(([word, share]) => share >= LEAST_SHARE && word.length > 1),
  );
}

function pairCounts(text: string): (readonly [string, string, number])[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [latin = "", other = "", count = ""] = line.split("\t");
      return [foldWord(latin), foldWord(other.replaceAll(" ", "")), Number(count)] as const;
    });
}

function totals(pairs: readonly (readonly [string, string, number])[], side: 0 | 1): Map<string, number> {
  const counts = new Map<string, number>();
  for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + pair[2]);
  return counts;
}

if (import.meta.main) {
  const folder = new URL("../../../../shared/data/names/", import.meta.url);
  writeFileSync(new URL("../src/commonness.json", import.meta.url), commonnessFile(folder));
}
