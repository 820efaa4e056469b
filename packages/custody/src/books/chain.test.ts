/**
 * The chain against a naive oracle: a plain list of what was wanted, sorted and made anew from the first line on after
 * every entry, with a copy kept of how it stood at each number.
 */
import type { EntryNumber, Instant, PersonId, Position, Step } from "@muster/record";
import { plusDuration } from "@muster/record";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LineRow, WantedLine } from "./chain.ts";
import { Chain } from "./chain.ts";
import { hindrance, makes } from "./steps.ts";

const PERSON = "11111111-1111-4111-8111-000000000001" as PersonId;

/** Lines there can be: enough of every kind to come into each state from several sides. */
const LINES: readonly WantedLine[] = [
  line("registered", { state: "outside" }),
  line("born", held("N", "A")),
  line("admitted", held("N", "A")),
  line("admitted", held("S")),
  line("moved", held("N", "B")),
  line("moved", held("N")),
  line("moved", held("S", "A")),
  line("control-changed", { ...held("N"), custodian: "SOUTH", toBeConfirmed: true } as Position),
  line("not-on-joint-roll", held("N")),
  line("departed", onTransfer("T-1")),
  line("departed", onTransfer("T-2")),
  line("accepted", { ...held("S"), transfer: "T-1" } as Position),
  line("returned", held("N", "A")),
  line("released", { state: "released" }),
  line("died", { state: "deceased" }),
  line("escaped", { state: "at-large" }),
  line("recaptured", held("S", "A")),
  line("unaccounted", { state: "unaccounted" }),
  line("found", held("N", "B")),
  line("found", { state: "at-large" }),
  line("found", { state: "in-transit", transfer: "T-1" } as Position),
];

interface Attempt {
  readonly minute: number;
  /** Which line: of all there are if `wild`, else of those that can stand. */
  readonly pick: number;
  readonly wild: boolean;
  /** A correction: which of the lines there are goes; `keeps` puts another in its place. */
  readonly corrects: number | undefined;
  readonly keeps: boolean;
}

const attempts = fc.array(
  fc.record({
    minute: fc.nat({ max: 40 }),
    pick: fc.nat({ max: 1_000 }),
    wild: fc.boolean(),
    corrects: fc.option(fc.nat({ max: 1_000 }), { nil: undefined, freq: 3 }),
    keeps: fc.boolean(),
  }),
  { minLength: 10, maxLength: 40 },
);

const RUNS = { seed: 20_260_121, numRuns: 150 } as const;

