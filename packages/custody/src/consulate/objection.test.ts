import type { RecordedEntry } from "@muster/custody";
import { standingObjection } from "@muster/custody";
import { admitted, at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, stranger] = [person(1), person(9)];
const object = (more: object = {}) => ({
  kind: "consulate.object",
  occurredAt: at(5),
  by: NORTH,
  person: one,
  ...more,
});
const withdraw = (more: object = {}) => object({ kind: "consulate.withdraw-objection", occurredAt: at(8), ...more });
const world = () => scene().given(...admitted([one]));

describe("a person objects to their consulate being told", () => {
  test("given an objection, then it stands until the person withdraws it, and names no country", () => {
    const kept = world();
    const { entry, items } = kept.submit(object({ statement: "they would tell my village" })) as RecordedEntry;
    expect(JSON.stringify([entry, items])).not.toContain("village");
    expect(standingObjection(kept.file(one))).toEqual({
      entry: entry.number,
      at: at(5),
      said: { statement: "they would tell my village" },
    });
    kept.given(withdraw());
    expect(standingObjection(kept.file(one))).toBeUndefined();
    expect(kept.file(one).consularObjections).toMatchObject([{ withdrawn: { at: at(8), entry: entry.number + 1 } }]);
    kept.given(object({ occurredAt: at(9) }));
    expect(standingObjection(kept.file(one))).toMatchObject({ at: at(9) });
  });

  // Verifies: rule-8
  test("given one entered late, then a withdrawal after it took it too", () => {
    const kept = world().given(object(), withdraw(), object({ occurredAt: at(6) }));
    expect(kept.file(one).consularObjections.map(({ withdrawn }) => withdrawn?.at)).toEqual([at(8), at(8)]);
    expect(standingObjection(kept.file(one))).toBeUndefined();
  });

  test("given one that stands, none that stands, nobody, or a time before it, then it is refused", () => {
    const kept = world();
    expect(kept.submit(withdraw())).toMatchObject({ code: "consulate-not-objected" });
    expect(kept.submit(object({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    expect(kept.submit(withdraw({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    kept.given(object());
    expect(kept.submit(object())).toMatchObject({ code: "consulate-objected-already", conflicts: { person: one } });
    expect(kept.submit(withdraw({ occurredAt: at(4) }))).toMatchObject({ code: "withdrawn-before-raised" });
  });
});
