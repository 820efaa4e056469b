/**
 * Rolls into a real register: invented ones for what can go wrong, and the ninety days of New York City's jails, which
 * stand in the shared data and not in the repository.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Instant, SiteCode } from "@muster/record";
import { instantInZone } from "@muster/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Node, openNode } from "../node/node.ts";
import type { ImportFinding } from "./findings.ts";
import { importRolls } from "./import.ts";
import { decodeMapping, readMapping, type RollFileMapping } from "./mapping.ts";
import type { RollImport, RollImportOptions } from "./outcome.ts";
import { rollDays } from "./roll-days.ts";

const ROOT = path.join(import.meta.dirname, "../../../..");
const SHARED = process.env["MUSTER_SHARED"] ?? path.join(ROOT, "../shared");
const NYC = path.join(SHARED, "data/rolls-nyc-2024q1.csv.gz");
const KEEPER = { authority: "KEEPER", officer: "KEEPER-1" };
const SECOND = { authority: "KEEPER", officer: "KEEPER-2" };

let folder: string;
let node: Node;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-roll-import-"));
  node = await openNode({ directory: path.join(folder, "node") });
  await given(
    {
      kind: "register.open",
      name: "Rolls",
      keeper: { code: "KEEPER", name: "Keeper" },
      officer: { code: "KEEPER-1", title: "keeper" },
    },
    { kind: "officer.appoint", officer: "KEEPER-2", authority: "KEEPER", title: "second" },
  );
});
afterAll(async () => {
  await node?.close();
  await rm(folder, { recursive: true, force: true });
});

async function given(...commands: readonly object[]): Promise<void> {
  for (const command of commands) {
    const answer = await node.register.submit({ occurredAt: "2023-01-01T00:00:00Z", by: KEEPER, ...command });
    expect(answer).toMatchObject({ accepted: true });
  }
}

let sites = 0;

/** A site of its own, with rolls written as `day,number,level,admitted` rows. */
function site(how: object = {}) {
  sites += 1;
  const code = `SITE-${sites}` as SiteCode;
  const file = path.join(folder, `${code}.csv`);
  const mapping = decodeMapping({
    format: 1,
    columns: { date: "day", number: "number", level: "level", admittedAt: "admitted" },
    otherColumns: [],
    zone: "America/New_York",
    takenAt: "11:00",
    issuer: `ISSUER-${sites}`,
    by: KEEPER,
    units: { MIN: "A", MAX: "B" },
    absence: "unaccounted",
    admission: "at-roll",
    opens: { at: "2024-01-01T00:00:00-05:00", issuer: "Issuer", site: { name: "Site", type: "prison" } },
    ...how,
  });
  return {
    code,
    roll: async (...rows: readonly string[]) => {
      await writeFile(file, `day,number,level,admitted\n${rows.join("\n")}\n`);
      return importing({ file, site: code, mapping });
    },
    dryRun: () => importing({ file, site: code, mapping, dryRun: true }),
    held: (day: string) => heldAt(code, endOf(day, mapping)),
  };
}

async function importing(
  options: RollImportOptions,
): Promise<RollImport & { readonly found: readonly ImportFinding[] }> {
  const found: ImportFinding[] = [];
  const result = await importRolls(node.register, { ...options, onFinding: (finding) => found.push(finding) });
  return { ...result, found };
}

async function heldAt(code: SiteCode, asOf: Instant): Promise<number> {
  const { rows, balanced } = await node.register.balance(await node.register.moment(asOf));
  expect(balanced).toBe(true);
  return rows.filter((row) => row.site === code && row.state === "held").reduce((sum, { people }) => sum + people, 0);
}

const endOf = (day: string, { zone }: Pick<RollFileMapping, "zone">) =>
  instantInZone(`${day}T23:59:59`, zone) as Instant;
const endOfUtc = (day: string) => `${day}T23:59:59.000Z` as Instant;

