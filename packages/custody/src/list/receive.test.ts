import type { RecordedEntry } from "@muster/custody";
import { at, NORTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const receive = (more: object = {}) => ({
  kind: "list.receive",
  occurredAt: at(3),
  by: NORTH,
  sender: "SOUTH",
  file: "an invented list.xlsx",
  digest: `${"A".repeat(43)}=`,
  sheet: "Sheet1",
  mapping: `${"B".repeat(43)}=`,
  rows: 500,
  unread: 3,
  ...more,
});

describe("a list is received", () => {
  // Verifies: rule-11
  test("given who sent it, then the entry says how many rows it had, and keeps the file's name and digest as detail", () => {
    const { entry, items, details } = scene().submit(receive()) as RecordedEntry;
    expect(entry.about).toEqual(["authority:SOUTH"]);
    expect(entry.body).toEqual({ sender: "SOUTH", mapping: `${"B".repeat(43)}=`, rows: 500, unread: 3 });
    expect(items).toEqual([]);
    expect([...details.values()]).toEqual([
      { file: "an invented list.xlsx", digest: `${"A".repeat(43)}=`, sheet: "Sheet1" },
    ]);
    expect(JSON.stringify(entry)).not.toContain("invented");
  });

  // Verifies: rule-3
  test("given one that was received by mistake, then it is corrected like any entry", () => {
    const world = scene().given(receive());
    const entry = world.entries.length - 1;
    const correct = { kind: "entry.correct", occurredAt: at(4), by: NORTH, entry, reason: "other", why: "another's" };
    expect(world.submit(correct)).toMatchObject({ entry: { body: { corrects: entry } } });
  });

  test.each([
    ["authority-not-found", { sender: "NOWHERE" }],
    ["rows-miscounted", { unread: 501 }],
    ["field-invalid", { digest: "no digest" }],
    ["field-invalid", { rows: -1 }],
    ["field-invalid", { file: "" }],
  ])("given what cannot be, then it is refused: %s %j", (code, more) => {
    expect(scene().submit(receive(more))).toMatchObject({ code });
  });
});
