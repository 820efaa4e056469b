import type { RecordedEntry } from "@muster/custody";
import type { PersonId } from "@muster/record";
import { admitted, at, NORTH, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";
import { rollText } from "./text.ts";

const [one, two, three] = [person(1), person(2), person(3)];
const DIGEST = `${"A".repeat(43)}=`;
const OTHER = `${"B".repeat(43)}=`;

const take = (people: readonly PersonId[], more: object = {}) => ({
  kind: "roll.take",
  occurredAt: at(10),
  by: NORTH,
  site: "N-PRISON",
  people: people.map((id) => ({ person: id, unit: "A" })),
  digest: DIGEST,
  ...more,
});

describe("a roll is taken", () => {
  // Verifies: rule-6
  test("given two of three people on the roll, then those two were seen, and nobody moved", () => {
    const world = scene().given(...admitted([one, two, three], "N-PRISON", "A"));
    const answer = world.submit(take([one, two])) as RecordedEntry;
    expect(answer.items).toEqual([one, two].map((id) => ({ person: id, seen: { site: "N-PRISON", unit: "A" } })));
    expect(answer.entry.body).toMatchObject({ people: 2, newEvidence: true });
    expect(world.balance()).toEqual({ held: 3 });
  });

  // Verifies: rule-6
  test("given the same roll again, then it is recorded as no new evidence and shows nobody; another roll is evidence", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), take([one]));
    const repeated = world.submit(take([one], { occurredAt: at(11) })) as RecordedEntry;
    expect(repeated.entry.body).toMatchObject({ people: 1, newEvidence: false, digest: DIGEST });
    expect(repeated.items).toEqual([]);
    expect(world.state("site", "N-PRISON")?.lastRoll).toEqual({
      at: at(11),
      entry: repeated.entry.number,
      people: 1,
      digest: DIGEST,
    });
    const next = world.submit(take([one], { occurredAt: at(12), digest: OTHER })) as RecordedEntry;
    expect(next.entry.body).toMatchObject({ newEvidence: true });
  });

  test("given no digest, or the same digest over another number of people, then a roll is new evidence", () => {
    const world = scene().given(...admitted([one, two], "N-PRISON", "A"), take([one], { digest: undefined }));
    for (const [day, people] of [
      [11, [one]],
      [12, [one, two]],
    ] as const) {
      const answer = world.submit(take(people, { occurredAt: at(day) })) as RecordedEntry;
      expect(answer.entry.body["newEvidence"]).toBe(true);
    }
  });

  // Verifies: rule-8
  test("given a later roll, when the same is entered late for a day before it, then it is evidence of that day, and the later one stays the last", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"), take([one], { occurredAt: at(12) }));
    const late = world.submit(take([one], { occurredAt: at(11) })) as RecordedEntry;
    expect(late.entry.body["newEvidence"]).toBe(true);
    expect(world.state("site", "N-PRISON")?.lastRoll?.at).toBe(at(12));
  });

  // Verifies: rule-9
  test("given somebody on the roll whom the books have elsewhere, then they were seen, and what the books say stands beside it", () => {
    const world = scene().given(...admitted([one], "N-CAMP"), {
      kind: "person.register",
      occurredAt: at(2),
      by: NORTH,
      person: two,
    });
    const answer = world.submit(take([one, two])) as RecordedEntry;
    expect(answer.items.map(({ says }) => says)).toEqual([{ books: "held" }, { books: "outside" }]);
    expect(world.position(one)?.site).toBe("N-CAMP");
  });

  // Verifies: rule-9
  test("given what the site states of an admission, then it stands as stated, also where the roll repeats the last", () => {
    const stated = [{ person: one, admittedAt: at(3) }];
    const world = scene().given(...admitted([one, two], "N-PRISON", "A"));
    const first = world.submit(take([one, two], { stated })) as RecordedEntry;
    expect(first.items[0]).toEqual({ person: one, seen: { site: "N-PRISON", unit: "A" }, says: { admittedAt: at(3) } });
    const repeated = world.submit(take([one, two], { stated, occurredAt: at(11) })) as RecordedEntry;
    expect(repeated.items).toEqual([{ person: one, says: { admittedAt: at(3) } }]);
    expect(world.submit(take([two], { stated }))).toMatchObject({
      code: "stated-not-on-roll",
      conflicts: { people: [one] },
    });
  });

  test("given a strange site, person or unit, or a person twice, then it is refused by name", () => {
    const world = scene().given(...admitted([one], "N-PRISON", "A"));
    expect(world.submit(take([one], { site: "NOWHERE" }))).toMatchObject({ code: "site-not-found" });
    expect(world.submit(take([one, three]))).toMatchObject({
      code: "person-not-found",
      conflicts: { people: [three], count: 1 },
    });
    expect(world.submit(take([], { people: [{ person: one, unit: "Z" }] }))).toMatchObject({
      code: "unit-not-found",
      conflicts: { units: ["Z"] },
    });
    expect(world.submit(take([one, one]))).toMatchObject({ code: "person-named-twice", conflicts: { people: [one] } });
  });

  test("given the same people in another order, then the text of the roll is the same", () => {
    const rolled = [{ person: two }, { person: one, unit: "A" as never }];
    expect(rollText(rolled)).toBe(`${one}\tA\n${two}\t\n`);
    expect(rollText([...rolled].reverse())).toBe(rollText(rolled));
  });
});
