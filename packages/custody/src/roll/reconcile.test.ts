import { isRefusal } from "@muster/custody";
import type { AuthorityCode, Instant, Officer, PersonId, SiteCode, UnitCode } from "@muster/record";
import { at, NORTH, NORTH_SECOND, person, scene } from "@muster/testkit";
import { describe, expect, test } from "vitest";
import type { RollMapping, RollRow, SiteBook } from "./book.ts";
import { bookPerson, newSiteBook } from "./book.ts";
import { reconcile } from "./reconcile.ts";

const by = NORTH as Officer;
const second = NORTH_SECOND as Officer;
const SITE = "N-PRISON" as SiteCode;
const mapping: RollMapping = {
  issuer: "NORTH" as AuthorityCode,
  units: new Map([
    ["MIN", "A" as UnitCode],
    ["MAX", "B" as UnitCode],
  ]),
  absence: "unaccounted",
  admission: "at-roll",
};

type WrittenRow = string | readonly [string, Instant | undefined];

/** Rows as `number level`, admitted on 3 January unless said otherwise. */
const rowsOf = (...rows: WrittenRow[]): RollRow[] =>
  rows.map((row, index) => {
    const [text, admittedStated] = typeof row === "string" ? [row, at(3)] : row;
    const [number = "", level = ""] = text.split(" ");
    return { row: index + 1, number, level, admittedStated };
  });

/** Rolls of one site, one a day from the 10th, each played into a register. */
function days(how: Partial<RollMapping> = {}) {
  const world = scene();
  const book = newSiteBook(SITE);
  let people = 0;
  let day = 9;
  const roll = (...rows: WrittenRow[]) => {
    day += 1;
    const outcome = reconcile(
      { takenAt: at(day), rows: rowsOf(...rows), by, second },
      book,
      { ...mapping, ...how },
      { newPerson: () => person((people += 1)), digestOf: (rolled) => digestOf(rolled.map(({ person: id }) => id)) },
    );
    const refused = outcome.commands.map((command) => world.submit(command)).filter(isRefusal);
    expect(refused).toEqual([]);
    return { ...outcome, kinds: outcome.commands.map(({ kind }) => kind) };
  };
  return { world, book, roll, day: () => at(day) };
}

const digestOf = (people: readonly PersonId[]) => `${people.join("").replaceAll("-", "").slice(-43).padEnd(43, "A")}=`;

