/** The index of names, held against looking at every word of everybody. All people are invented. */
import { compareNames, foldWord, parseName, rememberedLikeness } from "@muster/names";
import type { PersonId } from "@muster/record";
import { inventedName, inventedPeople, mistyped, Random, respelt } from "@muster/testkit";
import { beforeAll, describe, expect, test } from "vitest";
import { isMisspelling } from "./misspelling.ts";
import { NameIndex } from "./name-index.ts";
import { foundBy, readQuery } from "./query.ts";
import { sayingOf, yearsOf } from "./saying.ts";

const PEOPLE = [...inventedPeople({ seed: 20, count: 400 })];
const personAt = (at: number): PersonId => `22222222-2222-4222-8222-${String(at).padStart(12, "0")}` as PersonId;
const EVERYBODY = { everybody: true, people: PEOPLE.length, has: () => true };

let index: NameIndex;
/** By person: the names as they were stated, in one script or the other. */
let names: readonly string[];

beforeAll(() => {
  index = new NameIndex();
  names = PEOPLE.map((one, at) => inventedName(one, at % 2 === 0 ? "arabic" : "latin"));
  for (const [at, text] of names.entries()) {
    const numbers = [{ number: PEOPLE[at]?.number ?? "", issuer: "NORTH" }];
    index.take(sayingOf(personAt(at), at, [{ claim: "name", text, script: "Other" }, { numbers }]));
  }
});

function found(text: string): readonly PersonId[] {
  const query = readQuery(text, index, EVERYBODY);
  const slots = index.rank(query.sought, { least: query.least, most: 1_000, admits: () => true });
  return slots.map((slot) => index.personAt(slot));
}

describe("people are found", () => {
  test("by their names as they were stated, before everybody else", () => {
    for (const at of [0, 1, 50, 51, 398, 399]) expect(found(names[at] ?? "")[0]).toBe(personAt(at));
  });

  test("by their names in the other script, nearly all of them among the first ten", () => {
    const sought = PEOPLE.slice(0, 100).map((one, at) => ({
      at,
      text: inventedName(one, at % 2 === 0 ? "latin" : "arabic"),
    }));
    const missed = sought.filter(({ at, text }) => !found(text).slice(0, 10).includes(personAt(at)));
    expect(missed.length).toBeLessThanOrEqual(5);
  });

  test("by the number, in the digits of either script, by its beginning and by its end", () => {
    const at = 123;
    const number = PEOPLE[at]?.number ?? "";
    const arabic = number.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    for (const text of [number, arabic, number.slice(-4)]) expect(found(text)[0]).toBe(personAt(at));
    expect(found("INV-00003")).toContain(personAt(310));
  });

  test("by the beginning of the last word, as it is typed", () => {
    const at = 51;
    const [given = "", ...rest] = (names[at] ?? "").split(" ");
    const last = rest.at(-1) ?? "";
    for (let letters = 3; letters <= last.length; letters += 1)
      expect(found(`${given} ${last.slice(0, letters)}`)).toContain(personAt(at));
  });

  test("whom comparing the whole name with everybody's puts first, nearly always among the first ten", () => {
    const random = new Random(3);
    const parsed = names.map((text) => parseName(text));
    const likeness = rememberedLikeness();
    const sought = PEOPLE.slice(100, 130).map((one, at) =>
      at % 3 === 0 ? mistyped(inventedName(one, "latin"), random) : respelt(inventedName(one, "latin"), random),
    );
    const missed = sought.filter((text) => {
      const query = parseName(text);
      const scores = parsed.map((name) => compareNames(query, name, undefined, likeness).score);
      const first = scores.indexOf(Math.max(...scores));
      return !found(`${text} `).slice(0, 10).includes(personAt(first));
    });
    expect(missed.length).toBeLessThanOrEqual(3);
  });

  test("of part of the people, by weights that say nothing of the others", () => {
    const few = { everybody: false, people: 2, has: (slot: number) => slot < 2 };
    const query = readQuery(names[0] ?? "", index, few);
    for (const { bits } of query.words) expect(bits).toBe(1);
    const slots = index.rank(query.sought, { least: query.least, most: 10, admits: few.has });
    expect(slots.every((slot) => slot < 2)).toBe(true);
  });
});

describe("why somebody was found", () => {
  const named = (text: string) => parseName(text);
  const why = (typed: string, stated: string) =>
    foundBy(readQuery(typed, ofNames(stated), EVERYBODY), [named(stated)], [])?.words.map((word) => word.why);

  test.each([
    ["Zelmira Hasan", "Zelmira Hasan", ["same", "same"]],
    ["Zelmira Has", "Zelmira Hasan", ["same", "begins-with"]],
    ["Muhammad", "Mohamed", ["respelt"]],
    ["Muhammad", "محمد", ["other-script"]],
  ])("%s in %s: %j", (typed, stated, expected) => {
    expect(why(typed, stated)).toEqual(expected);
  });

  test("what has nothing of it is not found", () => {
    expect(why("Zelmira", "محمد")).toBeUndefined();
  });
});

function ofNames(...texts: readonly string[]): NameIndex {
  const small = new NameIndex();
  for (const [at, text] of texts.entries())
    small.take(sayingOf(personAt(at), at, [{ claim: "name", text, script: "Other" }]));
  return small;
}

describe("who was erased", () => {
  // Verifies: rule-11
  test("is found by nothing, and no word of theirs is kept", () => {
    const small = ofNames("Zelmira Quondam", "Zelmira Hasan");
    small.vocabulary.near("quondan");
    small.forget([personAt(0)]);
    expect(small.people).toBe(1);
    expect(small.slotOf(personAt(0))).toBe(-1);
    expect([small.vocabulary.idOf("quondam"), small.vocabulary.near("quondam")]).toEqual([undefined, []]);
    expect(small.vocabulary.idOf(foldWord("Zelmira"))).toBeDefined();
    small.take(sayingOf(personAt(0), 9, [{ claim: "name", text: "Somebody Else", script: "Latn" }]));
    expect(small.since(small.slotOf(personAt(0)))).toBe(9);
  });
});

test.each([
  ["1987", [1987]],
  ["1987~", [1987]],
  ["1987-05-01", [1987]],
  ["198X", [1980, 1981, 1982, 1983, 1984, 1985, 1986, 1987, 1988, 1989]],
  ["1986/1987", [1986, 1987]],
  ["19XX", []],
  ["no date", []],
])("somebody born %s may have been born in %j", (edtf, years) => {
  expect(yearsOf(edtf)).toEqual(years);
});

test.each([
  ["hasan", "hassan", true],
  ["hasan", "hsaan", true],
  ["hasan", "karim", false],
  ["zelmira", "zelmria", true],
  ["ali", "adi", false],
  ["ab", "cd", false],
])("%s mistyped for %s: %s", (one, other, may) => {
  expect(isMisspelling(one, other)).toBe(may);
});

test("whoever is registered after a name was asked for is found by it, in another script too", () => {
  const growing = new NameIndex();
  const everybody = { everybody: true, people: 2, has: () => true };
  const take = (at: number, text: string): void =>
    growing.take(sayingOf(personAt(at), at, [{ claim: "name", text, script: "Other" }]));
  const asked = (): readonly PersonId[] => {
    const query = readQuery("Marwan al-Rifai", growing, everybody);
    const slots = growing.rank(query.sought, { least: query.least, most: 10, admits: () => true });
    return slots.map((slot) => growing.personAt(slot));
  };
  take(0, names[0] ?? "");
  expect(asked()).not.toContain(personAt(1));
  take(1, "مروان الرفاعي");
  expect(asked()).toContain(personAt(1));
});
