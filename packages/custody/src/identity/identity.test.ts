import type { PersonFile, RecordedEntry } from "@muster/custody";
import { groupOf } from "@muster/custody";
import type { PersonId } from "@muster/record";
import type { World } from "@muster/testkit";
import { admitted, at, NORTH, NORTH_SECOND, person, scene, SOUTH } from "@muster/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LARGEST_GROUP } from "./group.ts";

const [one, two, three, stranger] = [person(1), person(2), person(3), person(99)];
const BOTH = { by: NORTH, second: NORTH_SECOND };

const same = (a: PersonId, b: PersonId, more: object = {}) => ({
  kind: "identity.assert-same",
  occurredAt: at(5),
  ...BOTH,
  person: a,
  other: b,
  evidence: "the same scar, and the same mother's name",
  ...more,
});
const different = (a: PersonId, b: PersonId, more: object = {}) => ({
  kind: "identity.judge-different",
  occurredAt: at(5),
  by: NORTH,
  person: a,
  other: b,
  why: "ten years between them",
  ...more,
});
const withdrawSame = (a: PersonId, b: PersonId, assertion: number, more: object = {}) => ({
  kind: "identity.withdraw-same",
  occurredAt: at(8),
  ...BOTH,
  person: a,
  other: b,
  assertion,
  why: "the scar was another man's",
  ...more,
});
const withdrawDifferent = (a: PersonId, b: PersonId, judgement: number, more: object = {}) => ({
  kind: "identity.withdraw-different",
  occurredAt: at(8),
  by: NORTH,
  person: a,
  other: b,
  judgement,
  why: "the years were read wrong",
  ...more,
});

const world = () => scene().given(...admitted([one, two, three], "N-PRISON", "A"));
const last = ({ entries }: World): number => entries.length - 1;
const group = (kept: World, of: PersonId) => groupOf(of, (id) => kept.file(id)).map((member) => member.person);

describe("two files are asserted to be of one human being", () => {
  // Verifies: rule-9, rule-11, ORD-1
  test("given two officers and their evidence, then both files say so, neither names the other in what is hashed, and the books stay", () => {
    const kept = world();
    const positions = [one, two].map((id) => kept.position(id));
    const { entry, items } = kept.submit(same(one, two, { weight: 14.5 })) as RecordedEntry;
    expect(JSON.stringify([entry, items])).not.toContain("scar");
    expect(entry.body).toEqual({});
    expect(items.map(({ person: id, says }) => [id, says])).toEqual([
      [one, { same: true }],
      [two, { same: true }],
    ]);
    const link = (other: PersonId) => ({
      entry: entry.number,
      at: at(5),
      by: NORTH,
      second: NORTH_SECOND,
      other,
      said: { evidence: "the same scar, and the same mother's name", weight: 14.5 },
    });
    expect([kept.file(one).sameAs, kept.file(two).sameAs]).toEqual([[link(two)], [link(one)]]);
    expect([one, two].map((id) => kept.position(id))).toEqual(positions);
    expect(kept.balance()).toEqual({ held: 3 });
  });

  // Verifies: rule-9
  test("given a chain of assertions, then everybody on it is one, and one more between two of them is refused with what says so", () => {
    const kept = world().given(same(one, two), same(two, three));
    const [first, second] = [last(kept) - 1, last(kept)];
    expect(group(kept, three)).toEqual([three, two, one]);
    expect(kept.submit(same(one, three))).toMatchObject({
      code: "same-already",
      category: "conflict",
      says: `That they are one human being is asserted already, by entries ${first} and ${second}.`,
      conflicts: { person: one, other: three, entries: [first, second] },
    });
    expect(kept.submit(same(two, one))).toMatchObject({ code: "same-already", conflicts: { entries: [first] } });
  });

  // Verifies: ORD-1
  test("given one officer, one file twice, or somebody nobody knows, then it is refused", () => {
    const kept = world();
    const { second: _second, ...alone } = same(one, two);
    expect(kept.submit(alone)).toMatchObject({ code: "second-officer-needed" });
    expect(kept.submit(same(one, one))).toMatchObject({ code: "one-file-twice", category: "invalid" });
    expect(kept.submit(same(one, stranger))).toMatchObject({
      code: "person-not-found",
      conflicts: { people: [stranger] },
    });
    expect(kept.submit(same(one, two, { evidence: "" }))).toMatchObject({ code: "field-invalid" });
  });

  test("given a score of whatever size, then it is remembered and decides nothing", () => {
    const kept = world().given(same(one, two, { weight: -30 }));
    expect(kept.file(one).sameAs[0]?.said).toMatchObject({ weight: -30 });
    expect(kept.submit(same(one, three, { weight: 5_000 }))).toMatchObject({ code: "field-invalid" });
  });

  test("given more files than one human being has, then no more are asserted to be one", () => {
    const people = Array.from({ length: LARGEST_GROUP + 1 }, (_, index) => person(10 + index));
    const kept = scene().given(
      ...admitted(people),
      ...people.slice(1, -1).map((id, index) => same(people[index] as PersonId, id)),
    );
    expect(group(kept, people[0] as PersonId)).toHaveLength(LARGEST_GROUP);
    expect(kept.submit(same(people[3] as PersonId, people.at(-1) as PersonId))).toMatchObject({
      code: "too-many-the-same",
      conflicts: { files: LARGEST_GROUP + 1, most: LARGEST_GROUP },
    });
  });
});

