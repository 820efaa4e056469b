/** What is told at a glance is never wrong about a word that is the other, mistyped. */
import { inventedName, inventedPeople, mistyped, Random } from "@muster/testkit";
import { expect, test } from "vitest";
import { isMisspelling, lettersIn, mayBeMisspelling, shapeOf } from "./misspelling.ts";

const random = new Random(3);
const WORDS = [...inventedPeople({ seed: 3, count: 200 })].flatMap((person) =>
  [inventedName(person, "arabic"), inventedName(person, "latin")].flatMap((name) => name.split(" ")),
);
const atAGlance = (one: string, other: string): boolean =>
  mayBeMisspelling(shapeOf(one), lettersIn(one), shapeOf(other), lettersIn(other));

test("no misspelling is missed at a glance, and most of what is none is told", () => {
  let [misspelt, passed, told] = [0, 0, 0];
  for (const word of WORDS) {
    const wrong = mistyped(mistyped(word, random), random);
    if (wrong !== word && isMisspelling(word, wrong)) {
      misspelt += 1;
      expect([word, wrong, atAGlance(word, wrong)]).toEqual([word, wrong, true]);
    }
    const another = random.pick(WORDS) ?? word;
    if (isMisspelling(word, another)) continue;
    passed += 1;
    if (!atAGlance(word, another)) told += 1;
  }
  expect(misspelt).toBeGreaterThan(200);
  expect(told / passed).toBeGreaterThan(0.95);
});
