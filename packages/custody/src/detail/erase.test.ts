import type { RecordedEntry } from "@muster/custody";
import { applyToFile, DETAIL_KINDS, erasedBy, isErased, kindOfDetail, newFile } from "@muster/custody";
import { admitted, at, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const [one, two, stranger] = [person(1), person(2), person(9)];
const NAME = { claim: "name", text: "an invented name", script: "Latn" };
const BIRTH = { claim: "birth", edtf: "1987" };

const erase = (more: object = {}) => ({
  kind: "detail.erase",
  occurredAt: at(9),
  by: NORTH,
  second: NORTH_SECOND,
  person: one,
  why: "danger-to-life",
  ...more,
});
const state = (day: number, ...claims: object[]) => ({
  kind: "claim.state",
  occurredAt: at(day),
  by: NORTH,
  person: one,
  claims,
});
const RECEPTION = { complaints: "says that he was beaten", emergencyContact: { name: "a brother", reach: "by post" } };

/** Somebody with claims, a number and what was taken down on arrival. */
const known = () =>
  scene().given(
    {
      kind: "person.register",
      occurredAt: at(2),
      by: NORTH,
      person: one,
      claims: [NAME, BIRTH],
      numbers: [{ number: "N-17", issuer: "NORTH" }],
    },
    { kind: "custody.admit", occurredAt: at(3), by: NORTH, person: one, site: "N-PRISON", ...RECEPTION },
  );

describe("a person's detail is erased", () => {
  // Verifies: DP-1, rule-11, ICPPED-17.3, ICPPED-20-22
  test("given everything, then the claims show as erased, the entry is the tombstone, and the books are as they were", () => {
    const world = known();
    const recorded = world.submit(erase({ note: "asked for by counsel" })) as RecordedEntry;
    expect(recorded.items).toEqual([{ person: one, says: { why: "danger-to-life" } }]);
    expect(JSON.stringify(recorded.entry)).not.toContain("counsel");
    const file = world.file(one);
    expect(file.claims).toMatchObject([
      { claim: "name", by: NORTH, detail: undefined },
      { claim: "birth", by: NORTH, detail: undefined },
    ]);
    expect([file.numbers, file.admissions[0]?.detail]).toEqual([[], undefined]);
    expect(file.erasures).toEqual([{ entry: recorded.entry.number, at: at(9), by: NORTH, why: "danger-to-life" }]);
    expect(world.position(one)).toMatchObject({ state: "held", site: "N-PRISON" });
    expect(file.admissions).toMatchObject([{ at: at(3) }]);
  });

  // Verifies: DP-1, MR-26
  test("given some kinds, then only those go", () => {
    const world = known().given(erase({ kinds: ["claim:name", "custody.admitted:clinical"] }));
    const file = world.file(one);
    expect(file.claims.map(({ detail }) => detail)).toEqual([undefined, BIRTH]);
    expect(file.admissions[0]?.detail).toEqual({ emergencyContact: RECEPTION.emergencyContact });
    expect(file.numbers).toMatchObject([{ number: "N-17" }]);
    const other = known()
      .given(erase({ kinds: ["custody.admitted", "numbers"] }))
      .file(one);
    expect(other.admissions[0]?.detail).toEqual({ complaints: RECEPTION.complaints });
    expect([other.numbers, other.claims[0]?.detail]).toEqual([[], NAME]);
  });

  // Verifies: rule-8
  test("given what is said afterwards, then it stays; given what was said before about a later time, then it went", () => {
    const before = { kind: "custody.admit", by: NORTH, person: two, site: "N-PRISON", ...RECEPTION };
    const world = known().given(
      { kind: "person.register", occurredAt: at(2), by: NORTH, person: two },
      { ...before, occurredAt: at(12) },
      state(12, NAME),
      erase(),
      erase({ person: two }),
      state(4, { ...NAME, text: "another invented name" }),
      { kind: "number.give", occurredAt: at(4), by: NORTH, person: one, number: "N-18", issuer: "NORTH" },
    );
    const said = world.file(one).claims.map(({ at: when, detail }) => [when, detail === undefined]);
    expect(said).toEqual([
      [at(2), true],
      [at(2), true],
      [at(4), false],
      [at(12), true],
    ]);
    expect(world.file(one).numbers).toMatchObject([{ number: "N-18" }]);
    expect(world.file(two).admissions).toMatchObject([{ at: at(12), detail: undefined }]);
  });

  // Verifies: rule-11
  test("given a copy of the bytes still at hand, then the fold shows none of it all the same", () => {
    const world = known();
    const copied = world.entries.map((recorded) => ({ ...recorded, details: new Map(recorded.details) }));
    const file = (kinds: object) => {
      const { entry, items, details } = known().submit(erase(kinds)) as RecordedEntry;
      const folded = newFile(one);
      for (const recorded of [...copied, { entry, items, details }]) {
        for (const item of recorded.items) applyToFile(folded, item, recorded);
      }
      return [folded.claims.map(({ detail }) => detail), folded.numbers.length, folded.admissions[0]?.detail];
    };
    expect(file({})).toEqual([[undefined, undefined], 0, undefined]);
    expect(file({ kinds: ["claim:birth", "custody.admitted"] })).toEqual([
      [NAME, undefined],
      1,
      { complaints: RECEPTION.complaints },
    ]);
  });

  // Verifies: rule-7
  test("given a time before it, then the file says nothing of an erasure that had not come", () => {
    const world = known().given(erase());
    expect(isErased(world.file(one), "claim:name", 1)).toBe(true);
    expect(isErased(known().file(one), "claim:name", 1)).toBe(false);
    expect(isErased(world.file(one), "claim:name", world.entries.length)).toBe(false);
  });

  // Verifies: DP-1
  test("given one officer, nobody known, or a reason or a kind there is none of, then it is refused", () => {
    const world = known();
    const { second: _second, ...alone } = erase();
    expect(world.submit(alone)).toMatchObject({ code: "second-officer-needed" });
    expect(world.submit(erase({ person: stranger }))).toMatchObject({ code: "person-not-found" });
    for (const more of [{ why: "embarrassing" }, { kinds: [] }, { kinds: ["incident.recorded"] }])
      expect(world.submit(erase(more))).toMatchObject({ code: "field-invalid" });
  });

  // Verifies: rule-11, rule-3
  test("given an erasure, then it is never undone, nor put in another entry's place", () => {
    const world = known().given(erase());
    const correct = {
      kind: "entry.correct",
      occurredAt: at(10),
      by: NORTH,
      second: NORTH_SECOND,
      reason: "wrong-person",
      why: "the wrong file was open",
    };
    const erasure = world.entries.length - 1;
    expect(world.submit({ ...correct, entry: erasure })).toMatchObject({ code: "erasure-stays" });
    const instead = { kind: "detail.erase", person: one, why: "not-needed" };
    expect(world.submit({ ...correct, entry: erasure - 1, instead })).toMatchObject({ code: "not-in-place" });
  });
});

// Verifies: rule-11, rule-8
test("given claims and erasures at any times, in any order, then exactly what was said before an erasure of its kind is gone", () => {
  const said = [NAME, BIRTH];
  const told = fc.array(
    fc.record({
      day: fc.integer({ min: 3, max: 24 }),
      what: fc.constantFrom("name", "birth", "erase-all", "erase-claim:name", "erase-claim:birth"),
    }),
    { minLength: 1, maxLength: 14 },
  );
  fc.assert(
    fc.property(told, (turns) => {
      const world = scene().given({ kind: "person.register", occurredAt: at(2), by: NORTH, person: one });
      const first = world.entries.length;
      for (const { day, what } of turns) {
        const claim = said.find((known) => known.claim === what);
        const kinds = what === "erase-all" ? {} : { kinds: [what.replace("erase-", "")] };
        world.given(claim === undefined ? erase({ occurredAt: at(day), ...kinds }) : state(day, claim));
      }
      const kept = world.file(one).claims.filter(({ detail }) => detail !== undefined);
      const expected = turns.flatMap(({ what }, index) => {
        const later: readonly string[] = turns.slice(index + 1).map((turn) => turn.what);
        const isGone = later.includes("erase-all") || later.includes(`erase-claim:${what}`);
        return what.startsWith("erase") || isGone ? [] : [first + index];
      });
      expect(kept.map(({ entry }) => entry).sort((before, after) => before - after)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

describe("what an entry erases is told from the entry alone", () => {
  // Verifies: DP-1
  test("given an erasure, then whose detail, up to which entry, and of which kinds", () => {
    const world = known();
    const tell = (more: object) => {
      const { entry, items } = world.submit(erase(more)) as RecordedEntry;
      return [entry.number, erasedBy(entry, items)];
    };
    const [first, whole] = tell({});
    expect(whole).toEqual([{ person: one, before: first }]);
    const [second, some] = tell({ kinds: ["numbers"] });
    expect(some).toEqual([{ person: one, before: second, kinds: ["numbers"] }]);
  });

  // Verifies: rule-11
  test("given any other entry, then nothing", () => {
    const world = known().given(...admitted([two]));
    expect(world.entries.flatMap(({ entry, items }) => erasedBy(entry, items))).toEqual([]);
  });

  // Verifies: rule-11
  test("given each kind alone, then exactly the detail of that kind is gone", () => {
    for (const erased of DETAIL_KINDS) {
      const file = known()
        .given(erase({ kinds: [erased] }))
        .file(one);
      const gone = [
        ...file.claims.filter(({ detail }) => detail === undefined).map(({ claim }) => `claim:${claim}`),
        ...(file.numbers.length === 0 ? ["numbers"] : []),
        ...Object.keys(RECEPTION)
          .filter((part) => !(part in (file.admissions[0]?.detail ?? {})))
          .map((part) => kindOfDetail("custody.admitted", { [part]: "x" })),
      ];
      const had = ["claim:name", "claim:birth", "numbers", "custody.admitted", "custody.admitted:clinical"];
      expect(gone).toEqual(had.filter((kind) => kind === erased));
    }
  });
});
