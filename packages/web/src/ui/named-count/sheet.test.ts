import type { PersonId } from "@muster/record";
import { describe, expect, test } from "vitest";
import { concerning, EMPTY, hitOf, keptText, readKept, withReason, withSeen, withStranger } from "./sheet.ts";

const person = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}` as PersonId;
const awaited = [
  { person: person(1), number: "SDF-0001" },
  { person: person(2), number: "SDF-0002" },
  { person: person(3), number: "7" },
  { person: person(4), number: "7" },
  { person: person(5), number: null },
];

describe("what was scanned", () => {
  test("is somebody awaited, by number or id, in whatever digits; the second time it is said so", () => {
    expect(hitOf("sdf-٠٠٠١ ", awaited, EMPTY)).toEqual({ kind: "seen", person: person(1) });
    expect(hitOf(person(5), awaited, EMPTY)).toEqual({ kind: "seen", person: person(5) });
    expect(hitOf("SDF-0001", awaited, withSeen(EMPTY, person(1)))).toEqual({ kind: "again", person: person(1) });
  });

  test("is nobody's number, or that of several: nobody is marked by it", () => {
    expect(hitOf(" X-9 ", awaited, EMPTY)).toEqual({ kind: "not-listed", text: "X-9" });
    expect(hitOf("7", awaited, EMPTY)).toEqual({ kind: "several", text: "7" });
  });
});

describe("a sheet", () => {
  test("says one thing of one person: who is seen after all has no reason not to be", () => {
    const absent = withReason(EMPTY, person(1), { reason: "ill", note: "" });
    expect(withSeen(absent, person(1))).toEqual({ ...EMPTY, seen: new Set([person(1)]) });
  });

  test("notes a stranger once, by id or by what was read", () => {
    const noted = withStranger(withStranger(EMPTY, { text: "X-9" }), { text: "x-٩" });
    expect(noted.strangers).toEqual([{ text: "X-9" }]);
    const known = withStranger(noted, { text: "Y-1", person: person(9) });
    expect(withStranger(known, { text: "Y-2", person: person(9) }).strangers).toHaveLength(2);
  });

  test("survives a reload, and what cannot be read is an empty one", () => {
    const sheet = withReason(withSeen(EMPTY, person(1)), person(2), { reason: "ill", note: "at the clinic" });
    expect(readKept(keptText(sheet))).toEqual(sheet);
    expect(readKept(null)).toEqual(EMPTY);
    expect(readKept("{")).toEqual(EMPTY);
  });

  test("keeps only what concerns those awaited now", () => {
    const sheet = withReason(withSeen(EMPTY, person(1)), person(2), { reason: "ill", note: "" });
    expect(concerning(sheet, awaited.slice(2))).toEqual(EMPTY);
  });
});
