/** The models there are, each opened when it is first asked for: some ten milliseconds, and two megabytes of memory. */
import { EditModel } from "./edit-model.ts";
import type { Meaning } from "./edits.ts";
import type { LearnedScript } from "./letters.ts";
import { type PackedWeights, unpackWeights } from "./packed.ts";
import arabicArabic from "./weights/arab-arab.json" with { type: "json" };
import arabicCyrillic from "./weights/arab-cyrl.json" with { type: "json" };
import cyrillicCyrillic from "./weights/cyrl-cyrl.json" with { type: "json" };
import latinArabic from "./weights/latn-arab.json" with { type: "json" };
import latinCyrillic from "./weights/latn-cyrl.json" with { type: "json" };
import latinLatin from "./weights/latn-latn.json" with { type: "json" };

/** By the first word's script and the second's, in the order of `LEARNED_SCRIPTS`. */
const PACKED: ReadonlyMap<string, PackedWeights> = new Map([
  ["Latn-Latn", latinLatin],
  ["Latn-Arab", latinArabic],
  ["Latn-Cyrl", latinCyrillic],
  ["Arab-Arab", arabicArabic],
  ["Arab-Cyrl", arabicCyrillic],
  ["Cyrl-Cyrl", cyrillicCyrillic],
]);

/** A model, and what its sums mean. */
class OpenedModel {
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
    const { slope, perLetter, offset } = this.#meaning;
    const letters = one.length + other.length - 4;
    return slope * Math.log(this.#model.sum(one, other)) + perLetter * letters + offset;
  }
}

const opened = new Map<string, OpenedModel>();

/** The model that compares a word of the one script with one of the other. */
export function modelOf(one: LearnedScript, other: LearnedScript): OpenedModel {
  const scripts = `${one}-${other}`;
  const known = opened.get(scripts);
  if (known !== undefined) return known;
  const packed = PACKED.get(scripts);
  if (packed === undefined) throw new Error(`no model holds ${scripts} in this order`);
  const model = new OpenedModel(packed, one, other);
  opened.set(scripts, model);
  return model;
}