describe("a person's chain", () => {
  // Verifies: rule-1, rule-2, rule-3, rule-7, rule-8
  test("given lines in order, late and corrected, then it is what one would write down from the start each time", () => {
    let accepted = 0;
    let late = 0;
    let corrected = 0;
    const property = fc.property(attempts, (all) => {
      const books = new BothBooks();
      for (const wanted of all) {
        const what = attempt(books, wanted);
        accepted += what.accepted ? 1 : 0;
        late += what.accepted && what.late ? 1 : 0;
        corrected += what.accepted && what.corrects ? 1 : 0;
        holdTogether(books);
      }
      rememberEveryNumber(books);
    });
    fc.assert(property, RUNS);
    expect(Math.min(accepted, late, corrected)).toBeGreaterThan(300);
  });

  // Verifies: rule-2
  test("given only the last line, when a line comes in order, then the same rows are written as on the whole chain", () => {
    const property = fc.property(attempts, (all) => {
      const books = new BothBooks();
      for (const wanted of all) attempt(books, wanted);
      const last = books.chain.last;
      if (last === undefined) return;
      const short = new Chain(PERSON, [{ ...last }], false);
      for (const wanted of LINES) {
        const whole = new Chain(
          PERSON,
          books.chain.rows.map((row) => ({ ...row })),
          true,
        );
        expect(short.hindranceTo(wanted, last.at)).toEqual(whole.hindranceTo(wanted, last.at));
        const onLast = new Chain(PERSON, [{ ...last }], false).place(9_999, last.at, wanted);
        expect(onLast).toEqual(whole.place(9_999, last.at, wanted));
      }
    });
    fc.assert(property, { ...RUNS, numRuns: 50 });
  });

  // Verifies: rule-7, rule-8
  test("given a late line, then the rows it changes get new versions, and the old ones say until when they were known", () => {
    const chain = new Chain(PERSON, [], true);
    const written = new Set<LineRow>();
    const place = (number: EntryNumber, minute: number, wanted: WantedLine) => {
      const rows = chain.place(number, at(minute), wanted);
      if ("why" in rows) throw new Error(rows.why);
      for (const row of rows) written.add(row);
      return rows;
    };
    place(0, 0, line("registered", { state: "outside" }));
    place(1, 1, line("admitted", held("N", "A")));
    place(40, 9, line("moved", held("N", "B")));
    expect(place(57, 5, line("moved", held("N"))).map(({ entry, knownFrom }) => [entry, knownFrom])).toEqual([
      [1, 1],
      [1, 57],
      [57, 57],
      [40, 40],
      [40, 57],
    ]);
    expect(chain.at(at(6))?.entry).toBe(57);
    expect([...written].filter(({ knownUntil }) => knownUntil === 57).map(({ entry }) => entry)).toEqual([1, 40]);
  });

  test("given no line at all, then a first line that is none is refused, contradicting nothing", () => {
    const chain = new Chain(PERSON, [], true);
    expect(chain.place(3, at(1), line("moved", held("N")))).toEqual({
      why: "is not on the register yet at that time",
      contradicts: undefined,
    });
  });

  test("given only the last line, then asking for the history is a fault, not a shorter answer", () => {
    expect(() => new Chain(PERSON, [], false).history).toThrow("was not loaded");
    expect(new Chain(PERSON, [], true).history).toEqual([]);
  });

  // Verifies: rule-3, rule-8
  test("given a death, when a move after it comes in late, then it is refused, naming the death", () => {
    const chain = new Chain(PERSON, [], true);
    chain.place(0, at(0), line("born", held("N")));
    chain.place(1, at(5), line("died", { state: "deceased" }));
    expect(chain.hindranceTo(line("moved", held("N", "A")), at(6))).toEqual({
      why: "is deceased, which only a correction can undo",
      contradicts: 1,
    });
    expect(chain.hindranceTo(line("moved", held("N", "A")), at(4))).toBeUndefined();
  });
});

interface Wanted {
  readonly entry: EntryNumber;
  readonly at: Instant;
  readonly line: WantedLine;
}

type Reading = Pick<LineRow, "entry" | "at" | "step" | "spends" | "makes" | "spentAt" | "spentBy">;

/** The chain and the oracle, given the same. */
class BothBooks {
  readonly chain = new Chain(PERSON, [], true);
  /** Every version of every row ever written. */
  readonly versions = new Set<LineRow>();
  /** How the chain stood when each number was the last. */
  readonly copies = new Map<EntryNumber, readonly Reading[]>();
  wanted: readonly Wanted[] = [];
  number = 0;
}

interface Outcome {
  readonly accepted: boolean;
  readonly late: boolean;
  readonly corrects: boolean;
}

function attempt(books: BothBooks, { minute, pick, wild, corrects, keeps }: Attempt): Outcome {
  const without = corrects === undefined ? undefined : books.wanted[corrects % (books.wanted.length || 1)]?.entry;
  const kept = books.wanted.filter(({ entry }) => entry !== without);
  const number = books.number;
  books.number += 1;
  const candidates = LINES.filter(
    (wanted) => wild || written([...kept, { entry: number, at: at(minute), line: wanted }]) !== undefined,
  );
  const line = without !== undefined && !keeps ? undefined : candidates[pick % (candidates.length || 1)];
  if (line === undefined && without === undefined) return { accepted: false, late: false, corrects: false };

  const late = books.chain.isLate(at(minute));
  const wanted = line === undefined ? kept : [...kept, { entry: number, at: at(minute), line }];
  const expected = written(wanted);
  const foreseen =
    without !== undefined
      ? books.chain.hindranceWithout(without, at(minute), line)
      : books.chain.hindranceTo(line as WantedLine, at(minute));
  const before = reading(books.chain.rows);
  const outcome = books.chain.place(number, at(minute), line, without);

  expect("why" in outcome, "refused as the oracle refuses").toBe(expected === undefined);
  expect(foreseen === undefined, "foreseen").toBe(expected !== undefined);
  if ("why" in outcome) {
    expect(reading(books.chain.rows), "a refusal leaves the books as they were").toEqual(before);
    return { accepted: false, late, corrects: without !== undefined };
  }
  books.wanted = wanted;
  for (const row of outcome) books.versions.add(row);
  expect(reading(books.chain.rows)).toEqual(expected);
  books.copies.set(number, expected as readonly Reading[]);
  return { accepted: true, late, corrects: without !== undefined };
}

