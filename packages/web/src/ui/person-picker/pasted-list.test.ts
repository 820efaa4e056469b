import type { PersonId } from "@muster/record";
import { describe, expect, test } from "vitest";
import { type Finder, readList } from "./pasted-list.ts";
import { asCompared } from "./typed.ts";

const person = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}` as PersonId;
const one = { person: person(1), name: "Invented One", number: "SDF-0001" };
const two = { person: person(2), name: "Invented Two", number: "SDF-0002" };
const three = { person: person(3), name: "Invented Three", number: "X-3" };
const roll = [one, two];

const nobody: Finder = () => Promise.resolve([]);
const read = (text: string, { find = nobody, picked = new Set<string>() } = {}) =>
  readList(text, { roll, find, picked, onProgress: () => undefined });

describe("a pasted list", () => {
  test("answers for every line that says something, by its number, and drops none", async () => {
    const answered = await read(`SDF-0001\n\n${person(2)}\r\nSDF-9999\nsdf-0001 \n`);
    expect(answered.map(({ line, answer }) => [line, answer.kind])).toEqual([
      [1, "added"],
      [3, "added"],
      [4, "not-found"],
      [5, "twice"],
    ]);
    expect(answered[3]?.answer).toMatchObject({ person: one, line: 1 });
  });

  test("takes a row of a spreadsheet, with the number in any cell of it", async () => {
    const [answered] = await read("1\tInvented One\tSDF-0001\tBlock 2");
    expect(answered?.answer).toEqual({ kind: "added", person: one });
  });

  test("asks the register for what has the look of a number, until one is found", async () => {
    const asked: string[] = [];
    const find: Finder = (text) => {
      asked.push(text);
      return Promise.resolve(text === "X-3" ? [{ ...three, isElsewhere: false }] : []);
    };
    const [answered] = await read("1\tInvented Three\tX-3\t1990", { find });
    expect(answered?.answer).toEqual({ kind: "added", person: three });
    expect(asked).toEqual(["1", "X-3"]);
  });

  test("says who was picked before, is held elsewhere, or cannot be told apart", async () => {
    const find: Finder = (text) => {
      const found = { ...three, isElsewhere: true };
      if (text === "X-3") return Promise.resolve([found]);
      return Promise.resolve(text === "7" ? [found, { ...two, isElsewhere: false }] : []);
    };
    const answered = await read("SDF-0002\nX-3\n7", { find, picked: new Set([two.person]) });
    expect(answered.map(({ answer }) => answer.kind)).toEqual(["picked-already", "elsewhere", "several"]);
  });
});

describe("a number as it is compared", () => {
  test("is the same in the digits of Arabic and of Persian, with marks of direction and without", () => {
    expect(asCompared("\u200fSDF-٠٠٤٧\u200e ")).toBe("sdf-0047");
    expect(asCompared("SDF-۰۰۴۷")).toBe("sdf-0047");
    expect(asCompared("ＳＤＦ-００４７")).toBe("sdf-0047");
  });
});
