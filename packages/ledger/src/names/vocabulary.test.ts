/** What is near a word, however it came to be known: asked for before the words came, while they came, or after. */
import { foldWord } from "@muster/names";
import { inventedName, inventedPeople, Random, respelt } from "@muster/testkit";
import { expect, test } from "vitest";
import { Vocabulary } from "./vocabulary.ts";

const random = new Random(7);
const WORDS = [
  ...new Set(
    [...inventedPeople({ seed: 7, count: 60 })].flatMap((person) =>
      [inventedName(person, "arabic"), respelt(inventedName(person, "latin"), random)].flatMap((name) =>
        name.split(" ").map(foldWord),
      ),
    ),
  ),
].filter((word) => word !== "");

function vocabularyOf(words: readonly string[]): Vocabulary {
  const vocabulary = new Vocabulary(() => 1);
  for (const word of words) vocabulary.add(word);
  return vocabulary;
}

test("a word that was asked for before others came has near it what it has when asked for after", () => {
  const asked = new Vocabulary(() => 1);
  for (const word of WORDS) {
    asked.near(word);
    asked.add(word);
  }
  const whole = vocabularyOf(WORDS);
  for (const word of WORDS) {
    const near = new Set(asked.near(word).map(({ word: id }) => asked.wordAt(id)));
    const missing = whole.near(word).filter(({ word: id }) => !near.has(whole.wordAt(id)));
    expect(missing.map(({ word: id }) => `${word} ${whole.wordAt(id)}`)).toEqual([]);
  }
});

test("a likeness is the same when it is asked for again, and after words were forgotten", () => {
  const vocabulary = vocabularyOf(WORDS);
  const [one = "", other = ""] = WORDS;
  const before = vocabulary.likeness(one, other);
  expect(vocabulary.likeness(other, one)).toBe(before);
  vocabulary.forgetUncarried();
  expect(vocabulary.likeness(one, other)).toBe(before);
});