/** What the database guards too: one open row, each spent by the next, and nothing known twice at once. */
function holdTogether(books: BothBooks): void {
  const rows = books.chain.rows;
  const current = [...books.versions].filter(({ knownUntil }) => knownUntil === null);
  expect(new Set(current)).toEqual(new Set(rows));
  expect(current.filter(({ spentBy }) => spentBy === null)).toHaveLength(Math.min(1, rows.length));
  rows.forEach((row, index) => {
    const next = rows[index + 1];
    expect([row.spentBy, row.spentAt]).toEqual([next?.entry ?? null, next?.at ?? null]);
    expect(row.spends).toBe(rows[index - 1]?.entry ?? null);
  });
  for (const [, versions] of Map.groupBy(books.versions, ({ entry }) => entry)) {
    const ordered = versions.sort((one, other) => one.knownFrom - other.knownFrom);
    ordered.forEach((version, index) => {
      const next = ordered[index + 1];
      expect(version.knownUntil ?? Infinity).toBeGreaterThan(version.knownFrom);
      if (next !== undefined) expect(version.knownUntil ?? Infinity).toBeLessThanOrEqual(next.knownFrom);
    });
  }
}

/** Read as known at each number, the versions say what the chain was when that number was the last. */
function rememberEveryNumber(books: BothBooks): void {
  for (const [number, copy] of books.copies) {
    const known = [...books.versions]
      .filter(({ knownFrom, knownUntil }) => knownFrom <= number && (knownUntil === null || knownUntil > number))
      .map((row) => (row.spentBy !== null && row.spentBy > number ? { ...row, spentBy: null, spentAt: null } : row))
      .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.entry - other.entry));
    expect(reading(known)).toEqual(copy);
  }
}

/** The oracle: all lines in order, each made from the one before; undefined where one cannot stand. */
function written(wanted: readonly Wanted[]): readonly Reading[] | undefined {
  const ordered = [...wanted].sort((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : one.entry - other.entry,
  );
  const rows: Reading[] = [];
  for (const { entry, at: when, line: wantedLine } of ordered) {
    const before = rows.at(-1);
    if (hindrance(wantedLine.step, before?.makes, wantedLine.makes) !== undefined) return undefined;
    if (before !== undefined) rows[rows.length - 1] = { ...before, spentAt: when, spentBy: entry };
    rows.push({
      entry,
      at: when,
      step: wantedLine.step,
      spends: before?.entry ?? null,
      makes: makes(wantedLine.step, before?.makes, wantedLine.makes),
      spentAt: null,
      spentBy: null,
    });
  }
  return rows;
}

function reading(rows: readonly LineRow[]): Reading[] {
  return rows.map(({ entry, at: when, step, spends, makes: made, spentAt, spentBy }) => ({
    entry,
    at: when,
    step,
    spends,
    makes: made,
    spentAt,
    spentBy,
  }));
}

function at(minute: number): Instant {
  return plusDuration("2026-01-21T00:00:00.000Z" as Instant, `PT${minute}M`);
}

function line(step: Step, made: Position): WantedLine {
  return { step, makes: made };
}

function held(site: string, unit?: string): Position {
  return { state: "held", site, ...(unit === undefined ? {} : { unit }), custodian: "NORTH" } as Position;
}

function onTransfer(transfer: string): Position {
  return { state: "in-transit", transfer, custodian: "NORTH", escort: "ESCORT" } as Position;
}