describe("a file of rolls", () => {
  // Verifies: rule-6
  test("becomes admissions, moves, absences, returns and sightings; a repeated day is no new evidence", async () => {
    const { roll, held } = site();
    const result = await roll(
      "2024-01-01,N1,MIN,2023-12-01 10:00:00",
      "2024-01-01,N2,MIN,2023-12-01 10:00:00",
      "2024-01-02,N1,MAX,2023-12-01 10:00:00",
      "2024-01-03,N1,MAX,2023-12-01 10:00:00",
      "2024-01-05,N1,MAX,2023-12-01 10:00:00",
      "2024-01-05,N2,MIN,2023-12-01 10:00:00",
    );
    expect(result).toMatchObject({
      days: 4,
      rows: 6,
      people: 2,
      admissions: 2,
      moves: 1,
      absences: 1,
      returns: 1,
      findings: 0,
    });
    expect(result).toMatchObject({ noNewEvidence: ["2024-01-03"], missing: ["2024-01-04"], stopped: undefined });
    expect([await held("2024-01-01"), await held("2024-01-02"), await held("2024-01-05")]).toEqual([2, 1, 2]);
    const [found] = await node.register.find("N2", await node.register.moment());
    const answer = await node.register.person(
      found?.person as NonNullable<typeof found>["person"],
      await node.register.moment(),
    );
    expect(answer?.history.map(({ step }) => step)).toEqual(["registered", "admitted", "unaccounted", "found"]);
    expect(answer?.lastSeen?.at).toBe("2024-01-05T16:00:00.000Z");
  });

  test("reports by row who is twice on a roll, seen before admission or in two open episodes, and loses nobody", async () => {
    const { roll, held } = site();
    const { found, people } = await roll(
      "2024-01-01,N1,MIN,2023-12-01 10:00:00",
      "2024-01-01,N2,MIN,2024-01-01 12:00:00",
      "2024-01-01,N1,MAX,2023-12-01 10:00:00",
      "2024-01-02,N1,MIN,2023-12-24 10:00:00",
      "2024-01-02,N2,ODD,2024-01-01 12:00:00",
    );
    expect(found.map(({ row, number, finding }) => [row, number, finding])).toEqual([
      [3, "N2", "seen-before-admission"],
      [4, "N1", "twice-on-roll"],
      [5, "N1", "two-open-episodes"],
      [6, "N2", "unknown-level"],
    ]);
    expect(people).toBe(2);
    expect([await held("2024-01-01"), await held("2024-01-02")]).toEqual([2, 2]);
  });

  test("breaks off at a broken row, keeps the days before it, and goes on when it is mended; again, it adds nothing", async () => {
    const { roll, held } = site();
    const first = ["2024-01-01,N1,MIN,2023-12-01 10:00:00", "2024-01-02,N1,MAX,2023-12-01 10:00:00"];
    const broken = await roll(...first, "2024-01-03,N1,MIN,not a time");
    expect(broken).toMatchObject({
      days: 2,
      stopped: { code: "time-invalid", conflicts: { row: 4, field: "admitted" } },
    });
    const mended = [...first, "2024-01-03,N1,MIN,2023-12-02 10:00:00"];
    // The statement of the first import is known again: it is the change that is reported.
    expect(await roll(...mended)).toMatchObject({
      daysBefore: 2,
      days: 1,
      entries: 2,
      found: [{ finding: "two-open-episodes" }],
    });
    const size = (await node.ledger.last())?.number;
    expect(await roll(...mended)).toMatchObject({ daysBefore: 3, days: 0, entries: 0, findings: 0 });
    expect((await node.ledger.last())?.number).toBe(size);
    expect(await held("2024-01-03")).toBe(1);
  });

  // Verifies: rule-3
  test("that says something else of a day the register has is reported, and one that comes late is refused", async () => {
    const { roll } = site();
    await roll("2024-01-02,N1,MIN,");
    const other = await roll("2024-01-02,N1,MAX,");
    expect(other).toMatchObject({ daysBefore: 1, entries: 0, found: [{ finding: "differs-from-recorded" }] });
    expect(await roll("2024-01-01,N1,MIN,")).toMatchObject({ entries: 0, stopped: { code: "roll-out-of-order" } });
  });

  test("of a site that opened later, or of a day that has not come, is refused before anything is entered", async () => {
    const { roll } = site();
    expect(await roll("2023-12-31,N1,MIN,")).toMatchObject({ days: 0, stopped: { code: "site-not-open-yet" } });
    expect(await roll("2199-12-31,N1,MIN,")).toMatchObject({ days: 0, stopped: { code: "roll-in-the-future" } });
  });

  test("on a dry run is reconciled and not entered", async () => {
    const { roll, dryRun } = site();
    await roll("2024-01-01,N1,MIN,");
    const size = (await node.ledger.last())?.number;
    expect(await dryRun()).toMatchObject({ dryRun: true, daysBefore: 1, days: 0 });
    expect((await node.ledger.last())?.number).toBe(size);
  });

  // Verifies: rule-6
  test("means released where the keeper says so, with two officers and not with one", async () => {
    const rows = ["2024-01-01,N1,MIN,", "2024-01-01,N2,MIN,", "2024-01-02,N2,MIN,"];
    expect(await site({ absence: "released" }).roll(...rows)).toMatchObject({
      stopped: { code: "second-officer-needed" },
    });
    const { roll, held } = site({ absence: "released", second: SECOND });
    expect(await roll(...rows)).toMatchObject({ releases: 1, absences: 0, stopped: undefined });
    expect(await held("2024-01-02")).toBe(1);
  });

  test("loses nothing but what the books refuse: under a count nobody moves, and afterwards the next roll moves them", async () => {
    const { code, roll, held } = site({
      columns: { date: "day", number: "number", level: "level" },
      otherColumns: "ignore",
    });
    const first = ["2024-01-01,N1,MIN,", "2024-01-01,N2,MIN,"];
    await roll(...first);
    await given({
      kind: "count.open",
      occurredAt: "2024-01-02T00:00:00Z",
      count: "C-1",
      site: code,
      counting: "named",
    });
    const moved = ["2024-01-02,N1,MAX,", "2024-01-02,N2,MIN,", "2024-01-03,N1,MAX,", "2024-01-03,N2,MIN,"];
    const frozen = await roll(...first, ...moved);
    expect(frozen.found).toMatchObject([
      { day: "2024-01-02", row: 4, number: "N1", finding: "refused", refusal: { code: "unit-frozen" } },
      { day: "2024-01-03", row: 6, number: "N1", finding: "refused", refusal: { code: "unit-frozen" } },
    ]);
    expect(await held("2024-01-03")).toBe(2);
    await given({
      kind: "count.abandon",
      second: SECOND,
      occurredAt: "2024-01-03T20:00:00Z",
      count: "C-1",
      reason: "a test",
    });
    expect(await roll(...first, ...moved, "2024-01-04,N1,MAX,", "2024-01-04,N2,MIN,")).toMatchObject({
      days: 1,
      moves: 1,
      findings: 0,
    });
  });
});

