import type { EntryAnswer } from "@muster/server/api";
import { describe, expect, test } from "vitest";
import { beginningOf, insteadFrom, takesTwo } from "./instead.ts";

const recaptured = {
  entry: { kind: "custody.recaptured", occurredAt: "2026-01-20T10:00:00.000Z", about: ["incident:I-1"] },
  items: [
    {
      person: "one",
      line: { step: "recaptured", spends: 3, makes: { state: "held", site: "S", unit: "Block 1", custodian: "A" } },
    },
  ],
  itemsInAll: 1,
} as unknown as EntryAnswer;

function form(fields: Readonly<Record<string, string>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe("what stands in a corrected entry's place", () => {
  // Verifies: rule-3
  test("given a recapture of the wrong man, then the same is offered of another", () => {
    const beginning = beginningOf(recaptured);
    expect(beginning).toMatchObject({ command: "custody.recapture", people: ["one"], site: "S", unit: "Block 1" });
    if (beginning === undefined) return;
    expect(
      insteadFrom(
        beginning,
        form({ people: "two\nthree", site: "S", unit: "", insteadAt: "2026-01-20T10:00:00.000Z" }),
      ),
    ).toEqual({
      kind: "custody.recapture",
      occurredAt: "2026-01-20T10:00:00.000Z",
      people: ["two", "three"],
      site: "S",
      incident: "I-1",
    });
  });

  test("given an entry of another kind, or people who are not shown, then nothing is", () => {
    expect(beginningOf({ ...recaptured, entry: { ...recaptured.entry, kind: "basis.stated" } })).toBeUndefined();
    expect(beginningOf({ ...recaptured, itemsInAll: 2 })).toBeUndefined();
  });

  test("given an entry that ended custody, or gave a role, then it takes two", () => {
    const [item] = recaptured.items;
    const ended = { ...item, line: { ...item?.line, makes: { state: "released" } } };
    expect(takesTwo(recaptured)).toBe(false);
    expect(takesTwo({ ...recaptured, items: [ended] } as unknown as EntryAnswer)).toBe(true);
    expect(takesTwo({ ...recaptured, entry: { ...recaptured.entry, kind: "officer.assigned" } })).toBe(true);
  });
});
