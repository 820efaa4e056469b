/** The tables of the index, each held against the plainest thing that does the same. */
import type { PersonId } from "@muster/record";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldNumber, NumberTable } from "./number-table.ts";
import { bytesOf, PersonTable } from "./person-table.ts";
import { Ranking } from "./ranking.ts";
import type { Saying } from "./saying.ts";
import { decodeSayings, encodeSayings, SegmentMalformed } from "./segment-form.ts";

const ids = fc.uuid().map((id) => id as PersonId);

test("a table of people numbers each once, in the order in which they came", () => {
  fc.assert(
    fc.property(fc.array(ids, { maxLength: 300 }), (people) => {
      const table = new PersonTable();
      const slots = new Map<string, number>();
      for (const person of people) {
        if (!slots.has(person)) slots.set(person, slots.size);
        expect(table.add(bytesOf(person), 0)).toBe(slots.get(person));
      }
      for (const [person, slot] of slots) expect([table.slotOf(person), table.personAt(slot)]).toEqual([slot, person]);
      const gone = [...slots].filter(([, slot]) => slot % 3 === 0);
      table.remove(gone.map(([, slot]) => slot));
      for (const [person, slot] of slots) expect(table.slotOf(person)).toBe(slot % 3 === 0 ? -1 : slot);
    }),
    { seed: 5, numRuns: 50 },
  );
});

describe("a table of numbers", () => {
  test.each([
    ["N-0001", "N0001"],
    ["n ٠٠٠۱", "N0001"],
    ["  ", ""],
    ["آ-۱۲/٣", "آ123"],
  ])("folds %s to %s", (text, folded) => {
    expect(foldNumber(text)).toBe(folded);
  });

  test("finds whole numbers, beginnings and ends as looking through all of them does", () => {
    const number = fc.stringMatching(/^[A-B]{0,2}[0-2]{1,4}$/).filter((text) => text !== "");
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.nat(20)), { maxLength: 60 }), number, (given, sought) => {
        const table = new NumberTable();
        for (const [text, slot] of given) table.add(text, slot);
        const slotsOf = (fits: (text: string) => boolean): Set<number> =>
          new Set(given.filter(([text]) => fits(text)).map(([, slot]) => slot));
        const isPart = (text: string): boolean =>
          text.startsWith(sought) || (sought.length >= 3 && text.endsWith(sought));
        expect(new Set(table.holders(sought))).toEqual(slotsOf((text) => text === sought));
        expect(new Set(table.partly(sought, 1_000))).toEqual(slotsOf(isPart));
        const gone = new Set([0, 7]);
        const left = [...slotsOf((text) => text === sought)].filter((slot) => !gone.has(slot));
        expect(new Set(table.without(gone).holders(sought))).toEqual(new Set(left));
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});

test("a ranking adds up as adding up everything does, whoever cannot reach the bar left out", () => {
  const list = fc.record({
    gain: fc.integer({ min: 1, max: 9 }),
    slots: fc.uniqueArray(fc.nat(40), { maxLength: 30 }),
  });
  const groups = fc.array(fc.array(list, { minLength: 1, maxLength: 3 }), { maxLength: 5 });
  const ranking = new Ranking();
  fc.assert(
    fc.property(groups, fc.nat(20), fc.integer({ min: 1, max: 12 }), (wanted, least, most) => {
      const bar = least + 0.5;
      const sorted = wanted.map((lists) => lists.toSorted((one, other) => other.gain - one.gain));
      const scoreOf = (slot: number): number =>
        sorted.reduce((sum, lists) => sum + (lists.find(({ slots }) => slots.includes(slot))?.gain ?? 0), 0);
      const expected = Array.from({ length: 41 }, (_, slot) => slot)
        .filter((slot) => slot % 7 !== 0 && scoreOf(slot) >= bar)
        .map(scoreOf)
        .sort((one, other) => other - one)
        .slice(0, most);
      const ranked = ranking.of(
        sorted.map((lists) => ({
          bits: lists[0]?.gain ?? 0,
          lists: lists.map(({ gain, slots }) => ({
            gain,
            run: Uint32Array.from(slots.slice(3)).sort(),
            newest: Uint32Array.from(slots.slice(0, 3)).sort(),
          })),
        })),
        41,
        { least: bar, most, admits: (slot) => slot % 7 !== 0 },
      );
      expect(ranked.map(scoreOf)).toEqual(expected);
    }),
    { seed: 5, numRuns: 300 },
  );
});

describe("a segment's bytes", () => {
  const saying: fc.Arbitrary<Saying> = fc.record({
    person: ids,
    entry: fc.nat(2 ** 40),
    words: fc.array(fc.string(), { maxLength: 6 }),
    years: fc.array(fc.integer({ min: 0, max: 9_999 }), { maxLength: 3 }),
    numbers: fc.array(fc.string({ unit: "grapheme" }), { maxLength: 2 }),
  });

  test("say what they were made of", () => {
    fc.assert(
      fc.property(fc.array(saying, { maxLength: 40 }), (sayings) => {
        expect([...decodeSayings(encodeSayings(sayings))]).toEqual(sayings);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  test("that break off are told", () => {
    const person = "11111111-1111-4111-8111-000000000001" as PersonId;
    const bytes = encodeSayings([{ person, entry: 7, words: ["zelmira"], years: [1987], numbers: ["N1"] }]);
    for (let end = 0; end < bytes.length; end += 1)
      expect(() => [...decodeSayings(bytes.subarray(0, end))]).toThrow(SegmentMalformed);
  });
});