const isThere = existsSync(NYC);
if (!isThere) process.stderr.write(`SKIPPED: ${NYC} is not there; set MUSTER_SHARED to the folder that holds data/\n`);

describe.skipIf(!isThere)("ninety days of New York City's jails", () => {
  // Verifies: rule-6, rule-7
  test("show at the end of each day exactly the people of that day's roll, and a second import adds no entry", async () => {
    const mapping = await readMapping(path.join(ROOT, "scenarios/nyc-rolls-2024q1/mapping.json"));
    const options = { file: NYC, site: "NYC" as SiteCode, mapping, by: KEEPER as NonNullable<RollImportOptions["by"]> };
    const result = await importing(options);
    expect(result).toMatchObject({ days: 90, rows: 558_508, people: 11_017, stopped: undefined });
    expect(result.missing).toEqual(["2024-01-05"]);
    expect(result.noNewEvidence).toEqual(["2024-02-04", "2024-02-21", "2024-03-09", "2024-03-10"]);
    expect(result.found.filter(({ finding }) => finding === "twice-on-roll")).toMatchObject([
      { day: "2024-03-29", number: "N2950686435" },
    ]);
    let days = 0;
    for await (const { day, rows } of rollDays(NYC, mapping)) {
      const people = new Set(rows.map(({ number }) => number)).size;
      expect([day, await heldAt(options.site, endOf(day, mapping)), await heldAt(options.site, endOfUtc(day))]).toEqual(
        [day, people, people],
      );
      days += 1;
    }
    expect(days).toBe(90);
    const size = (await node.ledger.last())?.number;
    expect(await importing(options)).toMatchObject({ days: 0, daysBefore: 90, entries: 0, findings: 0 });
    expect((await node.ledger.last())?.number).toBe(size);
  });
});
