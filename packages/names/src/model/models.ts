/** The models there are, each opened when it is first asked for. */
import { EditModel } from "./edit-model.ts";
import type { LearnedScript } from "./letters.ts";
import { type PackedWeights, unpackWeights } from "./packed.ts";
import latinArabic from "./weights/latn-arab.json" with { type: "json" };

const PACKED: readonly (readonly [LearnedScript, LearnedScript, PackedWeights])[] = [["Latn", "Arab", latinArabic]];

const opened = new Map<string, EditModel>();

/** The model that compares a word of the one script with one of the other; undefined where none was learned. */
export function modelOf(one: LearnedScript, other: LearnedScript): EditModel | undefined {
  const key = `${one}-${other}`;
  const known = opened.get(key);
  if (known !== undefined) return known;
  const packed = PACKED.find(([first, second]) => first === one && second === other)?.[2];
  if (packed === undefined) return undefined;
  const model = new EditModel(unpackWeights(packed, one, other));
  opened.set(key, model);
  return model;
}
