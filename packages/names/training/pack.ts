/** Weights as they are shipped (src/model/packed.ts): what hardly weighs anything is left out, the rest is rounded. */
import type { EditWeights } from "../src/model/edits.ts";
import { PACKED_FORMAT, type PackedWeights, PARTS_OF_A_WEIGHT } from "../src/model/packed.ts";

const ZERO = 128;

export function packWeights(weights: EditWeights, learnedFrom: string): PackedWeights {
  return {
    format: PACKED_FORMAT,
    scripts: weights.scripts,
    learnedFrom,
    meaning: weights.meaning,
    edits: packRising(weights.editKeys),
    editWeights: packBytes(weights.editWeights),
    surroundings: packRising(weights.surroundingsKeys),
    surroundingsWeights: packBytes(weights.surroundingsWeights),
  };
}

/** The model as it will be read again: rounded, and without the surroundings whose weight is less than `least`. */
export function rounded(weights: EditWeights, least: number): EditWeights {
  const kept = weights.surroundingsWeights.flatMap((weight, index) => (Math.abs(weight) < least ? [] : [index]));
  return {
    ...weights,
    editWeights: weights.editWeights.map(round),
    surroundingsKeys: kept.map((index) => weights.surroundingsKeys[index] ?? 0),
    surroundingsWeights: kept.map((index) => round(weights.surroundingsWeights[index] ?? 0)),
  };
}

function round(weight: number): number {
  return Math.round(weight * PARTS_OF_A_WEIGHT) / PARTS_OF_A_WEIGHT;
}

function packRising(numbers: readonly number[]): string {
  const bytes: number[] = [];
  let last = 0;
  for (const number of numbers) {
    let step = number - last;
    if (step < 0) throw new Error("numbers that are packed rise");
    last = number;
    for (; step >= 128; step = Math.floor(step / 128)) bytes.push((step % 128) + 128);
    bytes.push(step);
  }
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}

function packBytes(weights: readonly number[]): string {
  const bytes = weights.map((weight) => Math.round(weight * PARTS_OF_A_WEIGHT) + ZERO);
  if (bytes.some((byte) => byte < 0 || byte > 255)) throw new Error("a weight is out of a byte's range");
  return Buffer.from(bytes).toString("base64").replaceAll("=", "");
}
