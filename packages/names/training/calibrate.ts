/**
 * What a score means: the line by which it becomes log odds, so that of words given a likelihood of nine in ten, nine in ten are the
 * same name. Learned by logistic regression from as many pairs that are one name as pairs that are rivals. Longer words must
 * score higher to be as likely, hence the letters.
 */
import type { Meaning } from "../src/model/edits.ts";

export interface Scored {
  readonly score: number;
  /** Of both words. */
  readonly letters: number;
  readonly same: boolean;
}

const ROUNDS = 400;
const STEP = 2;

/** Plain descent, in units in which score and letters are about one. */
export function calibrate(scored: readonly Scored[]): Meaning {
  const score = scale(scored.map((one) => one.score));
  const letters = scale(scored.map((one) => one.letters));
  const line = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = [0, 0, 0];
    for (const one of scored) {
      const inputs = [(one.score - score.middle) / score.width, (one.letters - letters.middle) / letters.width, 1];
      const odds = inputs.reduce((sum, input, index) => sum + input * (line[index] ?? 0), 0);
      const wrong = (one.same ? 1 : 0) - 1 / (1 + Math.exp(-odds));
      inputs.forEach((input, index) => {
        slope[index] = (slope[index] ?? 0) + wrong * input;
      });
    }
    slope.forEach((much, index) => {
      line[index] = (line[index] ?? 0) + (STEP * much) / scored.length;
    });
  }
  const [a = 0, b = 0, c = 0] = line;
  return {
    slope: short(a / score.width),
    perLetter: short(b / letters.width),
    offset: short(c - (a * score.middle) / score.width - (b * letters.middle) / letters.width),
  };
}

function scale(numbers: readonly number[]): { middle: number; width: number } {
  const middle = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const spread = numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0) / numbers.length;
  return { middle, width: Math.sqrt(spread) || 1 };
}

function short(number: number): number {
  return Number(number.toFixed(4));
}
