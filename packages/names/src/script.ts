/** The script a text is written in, by its letters. */

/** ISO 15924, as far as the region's lists need it. `Other` also stands for a text with no letters. */
export type Script = "Arab" | "Latn" | "Cyrl" | "Other";

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ["Arab", /\p{Script=Arabic}/gu],
  ["Latn", /\p{Script=Latin}/gu],
  ["Cyrl", /\p{Script=Cyrillic}/gu],
];

/** The script most of the text's letters are of. */
export function scriptOf(text: string): Script {
  let most: Script = "Other";
  let letters = 0;
  for (const [script, pattern] of SCRIPTS) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > letters) [most, letters] = [script, count];
  }
  return most;
}
