/**
 * `rolls`: ninety daily rolls of New York City's jails, from the gzipped file to the fsynced register, beside reading the
 * same file and nothing else. A register of its own for each round: a second import would find every day there.
 */
import { access } from "node:fs/promises";
import path from "node:path";
import type { Officer, SiteCode } from "@muster/record";
import { importRolls, readMapping, rollDays } from "@muster/register";
import { type Bench, bar, inTurns, seconds } from "./bench.ts";
import { OFFICER, throwAway } from "./throw-away.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const SHARED = process.env["MUSTER_SHARED"] ?? path.join(ROOT, "../shared");
const FILE = path.join(SHARED, "data/rolls-nyc-2024q1.csv.gz");
const MAPPING = path.join(ROOT, "scenarios/nyc-rolls-2024q1/mapping.json");
const BYTES_PER_GB = 1e9;

export const rolls: Bench = async (options) => {
  await access(FILE).catch(() => {
    throw new Error(`${FILE} is not there: set MUSTER_SHARED to the folder that holds data/rolls-nyc-2024q1.csv.gz`);
  });
  const mapping = await readMapping(MAPPING);
  const contenders = {
    muster: async () => importRate(mapping),
    "reading the file": async () => {
      let rows = 0;
      const took = await seconds(async () => {
        for await (const day of rollDays(FILE, mapping)) rows += day.rows.length;
      });
      return rows / took;
    },
  };
  const { medians, all } = await inTurns(contenders, options);
  const rate = medians["muster"] as number;
  const ratios = {
    "muster/reading the file": rate / (medians["reading the file"] as number),
    "muster/(50,000 rows a second)": rate / 50_000,
    "peak memory/1 GB": (process.resourceUsage().maxRSS * 1_024) / BYTES_PER_GB,
  };
  return {
    unit: "rows a second",
    medians,
    ratios,
    bars: [
      bar("muster/(50,000 rows a second)", ratios["muster/(50,000 rows a second)"], ">= 1"),
      bar("peak memory/1 GB", ratios["peak memory/1 GB"], "<= 1"),
    ],
    notes: { all, file: path.basename(FILE) },
  };
};

async function importRate(mapping: Parameters<typeof importRolls>[1]["mapping"]): Promise<number> {
  const place = await throwAway();
  try {
    let rows = 0;
    const took = await seconds(async () => {
      const result = await importRolls(place.node.register, {
        file: FILE,
        site: "NYC" as SiteCode,
        mapping,
        by: OFFICER as Officer,
      });
      if (result.stopped !== undefined) throw new Error(`the import stopped: ${result.stopped.says}`);
      rows = result.rows;
    });
    return rows / took;
  } finally {
    await place.close();
  }
}
