/**
 * Lists as they come: from the file's bytes to people with the cell of each thing said of them, as CSV and as a workbook of
 * invented people. Beside: csv-parse alone, and fflate with saxes alone, which say nothing of anybody and are the limit of what
 * reading can be. Memory is that of a process of its own, for a list and for one ten times as long.
 */
import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse";
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { bar, inTurns } from "../bench.ts";
import { writeCsv, writeWorkbook } from "./list-files.ts";
import type { MeasureNames } from "./part.ts";
import type { ReadOnce } from "./read-list.ts";

const CSV_ROWS = 300_000;
const SHORT_CSV_ROWS = CSV_ROWS / 10;
const WORKBOOK_ROWS = 100_000;
const WANTED = { csv: ">= 50000", workbook: ">= 10000", memory: "<= 1.5" };

const run = promisify(execFile);

export const lists: MeasureNames = async (options) => {
  const folder = await mkdtemp(path.join(tmpdir(), "muster-lists-"));
  try {
    return await measure(folder, options);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const measure = async (folder: string, options: Parameters<MeasureNames>[0]): ReturnType<MeasureNames> => {
  const [csv, shortCsv, workbook] = ["long.csv", "short.csv", "list.xlsx"].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  await writeCsv(csv, CSV_ROWS);
  await writeCsv(shortCsv, SHORT_CSV_ROWS);
  await writeWorkbook(workbook, WORKBOOK_ROWS);
  const reads: Record<string, ReadOnce[]> = { csv: [], workbook: [], short: [] };
  const read = async (which: string, file: string, rows: number) => {
    const once = await inItsOwnProcess(file);
    if (once.people !== rows) throw new Error(`${once.people} people were read from ${rows} rows`);
    reads[which]?.push(once);
    return rows / once.seconds;
  };
  const { medians } = await inTurns(
    {
      csv: async () => read("csv", csv, CSV_ROWS),
      "csv.csv-parse": async () => CSV_ROWS / (await csvParseAlone(csv)),
      workbook: async () => read("workbook", workbook, WORKBOOK_ROWS),
      "workbook.fflate-saxes": async () => WORKBOOK_ROWS / (await saxesAlone(workbook)),
      short: async () => read("short", shortCsv, SHORT_CSV_ROWS),
    },
    options,
  );
  const peak = (which: string) => Math.min(...(reads[which] ?? []).map(({ peakMegabytes }) => peakMegabytes));
  const figures: Record<string, number> = {
    "lists.csv.rows-a-second": medians["csv"] ?? 0,
    "lists.csv.rows-a-second.csv-parse-alone": medians["csv.csv-parse"] ?? 0,
    "lists.csv.rows-a-processor-second": CSV_ROWS / Math.min(...(reads["csv"] ?? []).map(({ processor }) => processor)),
    "lists.workbook.rows-a-second": medians["workbook"] ?? 0,
    "lists.workbook.rows-a-second.fflate-saxes-alone": medians["workbook.fflate-saxes"] ?? 0,
    "lists.memory.peak-megabytes": peak("csv"),
    "lists.memory.peak-megabytes.a-tenth-of-the-rows": peak("short"),
  };
  return {
    figures,
    bars: [
      bar("lists.csv.rows-a-second", figures["lists.csv.rows-a-second"] ?? 0, WANTED.csv),
      bar("lists.workbook.rows-a-second", figures["lists.workbook.rows-a-second"] ?? 0, WANTED.workbook),
      bar("lists.memory, ten times the rows", peak("csv") / peak("short"), WANTED.memory),
    ],
    notes: {
      lists: {
        csv: { rows: CSV_ROWS, bytes: (await stat(csv)).size },
        workbook: { rows: WORKBOOK_ROWS, bytes: (await stat(workbook)).size },
        reads,
      },
    },
  };
};

async function inItsOwnProcess(file: string): Promise<ReadOnce> {
  const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, "read-list.ts"), file]);
  return JSON.parse(stdout) as ReadOnce;
}

/** Seconds to divide the file into records, in a process that has done it before. */
async function csvParseAlone(file: string): Promise<number> {
  const begun = performance.now();
  let records = 0;
  for await (const _ of createReadStream(file).pipe(parse())) records += 1;
  if (records !== CSV_ROWS + 1) throw new Error(`csv-parse found ${records} records`);
  return (performance.now() - begun) / 1_000;
}

/** Seconds to unpack the sheet as a whole and go through its XML. */
async function saxesAlone(file: string): Promise<number> {
  const begun = performance.now();
  const sheet = unzipSync(await readFile(file))["xl/worksheets/sheet1.xml"];
  const parser = new SaxesParser({ position: false });
  let rows = 0;
  parser.on("opentag", ({ name }) => {
    if (name === "row") rows += 1;
  });
  const decoder = new TextDecoder();
  for (let at = 0; sheet !== undefined && at < sheet.length; at += 1 << 16) {
    parser.write(decoder.decode(sheet.subarray(at, at + (1 << 16)), { stream: true }));
  }
  parser.close();
  if (rows !== WORKBOOK_ROWS + 1) throw new Error(`saxes found ${rows} rows`);
  return (performance.now() - begun) / 1_000;
}
