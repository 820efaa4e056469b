import { at, KEEPER, MONITOR, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const TEXT = "permit(principal, action, resource);";
const adopt = (more: object = {}) => ({
  kind: "policy.adopt",
  occurredAt: at(5),
  by: KEEPER,
  second: MONITOR,
  name: "invented policy",
  text: TEXT,
  ...more,
});
const policy = (world: ReturnType<typeof scene>) => world.state("register", "REGISTER")?.policy;

describe("a policy is adopted", () => {
  // Verifies: MR-6, rule-7
  test("given two officers, then it is the register's, in its own words, until another is", () => {
    const world = scene();
    expect(policy(world)).toBeUndefined();
    world.given(adopt());
    const entry = world.entries.length - 1;
    expect(policy(world)).toEqual({ name: "invented policy", text: TEXT, entry, at: at(5) });
    expect(world.entries.at(-1)?.entry).toMatchObject({ about: ["register:REGISTER"], by: KEEPER, second: MONITOR });
    world.given(adopt({ occurredAt: at(6), text: "forbid(principal, action, resource);" }));
    expect(policy(world)?.entry).toBe(entry + 1);
  });

  // Verifies: MR-6
  test("given one officer, then it is refused, and so is undoing one alone", () => {
    const world = scene();
    const { second: _second, ...alone } = adopt();
    expect(world.submit(alone)).toMatchObject({ code: "second-officer-needed" });
    world.given(adopt());
    const entry = world.entries.length - 1;
    const correct = { kind: "entry.correct", occurredAt: at(7), by: KEEPER, entry, reason: "other", why: "x" };
    expect(world.submit(correct)).toMatchObject({ code: "second-officer-needed", conflicts: { entry } });
    world.given({ ...correct, second: MONITOR });
    expect(policy(world)).toBeUndefined();
  });

  test("given the one in force, or one that no entry can hold, then it is refused", () => {
    const world = scene().given(adopt());
    expect(world.submit(adopt({ occurredAt: at(6) }))).toMatchObject({ code: "policy-in-force-already" });
    expect(world.submit(adopt({ text: "ع".repeat(22_001) }))).toMatchObject({
      code: "policy-too-long",
      conflicts: { bytes: 44_002 },
    });
    expect(world.submit(adopt({ text: "x".repeat(44_001) }))).toMatchObject({ code: "field-invalid" });
    // JSON writes quotes and line ends as two bytes each: a policy is full of both, and must go into an entry all the same.
    const line = 'permit (principal == "x", action, resource);\n';
    world.given(adopt({ text: line.repeat(Math.floor(44_000 / line.length)) }), adopt({ text: '"x"\n'.repeat(4_000) }));
    expect(world.submit(adopt({ text: '"'.repeat(44_000) }))).toMatchObject({ code: "entry-too-large" });
  });
});
