import { commandsIn, decodeCommand, isRefusal } from "@muster/custody";
import { at, NORTH, NORTH_SECOND, person } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const correct = (instead?: object) => ({
  kind: "entry.correct",
  occurredAt: at(20),
  by: NORTH,
  second: NORTH_SECOND,
  entry: 7,
  reason: "wrong-fact",
  why: "misread",
  ...(instead === undefined ? {} : { instead }),
});
const kinds = (input: object) => {
  const decoded = decodeCommand(input);
  if (isRefusal(decoded)) throw new Error(decoded.says);
  return commandsIn(decoded).map(({ command }) => command);
};

describe("what a command does", () => {
  // Verifies: MR-6
  test("given a correction that puts a command in place, then both, signed by the same officers", () => {
    const appoint = { kind: "officer.appoint", officer: "NORTH-9", authority: "NORTH", title: "x", roles: ["keeper"] };
    const [correction, inPlace] = kinds(correct(appoint));
    expect(correction).toMatchObject({ kind: "entry.correct", entry: 7 });
    expect(inPlace).toEqual({ ...appoint, by: NORTH, second: NORTH_SECOND, occurredAt: at(20) });
    expect(kinds(correct({ ...appoint, occurredAt: "2026-01-03T15:00:00+03:00" }))[1]?.occurredAt).toBe(at(3));
  });

  test("given any other command, then it alone", () => {
    const move = { kind: "custody.move", occurredAt: at(3), by: NORTH, person: person(1), site: "N-PRISON" };
    expect(kinds(move)).toEqual([move]);
    expect(kinds(correct())).toHaveLength(1);
  });

  // Verifies: MR-6
  test.each([
    { kind: "officer.depose" },
    { kind: "custody.move" },
    { kind: "officer.end", officer: "NORTH-1", by: NORTH },
  ])("given one in place that no rule can read, then the correction alone, which is refused: %j", (instead) => {
    expect(kinds(correct(instead))).toHaveLength(1);
  });
});
