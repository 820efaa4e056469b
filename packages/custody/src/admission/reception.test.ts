import type { RecordedEntry } from "@muster/custody";
import { kindOfDetail } from "@muster/custody";
import { at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, child, stranger] = [person(1), person(2), person(3)];

const registered = () =>
  scene().given(...[one, child].map((id) => ({ kind: "person.register", occurredAt: at(2), by: NORTH, person: id })));
const admit = (more: object = {}) => ({
  kind: "custody.admit",
  occurredAt: at(3),
  by: NORTH,
  person: one,
  site: "N-PRISON",
  ...more,
});
const RECEPTION = {
  arrest: { at: at(2, 23), by: "NORTH", place: "an invented checkpoint", byWhom: "an invented patrol" },
  visibleInjuries: "a bruise on the left arm",
  complaints: "says that he was beaten",
  property: [{ item: "a ring", quantity: 1 }, { item: "a letter" }],
  emergencyContact: { name: "an invented brother", reach: "through the market" },
  children: [{ person: child, age: "about 4", whereabouts: "with the person" }],
};

describe("what is taken down when a person comes in", () => {
  // Verifies: MR-7, ICPPED-17.3, rule-11
  test("given all of it, then when and by whom the person was arrested stays readable, and the rest is kept apart", () => {
    const world = registered();
    const { entry, items } = world.submit(admit(RECEPTION)) as RecordedEntry;
    expect(items[0]?.says).toEqual({ arrestedAt: at(2, 23), arrestedBy: "NORTH" });
    expect(JSON.stringify([entry, items])).not.toMatch(/bruise|beaten|ring|brother|checkpoint/);
    const { arrest, ...rest } = RECEPTION;
    expect(world.file(one).admissions).toEqual([
      {
        entry: entry.number,
        at: at(3),
        arrestedAt: at(2, 23),
        arrestedBy: "NORTH",
        detail: { ...rest, arrest: { place: arrest.place, byWhom: arrest.byWhom } },
      },
    ]);
  });

  // Verifies: MR-26
  test("given all of it, then what is clinical is a detail of its own, and either may go without the other", () => {
    const world = registered();
    const recorded = world.submit(admit(RECEPTION)) as RecordedEntry;
    const clear = (keys: readonly string[]) => keys.map((key) => recorded.details.get(key));
    const [rest = "", clinical = ""] = recorded.items[0]?.details ?? [];
    const { visibleInjuries, complaints, property } = RECEPTION;
    expect(clear([clinical])).toEqual([{ visibleInjuries, complaints }]);
    expect(clear([rest, clinical]).map((content) => kindOfDetail("custody.admitted", content))).toEqual([
      "custody.admitted",
      "custody.admitted:clinical",
    ]);
    const known = recorded.details as Map<string, unknown>;
    known.delete(clinical);
    expect(world.file(one).admissions[0]?.detail).toMatchObject({ property });
    expect(world.file(one).admissions[0]?.detail).not.toHaveProperty("complaints");
    known.delete(rest);
    expect(world.file(one).admissions[0]?.detail).toBeUndefined();
  });

  // Verifies: MR-26
  test("given an entry from before its clinical part stood apart, then it reads the same, and is clinical as a whole", () => {
    const world = registered();
    const recorded = world.submit(admit({ complaints: "says that he was beaten" })) as RecordedEntry;
    const [key = ""] = recorded.items[0]?.details ?? [];
    const { complaints, property } = RECEPTION;
    (recorded.details as Map<string, unknown>).set(key, { complaints, property });
    expect(world.file(one).admissions[0]?.detail).toEqual({ complaints, property });
    expect(kindOfDetail("custody.admitted", { complaints, property })).toBe("custody.admitted:clinical");
  });

  // Verifies: MR-7
  test("given none of it, then the person is admitted all the same, and the file has nothing to add to the books", () => {
    const world = registered().given(admit());
    expect(world.position(one)?.state).toBe("held");
    expect(world.file(one).admissions).toEqual([]);
  });

  test("given an arrest after the admission, or by an authority or a child nobody knows, then it is refused", () => {
    const world = registered();
    expect(world.submit(admit({ arrest: { at: at(4) } }))).toMatchObject({
      code: "arrested-after-admitted",
      category: "invalid",
    });
    expect(world.submit(admit({ arrest: { by: "NOBODY" } }))).toMatchObject({ code: "authority-not-found" });
    expect(world.submit(admit({ children: [{ person: stranger, whereabouts: "not known" }] }))).toMatchObject({
      code: "person-not-found",
      conflicts: { people: [stranger] },
    });
  });

  test("given a site that is not known, not open yet, kept elsewhere, or without that unit, then it is refused", () => {
    const world = registered();
    const code = (more: object) => world.submit(admit(more));
    expect(code({ site: "NOWHERE" })).toMatchObject({ code: "site-not-found" });
    expect(code({ unit: "Z" })).toMatchObject({ code: "unit-not-found" });
    expect(code({ site: "ABROAD" })).toMatchObject({ code: "books-kept-elsewhere", conflicts: { site: "ABROAD" } });
    expect(code({ occurredAt: "2025-12-31T12:00:00Z" })).toMatchObject({ code: "site-not-open-yet" });
  });
});
