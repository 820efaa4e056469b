import type { PersonId } from "@muster/record";
import type { NamedRollLine } from "@muster/server/api";
import { describe, expect, test } from "vitest";
import { read, written } from "./draft.ts";
import { handOverCommand, jointLines, markedSeen, NOTHING_MARKED, reasoned } from "./joint-roll.ts";
import { readSide } from "./pasted-side.ts";

function line(person: string, name: string, number: string | null = null): NamedRollLine {
  return {
    person: person as PersonId,
    number,
    unit: null,
    custodian: "NORTH" as NamedRollLine["custodian"],
    since: "2026-01-12T06:00:00.000Z" as NamedRollLine["since"],
    lastSeenAt: null,
    toBeConfirmed: false,
    names: [{ name, script: "Arab" }],
  };
}

const ROLL = [line("a", "أحمد صالح", "N-17"), line("b", "Zozan", "N-18"), line("c", "Zozan")];

describe("the joint roll", () => {
  test("has whom both saw, and no other", () => {
    const outgoing = markedSeen(NOTHING_MARKED, "outgoing", ["a", "b"], true);
    const both = markedSeen(outgoing, "incoming", ["b", "c"], true);
    expect(jointLines(ROLL, both).map(({ person, isOn }) => [person, isOn])).toEqual([
      ["a", false],
      ["b", true],
      ["c", false],
    ]);
    expect(jointLines(ROLL, markedSeen(both, "incoming", ["b"], false)).some(({ isOn }) => isOn)).toBe(false);
  });

  // Verifies: rule-6
  test("explains nobody who is on it, and leaves unexplained whom nobody explained", () => {
    const seen = markedSeen(markedSeen(NOTHING_MARKED, "outgoing", ["a", "b"], true), "incoming", ["b"], true);
    const marked = reasoned(seen, ["a", "b"], "in hospital");
    const at = "2026-01-25T10:00:00.000Z";
    expect(handOverCommand({ site: "N", to: "SOUTH", at, inventory: [] }, jointLines(ROLL, marked))).toEqual({
      kind: "control.hand-over",
      occurredAt: at,
      site: "N",
      to: "SOUTH",
      jointRoll: ["b"],
      differences: [{ person: "a", reason: "in hospital" }],
    });
  });

  test("is kept as it stands, and a reason can be taken back", () => {
    const marked = reasoned(markedSeen(NOTHING_MARKED, "incoming", ["c"], true), ["a", "b"], "gone");
    expect(read(written(marked))).toEqual(marked);
    expect([...reasoned(marked, ["a"], "").reasons]).toEqual([["b", "gone"]]);
    expect(read(null)).toBe(NOTHING_MARKED);
  });
});

describe("a side's list", () => {
  test("names people by number, by id and by a name that one alone has", () => {
    expect(readSide("n-١٧\r\nb, cell 4\n\nاحمد صالح\n", ROLL)).toEqual({ people: ["a", "b"], notMatched: [] });
  });

  test.each([",", ";", "،", "؛", "\t"])("has what follows a %j passed over", (sign) => {
    expect(readSide(`أحمد صالح${sign} المهجع ٤`, ROLL)).toEqual({ people: ["a"], notMatched: [] });
  });

  test("names nobody by a name that two have, by part of a name, or who is not held here", () => {
    expect(readSide("zozan\nأحمد\nN-1", ROLL)).toEqual({
      people: [],
      notMatched: [
        { text: "zozan", reason: "several" },
        { text: "أحمد", reason: "not-here" },
        { text: "N-1", reason: "not-here" },
      ],
    });
  });
});
