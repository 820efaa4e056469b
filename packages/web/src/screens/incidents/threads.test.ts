import type { IncidentAnswer } from "@muster/server/api";
import { expect, test } from "vitest";
import { partyOf, threadsOf } from "./threads.ts";

const account = (entry: number, of?: number) => ({ entry, ...(of === undefined ? {} : { of }) });
const columns = [
  { party: { authority: "MINISTRY" }, accounts: [account(1), account(5)] },
  { party: { authority: "FORCE" }, accounts: [account(2, 1), account(6, 99)] },
  { party: { named: "a monitor" }, accounts: [account(3, 2)] },
] as unknown as IncidentAnswer["accounts"];

test("a denial stands in the row of the statement, in the column of who denies; so does an answer to the denial", () => {
  const [row] = threadsOf(columns);
  expect(row?.first.entry).toBe(1);
  expect(row?.cells.map((cell) => cell.map(({ entry }) => entry))).toEqual([[1], [2], [3]]);
});

test("every account stands once, also an answer to one that is not shown", () => {
  const rows = threadsOf(columns);
  expect(rows.map(({ first }) => first.entry)).toEqual([1, 5, 6]);
  expect(
    rows
      .flatMap(({ cells }) => cells.flat())
      .map(({ entry }) => entry)
      .toSorted((one, other) => one - other),
  ).toEqual([1, 2, 3, 5, 6]);
});

test("whose account an entry is, and nobody's where it is not shown", () => {
  expect(partyOf(columns, 2)).toEqual({ authority: "FORCE" });
  expect(partyOf(columns, 99)).toBeUndefined();
});
