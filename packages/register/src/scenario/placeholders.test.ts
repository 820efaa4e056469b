import type { Instant, PersonId } from "@muster/record";
import { describe, expect, test } from "vitest";
import { type Filling, fillCommand } from "./placeholders.ts";

const groups: Record<string, string[]> = { out: ["p1", "p2", "p3"], back: ["p2"] };
const filling: Filling = {
  peopleOf: (names, not = []) => {
    const away = new Set(not.flatMap((name) => groups[name] ?? []));
    return names.flatMap((name) => groups[name] ?? []).filter((person) => !away.has(person)) as PersonId[];
  },
  entryOf: (label) => (label === "the account" ? 17 : -1),
  heldAt: (site, at) =>
    Promise.resolve(
      ["p1", "p2"].map((person, index) => ({ person: `${site} ${at} ${person}` as PersonId, unit: `B${index}` })),
    ),
  receiptFor: (transfer, command) => Promise.resolve({ transfer, signs: command["person"] }),
};
const command = { kind: "x", occurredAt: "then" as Instant };
const each = { person: "p9" as PersonId, index: 7 };

describe("placeholders", () => {
  test("people of groups, and those who are left", async () => {
    const filled = await fillCommand(
      { ...command, people: { $people: ["out"], not: ["back"] }, one: { $one: "out", at: 1 } },
      filling,
    );
    expect(filled).toMatchObject({ people: ["p1", "p3"], one: "p2" });
  });

  test("one command for each, with a number of its own", async () => {
    const filled = await fillCommand({ ...command, person: "$person", seal: "SEAL-$index" }, filling, each);
    expect(filled).toMatchObject({ person: "p9", seal: "SEAL-007" });
  });

  test("an object for each, seats one after the other, an entry by its label", async () => {
    const filled = await fillCommand(
      {
        ...command,
        differences: { $for: ["back"], give: { person: "$person", reason: "away" } },
        seats: { $seats: ["out"], vehicles: { A: 2, B: 1 } },
        of: { $entry: "the account" },
      },
      filling,
    );
    expect(filled).toMatchObject({
      differences: [{ person: "p2", reason: "away" }],
      seats: [
        { person: "p1", vehicle: "A", seat: "1" },
        { person: "p2", vehicle: "A", seat: "2" },
        { person: "p3", vehicle: "B", seat: "1" },
      ],
      of: 17,
    });
  });

  test("everyone held at a site then, or in some of its units", async () => {
    const filled = await fillCommand(
      { ...command, all: { $heldAt: "S" }, some: { $heldAt: "S", units: ["B1"] } },
      filling,
    );
    expect(filled).toMatchObject({ all: ["S then p1", "S then p2"], some: ["S then p2"] });
  });

  test("a receipt is signed over what was filled in", async () => {
    const filled = await fillCommand({ ...command, person: "$person", receipt: { $receipt: "T-1" } }, filling, each);
    expect(filled["receipt"]).toEqual({ transfer: "T-1", signs: "p9" });
  });

  test("what cannot be filled is a fault in the scenario", async () => {
    await expect(fillCommand({ ...command, person: "$person" }, filling)).rejects.toThrow("for nobody in particular");
    await expect(fillCommand({ ...command, x: { $magic: 1 } }, filling)).rejects.toThrow("no placeholder $magic");
    await expect(fillCommand({ ...command, x: { $one: "back", at: 5 } }, filling)).rejects.toThrow("nobody at 5");
    await expect(fillCommand({ ...command, x: { $seats: ["out"], vehicles: { A: 1 } } }, filling)).rejects.toThrow(
      "3 people for 1 seats",
    );
  });
});