describe("two files are judged to be of different people", () => {
  // Verifies: rule-9
  test("given a judgement, then it is remembered on both, and the pair is asserted by nobody, nor any two that would join it", () => {
    const kept = world().given(different(one, three));
    const judgement = last(kept);
    expect(kept.file(three).judgedDifferent).toMatchObject([{ other: one, said: { why: "ten years between them" } }]);
    expect(kept.submit(same(one, three))).toMatchObject({ code: "judged-different", conflicts: { entry: judgement } });
    kept.given(same(one, two));
    expect(kept.submit(same(two, three))).toMatchObject({
      code: "judged-different",
      conflicts: { person: one, other: three, entry: judgement },
    });
    expect(kept.submit(different(three, one))).toMatchObject({ code: "different-already" });
  });

  test("given two asserted to be one, also through others, then they are not judged different before that is withdrawn", () => {
    const kept = world().given(same(one, two), same(two, three));
    const entries = [last(kept) - 1, last(kept)];
    expect(kept.submit(different(one, three))).toMatchObject({ code: "asserted-the-same", conflicts: { entries } });
    kept.given(withdrawSame(two, three, last(kept)), different(one, three, { occurredAt: at(9) }));
    expect(kept.submit(different(one, one))).toMatchObject({ code: "one-file-twice" });
    expect(kept.submit(different(stranger, one))).toMatchObject({ code: "person-not-found" });
  });

  test("given one withdrawn, then the pair may be asserted from then on, and not for the time it stood", () => {
    const kept = world().given(different(one, two));
    kept.given(withdrawDifferent(two, one, last(kept)));
    expect(kept.submit(same(one, two, { occurredAt: at(7) }))).toMatchObject({ code: "judged-different" });
    kept.given(same(one, two, { occurredAt: at(8) }));
  });
});

describe("what was said of two files is taken back", () => {
  // Verifies: rule-3, rule-9
  test("given an assertion withdrawn by two officers, then both files are what they were, but for what was withdrawn", () => {
    const kept = world();
    const before = [one, two].map((id) => JSON.stringify([kept.file(id), kept.position(id)]));
    kept.given(same(one, two));
    const assertion = last(kept);
    const { second: _second, ...alone } = withdrawSame(two, one, assertion);
    expect(kept.submit(alone)).toMatchObject({ code: "second-officer-needed" });
    kept.given(withdrawSame(two, one, assertion));
    const withdrawn = { entry: assertion + 1, at: at(8) };
    const after = [one, two].map((id) => {
      const file = kept.file(id);
      expect(file.sameAs).toMatchObject([{ entry: assertion, withdrawn }]);
      return JSON.stringify([{ ...file, sameAs: [] }, kept.position(id)]);
    });
    expect(after).toEqual(before);
    expect(group(kept, one)).toEqual([one]);
    expect(kept.submit(withdrawSame(one, two, assertion))).toMatchObject({
      code: "link-withdrawn-already",
      conflicts: { entry: assertion + 1 },
    });
    kept.given(same(one, two, { occurredAt: at(9) }));
  });

  test("given no such entry, another pair, another kind of link, or a time before it, then it is refused", () => {
    const kept = world().given(same(one, two));
    const assertion = last(kept);
    for (const wrong of [
      withdrawSame(one, two, assertion - 1),
      withdrawSame(one, three, assertion),
      withdrawDifferent(one, two, assertion),
    ]) {
      expect(kept.submit(wrong)).toMatchObject({ code: "link-not-found", category: "not-found" });
    }
    expect(kept.submit(withdrawSame(one, stranger, assertion))).toMatchObject({ code: "person-not-found" });
    expect(kept.submit(withdrawSame(one, two, assertion, { occurredAt: at(4) }))).toMatchObject({
      code: "withdrawn-before-said",
      conflicts: { entry: assertion },
    });
  });
});

