import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readScenario, ScenarioInvalid } from "./read.ts";

const REFERENCE_CASE = path.resolve(import.meta.dirname, "../../../../scenarios/north-east-syria-2026");
let folder: string;
let copies = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-scenario-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The reference case with one file changed. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const copy = path.join(folder, `${file.replaceAll(".", "-")}-${(copies += 1)}`);
  await cp(REFERENCE_CASE, copy, { recursive: true });
  await writeFile(path.join(copy, file), change(await readFile(path.join(copy, file), "utf8")));
  return copy;
}

describe("a scenario's folder", () => {
  test("that is whole is read", async () => {
    const { scenario, figures } = await readScenario(REFERENCE_CASE);
    expect([scenario.format, figures.length]).toEqual([1, 11]);
    expect(figures[1]).toMatchObject({ high: 7_000, qualifier: "up to" });
    expect(figures[1]).not.toHaveProperty("low");
  });

  test("that is not there is refused by file", async () => {
    await expect(readScenario(path.join(folder, "nowhere"))).rejects.toThrow(/scenario\.json cannot be read/);
  });

  test.each([
    ["names.json", () => "{", /names\.json is no JSON/],
    [
      "scenario.json",
      (text: string) => text.replace('"format": 1', '"format": 2'),
      /scenario\.json, format: must be 1$/,
    ],
    [
      "scenario.json",
      (text: string) => text.replace('"source": "published"', '"source": "rumoured"'),
      /scenario\.json, authorities\./,
    ],
    [
      "figures.csv",
      (text: string) => text.split("\n").slice(0, 3).join("\n"),
      /cites row \d+ of figures\.csv, which has 2/,
    ],
    ["figures.csv", (text: string) => text.replace("value_high", "value"), /no column value_high/],
    ["figures.csv", (text: string) => `${text}"`, /figures\.csv is no CSV/],
  ])("with a fault in %s is refused by file and field", async (file, change, says) => {
    const fault = await readScenario(await changed(file, change)).catch((thrown: unknown) => thrown);
    expect(fault).toBeInstanceOf(ScenarioInvalid);
    expect((fault as Error).message).toMatch(says);
  });
});
