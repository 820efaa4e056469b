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
/** As an officer is answered who is shown whom the second counted, and nobody else. */
const answer = {
  status: "cleared",
  round: 2,
  records: [
    { entry: 11, round: 1, number: 2, people: [] },
    { entry: 12, round: 1, number: 1, people: [ONE] },
    { entry: 13, round: 2, number: 1, people: [] },
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
  line(10, "count.opened", {}),
];

test("whom a record counted is told where all of them are shown, and of no other", () => {
  const { round, records } = toldBy(answer, entries);
  expect(round).toBe(2);
  expect(records.map(({ entry, people }) => [entry, people])).toEqual([
    [11, undefined],
    [12, [ONE]],
    [13, undefined],
  ]);
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

test("a clearing that was corrected cleared nothing", () => {
  const corrected = entries.map((one) => ({ ...one, correctedBy: one.number === 15 ? 16 : null })) as EntryLine[];
  expect(toldBy(answer, corrected).cleared).toBeUndefined();
});
