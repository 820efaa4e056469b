import type { CountAnswer, EntryLine } from "@muster/server/api";
import { expect, test } from "vitest";
import { reasonsIn, toldBy } from "./told.ts";

const line = (number: number, kind: string, body: object, more: object = {}) =>
  ({
    number,
    kind,
    body,
    by: { officer: `O-${number}` },
    occurredAt: "t",
    correctedBy: null,
    said: [],
    ...more,
  }) as never;
const ONE = "00000000-0000-4000-8000-000000000001";
/** As it is folded for an officer who is shown whom the second counted, and nobody else. */
const answer = {
  status: "cleared",
  round: 1,
  records: [
    { entry: 11, round: 1, number: 2, people: [] },
    { entry: 12, round: 1, number: 1, people: [ONE] },
  ],
} as unknown as CountAnswer;
const entries: readonly EntryLine[] = [
  line(
    15,
    "count.cleared",
    { counted: 1, books: 2, missing: 1, unexpected: 0 },
    {
      said: [{ person: ONE, kind: "count.cleared", detail: { reason: "at the clinic" } }],
    },
  ),
  line(14, "count.recorded", { round: 2, number: 1, agrees: true }),
  line(13, "count.recorded", { round: 2, number: 1 }),
  line(12, "count.recorded", { round: 1, number: 1, agrees: false }),
  line(11, "count.recorded", { round: 1, number: 2 }),
  line(10, "count.opened", {}),
];

test("rounds are as the entries say, whomever of those counted this officer is shown", () => {
  const { round, records } = toldBy(answer, entries);
  expect(round).toBe(2);
  expect(records.map(({ entry, round: of, people }) => [entry, of, people])).toEqual([
    [11, 1, undefined],
    [12, 1, [ONE]],
    [13, 2, undefined],
    [14, 2, undefined],
  ]);
});

test("two who differ have begun the next round; nobody has, the first", () => {
  expect(toldBy(answer, entries.slice(3)).round).toBe(2);
  expect(toldBy(answer, entries.slice(5)).round).toBe(1);
});

test("a count clears with the numbers and the explanations of the entry that cleared it", () => {
  expect(toldBy(answer, entries).cleared).toMatchObject({
    entry: 15,
    counted: 1,
    books: 2,
    missing: 1,
  });
  expect(reasonsIn(entries[0] as EntryLine)).toEqual([{ person: ONE, reason: "at the clinic" }]);
  expect(toldBy(answer, entries.slice(1)).cleared).toBeUndefined();
});

test("a record that was corrected says nothing any more", () => {
  const corrected = entries.map((one) => (one.number === 14 ? { ...one, correctedBy: 16 } : one));
  expect(toldBy(answer, corrected).records).toHaveLength(3);
});
