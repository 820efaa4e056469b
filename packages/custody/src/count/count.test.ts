import { foldSubject, type RecordedEntry } from "@muster/custody";
import type { PersonId } from "@muster/record";
import { admitted, at, NORTH, NORTH_SECOND, person, SOUTH, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";

const [one, two, three] = [person(1), person(2), person(3)];

const open = (more: object = {}) => ({
  kind: "count.open",
  occurredAt: at(10, 6),
  by: NORTH,
  count: "C-1",
  site: "N-PRISON",
  counting: "named",
  ...more,
});
const record = (by: object, counted: readonly PersonId[] | number, minute: number) => ({
  kind: "count.record",
  occurredAt: at(10, 7, minute),
  by,
  count: "C-1",
  ...(typeof counted === "number" ? { number: counted } : { people: counted }),
});
const clear = (more: object = {}) => ({
  kind: "count.clear",
  occurredAt: at(10, 8),
  by: NORTH,
  count: "C-1",
  site: "N-PRISON",
  ...more,
});
const both = (counted: readonly PersonId[] | number) => [record(NORTH, counted, 0), record(NORTH_SECOND, counted, 1)];
const move = (hour: number, unit = "B") => ({
  kind: "custody.move",
  occurredAt: at(10, hour),
  by: NORTH,
  person: one,
  site: "N-PRISON",
  unit,
});
const threeHeld = () => scene().given(...admitted([one, two, three], "N-PRISON", "A"));

describe("a count", () => {
  // Verifies: CNT-1
  test("given two officers who counted the same people as the books, when it clears, then all of them were seen and people may move again", () => {
    const world = threeHeld().given(open(), ...both([one, two, three]));
    expect(world.submit(move(7))).toMatchObject({ code: "unit-frozen", conflicts: { count: "C-1" } });
    const answer = world.submit(clear()) as RecordedEntry;
    expect(answer.items).toEqual(
      [one, two, three].map((id) => ({ person: id, seen: { site: "N-PRISON", unit: "A" } })),
    );
    expect(world.state("count", "C-1")).toMatchObject({ status: "cleared", endedAt: at(10, 8) });
    world.given(move(9));
  });

  // Verifies: CNT-1
  test("given one unit under count, then people of the other units move on", () => {
    const world = scene().given(...admitted([one], "N-PRISON"), ...admitted([two], "N-PRISON", "A"));
    world.given(open({ units: ["A"] }));
    expect(world.submit(move(7, "A"))).toMatchObject({ code: "unit-frozen" });
    world.given(move(7), record(NORTH, [two], 0), record(NORTH_SECOND, [two], 1), clear());
  });

  // Verifies: CNT-1
  test("given two officers who differ, then the round is over, a recount is forced, and the first round stays to be read", () => {
    const world = threeHeld().given(open(), record(NORTH, [one, two, three], 0));
    const differing = world.submit(record(NORTH_SECOND, [one, two], 1)) as RecordedEntry;
    expect(differing.entry.body).toMatchObject({ round: 1, agrees: false });
    expect(world.submit(clear())).toMatchObject({ code: "recount-needed", conflicts: { round: 2 } });
    world.given(record(NORTH, [one, two, three], 10), record(NORTH_SECOND, [one, two, three], 11), clear());
    expect(world.state("count", "C-1")?.records.map(({ round, number }) => [round, number])).toEqual([
      [1, 3],
      [1, 2],
      [2, 3],
      [2, 3],
    ]);
  });

  // Verifies: CNT-1
  test("given a colleague's record without the people in it, as a viewer may be shown it, then the rounds are the same", () => {
    const world = threeHeld();
    const told: RecordedEntry[] = [
      open(),
      record(NORTH, [one, two, three], 0),
      record(NORTH_SECOND, [one, two], 1),
      record(NORTH, [one, two, three], 10),
      record(NORTH_SECOND, [one, two, three], 11),
    ].map((command) => world.submit(command) as RecordedEntry);
    const shown = told.map((recorded) =>
      recorded.entry.by.officer === NORTH.officer ? recorded : { ...recorded, items: [] },
    );
    const count = foldSubject("count", "C-1", shown, () => false);
    expect(count?.round).toBe(2);
    expect(count?.records.map(({ round, number }) => [round, number])).toEqual([
      [1, 3],
      [1, 2],
      [2, 3],
      [2, 3],
    ]);
  });

  // Verifies: CNT-1
  test("given one officer alone, or one who counts twice, or a third, then it is refused", () => {
    const world = threeHeld().given(open(), record(NORTH, [one], 0));
    expect(world.submit(record(NORTH, [one], 1))).toMatchObject({ code: "same-officer-counts-twice" });
    expect(world.submit(clear())).toMatchObject({ code: "two-counts-needed", conflicts: { round: 1 } });
    world.given(record(NORTH_SECOND, [one], 1));
    expect(world.submit(record(SOUTH, [one], 2))).toMatchObject({ code: "round-complete" });
  });

  // Verifies: CNT-1, rule-6
  test("given a person missing and a stranger counted, when unexplained, then it is refused by name; when explained, it clears", () => {
    const world = scene().given(...admitted([one, two], "N-PRISON"), ...admitted([three], "N-CAMP"));
    world.given(open(), ...both([one, three]));
    expect(world.submit(clear())).toMatchObject({
      code: "variance-unexplained",
      conflicts: { missing: { people: [two], count: 1 }, unexpected: { people: [three], count: 1 } },
    });
    const explanations = [
      { person: two, reason: "at court since six", entry: 12 },
      { person: three, reason: "a visitor of the camp" },
    ];
    expect(world.submit(clear({ explanations: explanations.slice(0, 1) }))).toMatchObject({
      code: "variance-unexplained",
    });
    const answer = world.submit(clear({ explanations })) as RecordedEntry;
    expect(answer.entry.body).toMatchObject({ counted: 2, books: 2, missing: 1, unexpected: 1 });
    expect(answer.items.map(({ person: id, seen, says }) => [id, seen, says])).toEqual([
      [one, { site: "N-PRISON" }, undefined],
      [three, { site: "N-PRISON" }, { difference: true }],
      [two, undefined, { difference: true, entry: 12 }],
    ]);
    expect(world.position(two)?.state).toBe("held");
  });

  test("given explanations where nothing differs, or a person explained twice, then it is refused", () => {
    const world = threeHeld().given(open(), ...both([one, two, three]));
    const explanations = [{ person: one, reason: "present" }];
    expect(world.submit(clear({ explanations }))).toMatchObject({ code: "no-difference-to-explain" });
    expect(world.submit(clear({ explanations: [...explanations, ...explanations] }))).toMatchObject({
      code: "person-named-twice",
    });
  });

  // Verifies: CNT-1
  test("given a bare count, then a number that is not the books' clears only with an explanation, and shows nobody", () => {
    const world = threeHeld().given(open({ counting: "bare" }), ...both(4));
    expect(world.submit(clear())).toMatchObject({
      code: "variance-unexplained",
      conflicts: { counted: 4, books: 3, variance: 1 },
    });
    expect(world.submit(clear({ explanations: [{ person: one, reason: "no" }], explanation: "no" }))).toMatchObject({
      code: "no-difference-to-explain",
    });
    const answer = world.submit(clear({ explanation: "a guard was counted with them" })) as RecordedEntry;
    expect(answer.items).toEqual([]);
    expect([...answer.details.values()]).toEqual([{ explanation: "a guard was counted with them" }]);
  });

  test("given names in a bare count, or a number in a named one, then it is refused", () => {
    expect(
      threeHeld()
        .given(open())
        .submit(record(NORTH, 3, 0)),
    ).toMatchObject({ code: "people-needed" });
    expect(
      threeHeld()
        .given(open({ counting: "bare" }))
        .submit(record(NORTH, [one], 0)),
    ).toMatchObject({
      code: "number-needed",
    });
  });

  test("given a count that cannot be opened, then it is refused", () => {
    const world = threeHeld().given(open({ units: ["A"] }));
    expect(world.submit(open())).toMatchObject({ code: "count-exists" });
    expect(world.submit(open({ count: "C-2" }))).toMatchObject({
      code: "count-open-already",
      conflicts: { count: "C-1" },
    });
    expect(world.submit(open({ count: "C-2", units: ["Z"] }))).toMatchObject({ code: "unit-not-found" });
    expect(world.submit(open({ count: "C-2", site: "NOWHERE" }))).toMatchObject({ code: "site-not-found" });
    world.given(open({ count: "C-2", units: ["B"] }));
  });

  test("given no such count, an unknown person, another site, or a time before, then it is refused", () => {
    const world = threeHeld();
    expect(world.submit(record(NORTH, [one], 0))).toMatchObject({ code: "count-not-found" });
    world.given(open());
    expect(world.submit(record(NORTH, [person(99)], 0))).toMatchObject({ code: "person-not-found" });
    expect(world.submit({ ...record(NORTH, [one], 0), occurredAt: at(10, 5) })).toMatchObject({
      code: "before-the-count",
    });
    expect(world.submit(clear({ site: "N-CAMP" }))).toMatchObject({ code: "count-of-another-site" });
  });

  test("given a count that cannot be finished, when two officers abandon it, then people move, nobody was seen, and it stays ended", () => {
    const world = threeHeld().given(open(), record(NORTH, [one, two], 0));
    const abandon = { kind: "count.abandon", occurredAt: at(10, 9), by: NORTH, count: "C-1", reason: "fighting" };
    expect(world.submit(abandon)).toMatchObject({ code: "second-officer-needed" });
    world.given({ ...abandon, second: SOUTH }, move(10));
    expect(world.submit(record(NORTH_SECOND, [one], 30))).toMatchObject({
      code: "count-ended",
      conflicts: { status: "abandoned" },
    });
    expect(world.entries.flatMap(({ items }) => items).some(({ seen }) => seen !== undefined)).toBe(false);
  });
});
