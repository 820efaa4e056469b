/** Skeletons: the consonants a word is remembered by, the same for every script; what blocking keys are made of. */

const CLASSES: readonly (readonly [string, string])[] = [
  ["b", "bpبپбп"],
  ["t", "tdتدطضظثذтд"],
  ["k", "kqgcxجكقگغخкгхж"],
  ["s", "szjسزصششژچсзшщцч"],
  ["f", "fvwفڤф"],
  ["l", "lلл"],
  ["m", "mمм"],
  ["n", "nنн"],
  ["r", "rرр"],
];
const CLASS_OF = new Map(CLASSES.flatMap(([name, letters]) => [...letters].map((letter) => [letter, name] as const)));

/** The skeletons of a folded word: one, or a few where its letters leave it open. Never empty for a word with letters. */
export function skeletonsOf(folded: string): readonly string[] {
  let skeleton = "";
  for (const letter of folded) {
    const next = CLASS_OF.get(letter) ?? "";
    if (next !== "" && !skeleton.endsWith(next)) skeleton += next;
  }
  return [skeleton === "" ? folded.slice(0, 1) : skeleton];
}
