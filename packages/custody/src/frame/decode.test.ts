import { at, NORTH } from "@muster/testkit";
import { expect, test } from "vitest";
import { decodeCommand } from "./decode.ts";
import { isRefusal } from "./refusal.ts";

const correction = { kind: "entry.correct", occurredAt: at(2), by: NORTH, entry: 1, reason: "other", why: "Invented." };

/** So many levels in one another, as text gives them: no stack could build a million. */
const nested = (levels: number): unknown => JSON.parse(`${"[".repeat(levels)}${"]".repeat(levels)}`);

test("a command is read however deep its fields may go, and no deeper", () => {
  const inPlace = (levels: number) => decodeCommand({ ...correction, instead: { people: nested(levels) } });
  expect(isRefusal(inPlace(30))).toBe(false);
  for (const levels of [31, 1_000_000]) expect(inPlace(levels)).toMatchObject({ code: "text-malformed" });
});

test("half of a surrogate pair is no text, in a value or in a name", () => {
  for (const spoiled of [{ why: "Invented \ud800" }, { "\udfff": 1 }, { kind: "\ud800" }]) {
    expect(decodeCommand({ ...correction, ...spoiled })).toMatchObject({ code: "text-malformed" });
  }
});
