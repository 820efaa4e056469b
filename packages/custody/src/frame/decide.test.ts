import { isRefusal } from "@muster/custody";
import { admitted, at, KEEPER, NORTH, NORTH_SECOND, person, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const one = person(1);
const move = { kind: "custody.move", occurredAt: at(3), by: NORTH, person: one, site: "N-PRISON", unit: "B" };
const release = {
  kind: "custody.release",
  occurredAt: at(4),
  by: NORTH,
  person: one,
  site: "N-PRISON",
  grounds: "review",
  to: "home",
};

describe("who speaks", () => {
  // Verifies: ICPPED-20-22
  test("given any entry, then it names the officer and the authority who say so", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), move);
    for (const { entry } of world.entries) {
      expect(world.state("officer", entry.by.officer)?.authority).toBe(entry.by.authority);
    }
  });

  test("given an officer nobody appointed, or of another authority, then it is refused", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    const unknown = world.submit({ ...move, by: { authority: "NORTH", officer: "NOBODY-1" } });
    expect(unknown).toMatchObject({ code: "officer-not-found", category: "not-found" });
    const anothers = world.submit({ ...move, by: { authority: "NORTH", officer: SOUTH.officer } });
    expect(anothers).toMatchObject({ code: "officer-of-another-authority", conflicts: { authority: "SOUTH" } });
  });

  test("given an officer whose office has ended, then it is refused", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), {
      kind: "officer.end",
      occurredAt: at(3),
      by: KEEPER,
      officer: NORTH.officer,
    });
    expect(world.submit(move)).toMatchObject({ code: "officer-ended" });
  });

  // Verifies: ORD-1
  test("given one officer where two are needed, or one twice, then it is refused", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    expect(world.submit(release)).toMatchObject({ code: "second-officer-needed", category: "forbidden-by-rule" });
    expect(world.submit({ ...release, second: NORTH })).toMatchObject({ code: "same-officer-twice" });
    expect(isRefusal(world.submit({ ...release, second: { ...NORTH_SECOND, authority: "SOUTH" } }))).toBe(true);
  });
});

describe("whenever", () => {
  test("given a time that has not come, then it is refused, saying what time it is", () => {
    const world = scene(at(10)).given(...admitted([one], "N-PRISON", "A"));
    expect(world.submit({ ...move, occurredAt: at(11) })).toMatchObject({
      code: "occurred-in-the-future",
      conflicts: { field: "occurredAt" },
    });
  });

  // Verifies: rule-2
  test("given a person nobody registered, then no line is made for them", () => {
    expect(scene().submit(move)).toMatchObject({ code: "person-not-found" });
  });
});

describe("what comes in", () => {
  test("given no object, no kind, an unknown kind or an unknown field, then it is refused by its name", () => {
    const world = scene();
    expect(world.submit([])).toMatchObject({ code: "command-not-an-object" });
    expect(world.submit({})).toMatchObject({ code: "command-unknown" });
    expect(world.submit({ kind: "person.hide" })).toMatchObject({ code: "command-unknown" });
    expect(world.submit({ ...move, hidden: true })).toMatchObject({
      code: "field-invalid",
      conflicts: { field: "hidden" },
    });
  });

  test("given a name of 100,000 characters, then it is refused by its field", () => {
    const claims = [{ claim: "name", text: "x".repeat(100_000), script: "Latn" }];
    const answer = scene().submit({ kind: "person.register", occurredAt: at(2), by: NORTH, claims });
    expect(answer).toMatchObject({ code: "field-invalid" });
  });
});
