/**
 * kill -9 in the middle of a file of rolls, again and again: the next import goes on where the last one was killed, and
 * every day holds exactly who was on its roll. The people are invented.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Instant, instantInZone, type SiteCode } from "@muster/record";
import { BUSY_IMPORT, NORTH } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openNode } from "../node/node.ts";
import { importRolls } from "../roll-import/import.ts";
import { decodeMapping } from "../roll-import/mapping.ts";

const DAYS = 12;
const PEOPLE = 300;
const SITE = "ROLLS" as SiteCode;
/** Days that the import says it has taken before it is killed: at once, early, well under way. */
const KILLED_AFTER = [1, 2, 4];
const MAPPING = {
  format: 1,
  columns: { date: "day", number: "number", level: "level" },
  otherColumns: [],
  zone: "UTC",
  takenAt: "11:00",
  issuer: "ISSUER",
  units: { MIN: "A", MAX: "B" },
  absence: "unaccounted",
  admission: "at-roll",
  opens: { at: "2026-01-02T00:00:00Z", issuer: "Invented issuer", site: { name: "Invented site", type: "prison" } },
};

let folder: string;
let directory: string;
let file: string;
let mapping: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-killed-import-"));
  await chmod(folder, 0o711);
  directory = path.join(folder, "node");
  file = path.join(folder, "rolls.csv");
  mapping = path.join(folder, "mapping.json");
  await writeFile(file, `day,number,level\n${days().flatMap(rowsOf).join("")}`);
  await writeFile(mapping, JSON.stringify(MAPPING));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function days(): number[] {
  return Array.from({ length: DAYS }, (_, index) => index + 3);
}

const dayOf = (day: number) => `2026-01-${String(day).padStart(2, "0")}`;

/** Every third day somebody is away, and everybody changes level now and then. */
function onRoll(day: number): number[] {
  return Array.from({ length: PEOPLE }, (_, index) => index).filter((index) => (index + day) % 7 !== 0);
}

function rowsOf(day: number): string[] {
  return onRoll(day).map((index) => `${dayOf(day)},N${index},${(index * day) % 5 === 0 ? "MAX" : "MIN"}\n`);
}

/** Imports in a process of its own, and kills it once it has said so many days. */
async function importAndKill(after: number): Promise<void> {
  const child = spawn(process.execPath, [fileURLToPath(BUSY_IMPORT), directory, file, mapping, SITE], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("end")) throw new Error("the import ended before it was killed");
    said += 1;
    if (said === after) break;
  }
  child.kill("SIGKILL");
  await ended;
}

describe("kill -9 during an import of rolls", () => {
  // Verifies: rule-3, rule-6
  test("loses no day and takes none twice", async () => {
    for (const after of KILLED_AFTER) await importAndKill(after);
    const node = await openNode({ directory });
    try {
      const options = { file, site: SITE, mapping: decodeMapping(MAPPING), by: NORTH };
      const result = await importRolls(node.register, options as Parameters<typeof importRolls>[1]);
      expect(result).toMatchObject({ stopped: undefined });
      expect(result.days + result.daysBefore).toBe(DAYS);
      for (const day of days()) {
        const end = instantInZone(`${dayOf(day)}T23:59:59`, "UTC") as Instant;
        const { rows, balanced } = await node.register.balance(await node.register.moment(end));
        expect(balanced).toBe(true);
        const held = rows.filter((row) => row.site === SITE && row.state === "held");
        expect(held.reduce((sum, { people }) => sum + people, 0)).toBe(onRoll(day).length);
      }
      const size = (await node.ledger.last())?.number;
      expect(await importRolls(node.register, options as Parameters<typeof importRolls>[1])).toMatchObject({
        days: 0,
        daysBefore: DAYS,
        entries: 0,
      });
      expect((await node.ledger.last())?.number).toBe(size);
    } finally {
      await node.close();
    }
  });
});
