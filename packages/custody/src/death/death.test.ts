import type { RecordedEntry } from "@muster/custody";
import { admitted, at, convoyAt, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, stranger] = [person(1), person(2), person(9)];

const died = (more: object = {}) => ({
  kind: "death.record",
  occurredAt: at(10, 15),
  by: NORTH,
  person: one,
  circumstances: "illness",
  ...more,
});
const held = () => scene().given(...admitted([one, two]));

describe("a death", () => {
  // Verifies: ICPPED-17.3, rule-11
  test("given a death, then its circumstances and what became of the remains stay readable, and the cause is kept apart", () => {
    const world = held();
    const { entry, items } = world.submit(
      died({ remains: "with-family", cause: "an invented illness", destinationOfRemains: "an invented village" }),
    ) as RecordedEntry;
    expect(items[0]?.says).toEqual({ circumstances: "illness", remains: "with-family" });
    expect(JSON.stringify([entry, items])).not.toContain("invented");
    expect(world.position(one)).toEqual({ state: "deceased" });
  });

  // Verifies: rule-3
  test("given a death, then nothing can be done to the person any more, and only a correction undoes it", () => {
    const world = held().given(died());
    const entry = world.entries.length - 1;
    for (const command of [
      died({ occurredAt: at(11) }),
      { kind: "custody.admit", occurredAt: at(11), by: NORTH, person: one, site: "N-PRISON" },
      { kind: "escape.record", occurredAt: at(11), by: NORTH, people: [one] },
    ]) {
      expect(world.submit(command)).toMatchObject({
        code: "contradicts-the-books",
        says: `The person is deceased, which only a correction can undo (entry ${entry}).`,
      });
    }
  });

  // Verifies: rule-3, rule-7
  test("given a death entered for the wrong person, when corrected, then they are held, and what was known then stays readable", () => {
    const world = held().given(died());
    const entry = world.entries.length - 1;
    world.given({
      kind: "entry.correct",
      occurredAt: at(12),
      by: NORTH,
      second: NORTH_SECOND,
      entry,
      reason: "wrong-person",
      why: "invented for the test",
    });
    expect(world.position(one)?.state).toBe("held");
    const death = world.rows.find((row) => row.entry === entry);
    expect(death).toMatchObject({ makes: { state: "deceased" }, knownUntil: entry + 1 });
  });

  // Verifies: rule-8
  test("given a move after it on the books, then a death entered late is refused, naming the move", () => {
    const world = held().given({ kind: "custody.move", occurredAt: at(12), by: NORTH, person: one, site: "N-PRISON" });
    expect(world.submit(died())).toMatchObject({ conflicts: { entry: world.entries.length - 1 } });
  });

  // Verifies: rule-5
  test("given a death on the way, then the transfer knows what became of the person", () => {
    const world = convoyAt("departed", [one, two]).given(died());
    expect(world.state("transfer", "T-1")?.people.get(one)?.ending).toMatchObject({ how: "died" });
  });

  test("given a person or an incident nobody knows, then it is refused", () => {
    const world = held();
    expect(world.submit(died({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(world.submit(died({ incident: "I-9" }))).toMatchObject({ code: "incident-not-found" });
  });
});