describe("a roll is held against the books", () => {
  test("given a first roll, then everyone on it is registered with their number, admitted to the unit of their level, and seen", () => {
    const { world, roll } = days();
    const { kinds, findings } = roll("N1 MIN", "N2 MAX");
    expect(kinds).toEqual(["person.register", "custody.admit", "person.register", "custody.admit", "roll.take"]);
    expect(findings).toEqual([]);
    expect(world.position(person(2))).toMatchObject({ state: "held", site: SITE, unit: "B" });
    expect(world.file(person(2)).numbers).toMatchObject([{ number: "N2", issuer: "NORTH" }]);
  });

  // Verifies: rule-6
  test("given somebody who is not on the next roll, then they are unaccounted, not released, and held again when they return", () => {
    const { world, roll } = days();
    roll("N1 MIN", "N2 MIN");
    expect(roll("N2 MIN").kinds).toEqual(["custody.mark-unaccounted", "roll.take"]);
    expect(world.position(person(1))?.state).toBe("unaccounted");
    expect(roll("N1 MAX", "N2 MIN").kinds).toEqual(["custody.find", "roll.take"]);
    expect(world.position(person(1))).toMatchObject({ state: "held", site: SITE, unit: "B" });
  });

  // Verifies: rule-6
  test("given a keeper who said that absence means released, or nothing, then that follows", () => {
    const released = days({ absence: "released" });
    released.roll("N1 MIN", "N2 MIN");
    expect(released.roll("N2 MIN").kinds).toEqual(["custody.release", "roll.take"]);
    const { findings, kinds } = released.roll("N1 MIN", "N2 MIN");
    expect(kinds).toEqual(["custody.admit", "roll.take"]);
    expect(findings).toEqual([{ row: 1, number: "N1", finding: "re-admission", after: "released" }]);

    const ignored = days({ absence: "ignore" });
    ignored.roll("N1 MIN", "N2 MIN");
    expect(ignored.roll("N2 MIN").kinds).toEqual(["roll.take"]);
  });

  // Verifies: rule-6
  test("given a roll without a row, then nothing follows: a missing report is not an absence", () => {
    const { world, roll } = days();
    roll("N1 MIN");
    expect(roll()).toMatchObject({ commands: [], people: 0 });
    expect(world.position(person(1))?.state).toBe("held");
  });

  test("given a change of level, then a move; given an unknown or missing level, then a finding, and nobody moves", () => {
    const { world, roll } = days();
    roll("N1 MIN", "N2 MIN");
    expect(roll("N1 MAX", "N2 ODD").kinds).toEqual(["custody.move", "roll.take"]);
    const { findings, kinds } = roll("N1", "N2 MIN");
    expect(kinds).toEqual(["roll.take"]);
    expect(findings).toEqual([{ row: 1, number: "N1", finding: "unknown-level", level: "" }]);
    expect(world.position(person(1))?.unit).toBe("B");
  });

  // Verifies: rule-6
  test("given the same roll again, then the only entry is the roll, with no new evidence", () => {
    const { world, roll } = days();
    roll("N1 MIN", "N2 MIN");
    expect(roll("N1 MIN", "N2 MIN").kinds).toEqual(["roll.take"]);
    expect(world.entries.at(-1)?.entry.body["newEvidence"]).toBe(false);
  });

  test("given a person twice on one roll, then the first row is kept, the second reported, and nothing else is lost", () => {
    const { world, roll } = days();
    const { findings, people } = roll("N1 MIN", "N2 MIN", ["N1 MAX", at(4)]);
    expect(findings).toEqual([
      { row: 3, number: "N1", finding: "twice-on-roll", keptRow: 1 },
      { row: 3, number: "N1", finding: "two-open-episodes", admittedStated: [at(3), at(4)] },
    ]);
    expect(people).toBe(2);
    expect(world.heldAt(SITE, at(10))).toHaveLength(2);
  });

  test("given a stated admission after the roll, then the row is reported and the person is held all the same", () => {
    const { world, roll } = days();
    expect(roll(["N1 MIN", at(20)]).findings).toEqual([
      { row: 1, number: "N1", finding: "seen-before-admission", admittedStated: at(20) },
    ]);
    expect(world.position(person(1))?.state).toBe("held");
  });

  test("given a stated admission that changes though nobody left, then both times are reported, once", () => {
    const { roll } = days();
    roll("N1 MIN");
    expect(roll(["N1 MIN", at(9)]).findings).toEqual([
      { row: 1, number: "N1", finding: "two-open-episodes", admittedStated: [at(3), at(9)] },
    ]);
    expect(roll(["N1 MIN", at(9)]).findings).toEqual([]);
  });

  test("given rows without a number or an admission, then they are reported and the others stand", () => {
    const { roll } = days();
    const { findings, people } = roll(" MIN", ["N2 MIN", undefined], "N3 MIN");
    expect(findings).toEqual([
      { row: 1, number: "", finding: "missing-number" },
      { row: 2, number: "N2", finding: "missing-admission" },
    ]);
    expect(people).toBe(2);
  });

  // Verifies: rule-1, rule-9
  test("given people whom the books have where a roll cannot fetch them from, then each is reported and seen, and stays there", () => {
    const book: SiteBook = newSiteBook(SITE);
    const states = ["held", "at-large", "in-transit", "deceased"] as const;
    states.forEach((state, index) => {
      book.people.set(`N${index}`, bookPerson(person(index), { state, site: "N-CAMP" as SiteCode }));
    });
    const roll = { takenAt: at(10), rows: rowsOf("N0 MIN", "N1 MIN", "N2 MIN", "N3 MIN"), by };
    const { findings, commands } = reconcile(roll, book, mapping, { newPerson: () => person(9) });
    expect(findings.map((found) => [found.finding, "state" in found && found.state])).toEqual(
      states.map((state) => ["elsewhere-in-the-books", state]),
    );
    expect(commands).toMatchObject([{ kind: "roll.take", people: [{}, {}, {}, {}] }]);
  });

  test("given rolls out of their order in time, then it is a fault of the caller", () => {
    const book = newSiteBook(SITE);
    const tools = { newPerson: () => person(1) };
    reconcile({ takenAt: at(10), rows: rowsOf("N1 MIN"), by }, book, mapping, tools);
    expect(() => reconcile({ takenAt: at(9), rows: rowsOf("N1 MIN"), by }, book, mapping, tools)).toThrow(
      "comes after",
    );
  });
});
