import type { PersonId } from "@muster/record";
import type { NamedRollLine } from "@muster/server/api";
import { describe, expect, test } from "vitest";
import { agreedIn, between, countedThen, mayCount, phaseOf, varianceOf } from "./standing.ts";
import type { CountTold } from "./told.ts";

const person = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}` as PersonId;
const said = (round: number, officer: string, ...people: readonly PersonId[]) =>
  ({ round, by: { officer }, number: people.length, people, at: "2026-01-22T08:00:00.000Z" }) as never;
const count = (round: number, ...records: readonly never[]) =>
  ({ status: "open", round, records, units: [], openedAt: "2026-01-22T06:00:00.000Z" }) as unknown as CountTold;
const line = (digit: number, unit: string | null) => ({ person: person(digit), unit }) as NamedRollLine;

describe("whose turn it is", () => {
  const [one, other] = [said(1, "A", person(1)), said(1, "B", person(1))];

  test("two count, each once, and no third", () => {
    expect(phaseOf(count(1))).toBe("nobody");
    expect(phaseOf(count(1, one))).toBe("one");
    expect(phaseOf(count(1, one, other))).toBe("agreed");
    expect(mayCount(count(1, one), "A")).toBe(false);
    expect(mayCount(count(1, one), "B")).toBe(true);
    expect(mayCount(count(1, one, other), "C")).toBe(false);
  });

  test("after a round in which they differed both count again, and nothing is agreed", () => {
    const again = count(2, one, said(1, "B"));
    expect(phaseOf(again)).toBe("nobody");
    expect(mayCount(again, "A")).toBe(true);
    expect(agreedIn(again)).toBeUndefined();
    expect(agreedIn(count(1, one, other))).toBe(one);
  });
});

describe("the variance", () => {
  const roll = [line(1, "Block 1"), line(2, "Block 1"), line(3, "Block 2"), line(4, null)];

  test("of a whole site is by person, and by the unit of the books", () => {
    const { books, missing, unexpected, units } = varianceOf(
      count(1),
      [person(1), person(3), person(4), person(9)],
      roll,
    );
    expect(books).toBe(4);
    expect(missing).toEqual([roll[1]]);
    expect(unexpected).toEqual([{ person: person(9) }]);
    expect(units).toEqual([
      { unit: "Block 1", books: 2, seen: 1 },
      { unit: "Block 2", books: 1, seen: 1 },
      { unit: null, books: 1, seen: 1 },
    ]);
  });

  test("of some units is against those alone: who is on the books in another is not expected, and known", () => {
    const ofBlock1 = { units: ["Block 1"] } as unknown as CountTold;
    const { missing, unexpected } = varianceOf(ofBlock1, [person(1), person(2), person(3)], roll);
    expect(missing).toEqual([]);
    expect(unexpected).toEqual([{ person: person(3), line: roll[2] }]);
  });

  test("of a count that has cleared is what was explained, where all of it may be read", () => {
    const reasons = [person(2), person(9)].map((one) => ({ person: one, reason: "at the clinic" }));
    const cleared = { missing: 1, unexpected: 1 };
    expect(countedThen(count(1), cleared, reasons, roll)).toEqual([person(1), person(3), person(4), person(9)]);
    expect(countedThen(count(1), cleared, reasons.slice(1), roll)).toBeUndefined();
  });

  test("between two officers is by whom only one of them counted", () => {
    expect(between(said(1, "A", person(1), person(2)), said(1, "B", person(2), person(3)))).toEqual([
      [person(1)],
      [person(3)],
    ]);
  });
});
