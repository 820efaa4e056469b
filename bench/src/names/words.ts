/**
 * Single words: a Latin query against 8,000 words of the other script. Asked are words that training has never seen, set aside by a
 * fixed rule. Any word that stands beside the query in any of the files counts, for each is a true pair; of several, the
 * first found. Words as alike as the answer stand before it. Beside: trigrams and Jaro–Winkler on any-ascii, and a plain edit model learned on the spot.
 */
import { learned, plainEditModel, type Question, type SetAside, setAside } from "@muster/names/training";
import jaroWinkler from "jaro-winkler";
import { bar } from "../bench.ts";
import { kurdishFigures } from "./kurdish.ts";
import { type MeasureNames, SHARED_DATA } from "./part.ts";
import { asciiOf } from "./peers.ts";
import { TrigramIndex } from "./trigram-index.ts";

const FOLDER = new URL("names/", SHARED_DATA);
const WORDS = 8_000;
/** Asked of each script; so many leave a recall near nine in ten uncertain by less than a percent either way (one standard error). */
const QUESTIONS = 1_200;
const WANTED = { arabic: ">= 0.93", russian: ">= 0.94" };

type Rank = (question: Question) => number;

export const words: MeasureNames = async ({ log }) => {
  const figures: Record<string, number> = { ...kurdishFigures() };
  const notes: Record<string, unknown> = {};
  for (const [language, script] of [
    ["arabic", "Arab"],
    ["russian", "Cyrl"],
  ] as const) {
    const aside = await setAside(FOLDER, script, WORDS).catch(whenAbsent);
    if (aside === undefined) return { figures, bars: [], notes: { words: "names/*-train.tsv are not there" } };
    const questions = aside.questions.slice(0, QUESTIONS);
    notes[`words.${language}`] = {
      asked: questions.length,
      setAside: aside.questions.length,
      words: aside.words.length,
      answersUnseen: questions.filter(({ unseen }) => unseen).length,
    };
    const plain = await plainEditModel(FOLDER, script);
    for (const [who, rank] of Object.entries(contenders(aside, plain))) {
      const begun = performance.now();
      const ranks = questions.map(rank);
      const microseconds = ((performance.now() - begun) * 1_000) / questions.length / aside.words.length;
      const name = who === "muster" ? "" : `.${who}`;
      figures[`words.${language}.recall@1${name}`] = recall(ranks, 1);
      figures[`words.${language}.recall@10${name}`] = recall(ranks, 10);
      figures[`words.${language}.microseconds-a-pair${name}`] = microseconds;
      if (who === "muster") {
        const unseen = ranks.filter((_, index) => questions[index]?.unseen);
        figures[`words.${language}.recall@1.answer-unseen`] = recall(unseen, 1);
      }
      log(`words, ${language}, ${who}: recall@1 ${recall(ranks, 1).toFixed(3)}, @10 ${recall(ranks, 10).toFixed(3)}`);
    }
  }
  const bars = (["arabic", "russian"] as const).map((language) => {
    const figure = `words.${language}.recall@1`;
    return bar(figure, figures[figure] ?? 0, WANTED[language]);
  });
  return { figures, bars, notes };
};

function whenAbsent(problem: NodeJS.ErrnoException): undefined {
  if (problem.code === "ENOENT") return undefined;
  throw problem;
}

function contenders({ words: all }: SetAside, plain: (latin: string, other: string) => number): Record<string, Rank> {
  const trigrams = new TrigramIndex(all.map(asciiOf));
  const places = new Map(all.map((word, place) => [word, place]));
  const byTrigrams: Rank = ({ latin, answers }) =>
    Math.min(
      ...[...answers].flatMap((word) => places.get(word) ?? []).map((place) => trigrams.rank(asciiOf(latin), place)),
    );
  return {
    muster: rankedBy(learned, all),
    "plain edits": rankedBy(plain, all),
    "jaro-winkler": rankedBy((latin, other) => jaroWinkler(asciiOf(latin), asciiOf(other)), all),
    trigrams: byTrigrams,
  };
}

/** The place of the best of the answers: how many words that are no answer are at least as alike, and one. */
function rankedBy(alike: (latin: string, other: string) => number, all: readonly string[]): Rank {
  return ({ latin, answers }) => {
    const scores = all.map((word) => alike(latin, word));
    let best = -Infinity;
    scores.forEach((score, place) => {
      if (score > best && answers.has(all[place] ?? "")) best = score;
    });
    return 1 + scores.filter((score, place) => score >= best && !answers.has(all[place] ?? "")).length;
  };
}

function recall(ranks: readonly number[], within: number): number {
  return ranks.filter((rank) => rank <= within).length / Math.max(1, ranks.length);
}
