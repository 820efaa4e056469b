import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import type { DemoReport } from "./report.ts";

const MAIN = path.resolve(import.meta.dirname, "../main.ts");
const LONGEST_MS = 280_000;

let report: DemoReport;
let left: string[];
const demoFolders = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("muster-demo-"));

beforeAll(async () => {
  const before = new Set(await demoFolders());
  const { stdout } = await promisify(execFile)(process.execPath, [MAIN, "demo", "--exit", "--json"], {
    timeout: LONGEST_MS,
    maxBuffer: 16 * 1024 * 1024,
  });
  report = JSON.parse(stdout) as DemoReport;
  left = (await demoFolders()).filter((name) => !before.has(name));
}, LONGEST_MS);

describe("the reference case, played from an empty folder", () => {
  // Verifies: rule-1, rule-2
  test("balances to the published figures", () => {
    const { balance } = report;
    expect(balance).toMatchObject({ registered: 33_000, balanced: true, asOf: "2026-01-25T09:00:00.000Z" });
    expect(balance.states).toEqual({
      outside: 0,
      held: 32_811,
      "in-transit": 0,
      "at-large": 39,
      unaccounted: 0,
      released: 0,
      deceased: 0,
      "transferred-out": 150,
    });
    expect(balance.rows).toContainEqual({ site: "AL-HOL", custodian: "SYR-ARMY", state: "held", people: 24_000 });
    expect(report.figures.map(({ register }) => register)).toEqual([
      150, 7_000, 24_000, 14_500, 2_950, 120, 81, 240, 9_000, 1_600, 1_800,
    ]);
  });

  // Verifies: rule-4, rule-5
  test("closes the first transfer with a receipt for each of 150, and a difference that is nil", () => {
    expect(report.transfer).toMatchObject({
      state: "closed",
      manifest: 150,
      boarded: 150,
      arrived: 150,
      received: 150,
      difference: { leftAndNotArrived: [], arrivedAndHadNotLeft: [], arrivedAndNotReceived: [] },
      unexplained: 0,
      programme: { ceiling: 7_000, listed: 2_000, departed: 150, received: 150 },
    });
  });

  // Verifies: rule-10
  test("shows one person's receipt from its bundle alone", () => {
    expect(report.receipt).toMatchObject({ verified: true, outcome: "accepted-with-reservations" });
    expect(report.receipt.checks.map(({ check }) => check)).toEqual([
      "checkpoint-signed",
      "entry-in-log",
      "receipt-signed",
      "receipt-key-known",
    ]);
  });

  // Verifies: rule-6, rule-7, rule-8
  test("tells al-Shaddadi as known on the day of the break, that day as known since, and today", () => {
    const { asKnownThen, thatDayAsKnownToday, today } = report.shaddadi;
    expect(asKnownThen).toMatchObject({
      controlledBy: "SYR-ARMY",
      onTheRoll: 1_313,
      toBeConfirmed: 1_280,
      leftToTheFormerHolder: 33,
      atLarge: 87,
      recapturedByName: 0,
    });
    expect(thatDayAsKnownToday).toMatchObject({ onTheRoll: 1_280, leftToTheFormerHolder: 0, atLarge: 120 });
    expect(today).toMatchObject({ onTheRoll: 1_361, atLarge: 39, escapedByName: 120, recapturedByName: 81 });
    expect(today.toBeConfirmed).toBeGreaterThan(0);
    expect(today.toBeConfirmed).toBeLessThan(asKnownThen.toBeConfirmed);
  });

  // Verifies: rule-9
  test("keeps what each party says beside what the others say", () => {
    const { asKnownThen, today } = report.shaddadi;
    const told = asKnownThen.accounts.map(({ party, stance, says }) => ({ party, stance, says }));
    expect(told).toEqual([
      { party: "SYR-MOI", stance: "states", says: "around 120 detainees who got out" },
      { party: "SYR-GOV", stance: "states", says: "The SDF let the detainees out on purpose." },
      { party: "SDF", stance: "denies", says: "The SDF denies that it let the detainees out." },
    ]);
    expect(asKnownThen.accounts[2]?.of).toBe(asKnownThen.accounts[1]?.entry);
    expect(today.accounts).toHaveLength(4);
  });

  test("was refused what the rules refuse", () => {
    expect(report.refused.map(({ code }) => code)).toEqual([
      "blockers-open",
      "second-officer-needed",
      "contradicts-the-books",
      "difference-unexplained",
    ]);
  });

  // Verifies: GC3-70, ICPPED-17.3
  test("says what is overdue when the four days have ended", () => {
    const { terms, duties } = report.overdue;
    const standing = Object.fromEntries(terms.map((term) => [term.term, term.standing]));
    expect(standing).toEqual({
      CEASEFIRE: "open",
      CONSULTATIONS: "overdue",
      MECHANISM: "overdue",
      PRISONS: "open",
      CAMPS: "open",
      INFRASTRUCTURE: "open",
    });
    const people = Object.fromEntries(duties.map((duty) => [duty.kind, duty.people]));
    expect(people).toEqual({ "capture-card": 9_000, "lawful-basis": 8_848, "report-outside": 14 });
  });

  test("leaves nothing behind", () => {
    expect(left).toEqual([]);
  });
});
