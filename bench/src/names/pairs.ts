/**
 * Labelled pairs of names (opensanctions-pairs.csv): is it one person, or company, or two? For each contender the threshold is chosen on
 * one half of the pairs, where F1 is best, and the figures are those of the other half. The halves: rows by turns.
 */
import { compareNames, parseName } from "@muster/names";
import { readRows, type Row } from "./csv.ts";
import { type MeasureNames, type NamesPart, SHARED_DATA } from "./part.ts";
import { type Peer, PEERS } from "./peers.ts";

const FILE = "names/opensanctions-pairs.csv";

export const measurePairs: MeasureNames = async ({ log }) => {
  const rows = await readRows(new URL(FILE, SHARED_DATA));
  if (rows === undefined) return { figures: {}, bars: [], notes: { pairs: `${FILE} is not there` } };
  const figures: Record<string, number> = {};
  const thresholds: Record<string, number> = {};
  for (const [who, kept] of [
    ["people", rows.filter(({ schema }) => schema === "Person")],
    ["all", rows],
  ] as const) {
    for (const [name, score] of Object.entries({ muster, ...PEERS })) {
      const { threshold, precision, recall, f1 } = heldOut(kept, score);
      figures[`pairs.${who}.f1.${name}`] = f1;
      figures[`pairs.${who}.precision.${name}`] = precision;
      figures[`pairs.${who}.recall.${name}`] = recall;
      thresholds[`${who} ${name}`] = threshold;
    }
    log(`pairs of ${who}: F1 ${figures[`pairs.${who}.f1.muster`]?.toFixed(3)}`);
  }
  return { figures, bars: [], notes: notesOn(rows, thresholds) };
};

/** Nobody knows beforehand how common the names of this file are: what the room takes for common by default. */
const muster: Peer = (one, other) => compareNames(parseName(one), parseName(other)).score;

interface Judged {
  readonly score: number;
  readonly match: boolean;
}

function heldOut(rows: readonly Row[], score: Peer) {
  const judged = rows.map(
    ({ name1 = "", name2 = "", is_match: match }): Judged => ({ score: score(name1, name2), match: match === "true" }),
  );
  const threshold = bestThreshold(judged.filter((_, at) => at % 2 === 0));
  return {
    threshold,
    ...figuresAt(
      judged.filter((_, at) => at % 2 === 1),
      threshold,
    ),
  };
}

/** The score from which on a pair is called a match with the best F1; of several the lowest. */
function bestThreshold(judged: readonly Judged[]): number {
  const scores = [...new Set(judged.map(({ score }) => score))].sort((one, other) => one - other);
  let [best, bestF1] = [0, -1];
  for (const threshold of scores) {
    const { f1 } = figuresAt(judged, threshold);
    if (f1 > bestF1) [best, bestF1] = [threshold, f1];
  }
  return best;
}

function figuresAt(judged: readonly Judged[], threshold: number) {
  const called = judged.filter(({ score }) => score >= threshold);
  const right = called.filter(({ match }) => match).length;
  const precision = called.length === 0 ? 0 : right / called.length;
  const recall = right / Math.max(1, judged.filter(({ match }) => match).length);
  return { precision, recall, f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

function notesOn(rows: readonly Row[], thresholds: Readonly<Record<string, number>>): NamesPart["notes"] {
  return {
    pairs: rows.length,
    pairsOfPeople: rows.filter(({ schema }) => schema === "Person").length,
    pairsThatMatch: rows.filter(({ is_match: match }) => match === "true").length,
    thresholds,
  };
}
