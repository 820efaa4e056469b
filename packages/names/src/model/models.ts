/** The models there are, each opened when it is first asked for. */
import { EditModel } from "./edit-model.ts";
import type { Meaning } from "./edits.ts";
import type { LearnedScript } from "./letters.ts";
import { type PackedWeights, unpackWeights } from "./packed.ts";
import latinArabic from "./weights/latn-arab.json" with { type: "json" };
import latinCyrillic from "./weights/latn-cyrl.json" with { type: "json" };

const PACKED: readonly (readonly [LearnedScript, LearnedScript, PackedWeights])[] = [
  ["Latn", "Arab", latinArabic],
  ["Latn", "Cyrl", latinCyrillic],
];

/** A model, and what its sums mean. */
export class OpenedModel {
  readonly #model: EditModel;
  readonly #meaning: Meaning;

  constructor(packed: PackedWeights, one: LearnedScript, other: LearnedScript) {
    const weights = unpackWeights(packed, one, other);
    const all = [...weights.editWeights, ...weights.surroundingsWeights];
    this.#model = new EditModel(weights.editKeys, weights.surroundingsKeys, all);
    this.#meaning = weights.meaning;
  }

  /** The log odds (natural) that two encoded words are one name, if it were even before. */
  logOdds(one: Uint8Array, other: Uint8Array): number {
    return meant(this.#meaning, Math.log(this.#model.sum(one, other)), one.length + other.length - 4);
  }
}

function meant({ slope, perLetter, offset }: Meaning, score: number, letters: number): number {
  return slope * score + perLetter * letters + offset;
}

const opened = new Map<string, OpenedModel>();

/** The model that compares a word of the one script with one of the other; undefined where none was learned. */
export function modelOf(one: LearnedScript, other: LearnedScript): OpenedModel | undefined {
  const key = `${one}-${other}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const packed = PACKED.find(([first, second]) => first === one && second === other)?.[2];
  if (packed === undefined) return undefined;
  const model = new OpenedModel(packed, one, other);
  opened.set(key, model);
  return model;
}