describe("such an entry is corrected", () => {
  const correct = (entry: number, more: object = {}) => ({
    kind: "entry.correct",
    occurredAt: at(20),
    ...BOTH,
    entry,
    reason: "wrong-person",
    why: "the wrong file was open",
    ...more,
  });

  // Verifies: rule-3
  test("given an assertion entered by mistake, then two officers correct it and it never was; one alone does not", () => {
    const kept = world();
    const before = JSON.stringify(kept.file(one));
    kept.given(same(one, two));
    const { second: _second, ...alone } = correct(last(kept));
    expect(kept.submit(alone)).toMatchObject({ code: "second-officer-needed", conflicts: { entry: last(kept) } });
    kept.given(correct(last(kept)));
    expect(JSON.stringify(kept.file(one))).toBe(before);
    kept.given(different(one, two));
    expect(kept.submit({ ...correct(last(kept)), second: undefined })).toMatchObject({
      entry: { kind: "entry.corrected" },
    });
    kept.given(same(one, two));
  });

  test("given a withdrawal, then it stays, for what was said since may rest on it: it is said anew", () => {
    const kept = world().given(same(one, two));
    kept.given(withdrawSame(one, two, last(kept)));
    expect(kept.submit(correct(last(kept)))).toMatchObject({ code: "withdrawal-stays" });
    kept.given(different(one, two, { occurredAt: at(9) }));
    kept.given(withdrawDifferent(one, two, last(kept), { occurredAt: at(10) }));
    expect(kept.submit(correct(last(kept)))).toMatchObject({ code: "withdrawal-stays" });
  });

  test("given one to be put in another entry's place, then it stands by itself or not at all", () => {
    const kept = world().given({ kind: "custody.move", occurredAt: at(4), by: NORTH, person: one, site: "N-PRISON" });
    const instead = { kind: "identity.assert-same", person: one, other: two, evidence: "invented" };
    expect(kept.submit(correct(last(kept), { instead }))).toMatchObject({ code: "not-in-place" });
  });
});

// Verifies: rule-11, DP-1
test("given one person's detail erased, then the other's file still says that somebody asserted it, and in which words", () => {
  const kept = world().given(same(one, two), {
    kind: "detail.erase",
    occurredAt: at(9),
    ...BOTH,
    person: one,
    why: "danger-to-life",
  });
  expect(kept.file(one).sameAs).toMatchObject([{ other: two }]);
  expect(kept.file(one).sameAs[0]?.said).toBeUndefined();
  expect(kept.file(two).sameAs).toMatchObject([{ other: one, said: { evidence: expect.any(String) as string } }]);
});

// Verifies: rule-8, rule-9
test("given anything said of pairs at any times, in any order, then at no time are two files both one human being and two", () => {
  const people = [one, two, three, person(4)];
  const pair = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people));
  const turn = fc.tuple(
    fc.constantFrom("same", "different", "withdraw", "correct"),
    pair,
    fc.integer({ min: 3, max: 9 }),
  );
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 24 }), (turns) => {
      const kept = scene().given(...admitted(people));
      for (const [what, [a, b], day] of turns) {
        if (what === "same") kept.submit(same(a, b, { occurredAt: at(day) }));
        if (what === "different") kept.submit(different(a, b, { occurredAt: at(day) }));
        const file = kept.file(a);
        const [link] = [...file.sameAs, ...file.judgedDifferent].filter(({ withdrawn }) => withdrawn === undefined);
        if (link?.other === undefined) continue;
        const isSame = file.sameAs.includes(link);
        if (what === "withdraw") {
          const command = isSame ? withdrawSame : withdrawDifferent;
          kept.submit(command(a, link.other, link.entry, { occurredAt: at(day) }));
        }
        if (what === "correct") {
          const named = { kind: "entry.correct", occurredAt: at(20), entry: link.entry, reason: "other", why: "x" };
          kept.submit({ ...named, by: SOUTH, second: NORTH });
        }
      }
      for (let day = 3; day <= 10; day += 1) {
        const files = new Map(people.map((id) => [id, asOf(kept.file(id), day)]));
        for (const [id, file] of files) {
          const asserted = new Set(groupOf(id, (other) => files.get(other)).map((member) => member.person));
          const judged = file.judgedDifferent.filter(({ withdrawn }) => withdrawn === undefined);
          expect(judged.filter(({ other }) => other !== undefined && asserted.has(other))).toEqual([]);
        }
      }
    }),
    { numRuns: 150 },
  );
});

/** The links of a file as they stood on a day. */
function asOf(file: PersonFile, day: number): PersonFile {
  const on = at(day, 13);
  const then = (links: PersonFile["sameAs"]) =>
    links.filter((link) => link.at <= on && (link.withdrawn === undefined || link.withdrawn.at > on)).map(standing);
  return { ...file, sameAs: then(file.sameAs), judgedDifferent: then(file.judgedDifferent) };
}

function standing({ withdrawn: _withdrawn, ...link }: PersonFile["sameAs"][number]): PersonFile["sameAs"][number] {
  return link;
}
