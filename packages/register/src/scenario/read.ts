/** Reads a scenario's folder: `scenario.json`, `names.json` and `figures.csv`. What does not fit is refused by file and field. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { firstFieldFault } from "@muster/record";
import { parse } from "csv-parse/sync";
import type Type from "typebox";
import { Compile } from "typebox/compile";
import { NameLists, type PublishedFigure, Scenario, type ScenarioFolder } from "./scenario.ts";

/** A scenario that cannot be read, or that cites what is not there. */
export class ScenarioInvalid extends Error {
  override readonly name = "ScenarioInvalid";
}

export async function readScenario(directory: string): Promise<ScenarioFolder> {
  // One after the other: where several are wrong, the first one is told, and always the same.
  const scenario = await readJson(path.join(directory, "scenario.json"), Scenario);
  const names = await readJson(path.join(directory, "names.json"), NameLists);
  const figures = await readFigures(path.join(directory, "figures.csv"));
  const cited = [scenario.authorities, scenario.sites, scenario.populations, scenario.steps].flat();
  const missing = cited.flatMap(({ figures: rows = [] }) => rows).find((row) => row > figures.length);
  if (missing !== undefined)
    throw new ScenarioInvalid(`scenario.json cites row ${missing} of figures.csv, which has ${figures.length}`);
  return { scenario, names, figures };
}

async function readJson<Schema extends Type.TSchema>(file: string, schema: Schema): Promise<Type.Static<Schema>> {
  const text = await readText(file);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    throw new ScenarioInvalid(`${file} is no JSON: ${(fault as Error).message}`, { cause: fault });
  }
  const validator = Compile(schema);
  if (validator.Check(value)) return value;
  const { field, fault } = firstFieldFault(validator.Errors(value));
  throw new ScenarioInvalid(`${file}, ${field || "the whole"}: ${fault}`);
}

async function readFigures(file: string): Promise<PublishedFigure[]> {
  const rows = parseRows(file, await readText(file));
  return rows.map((row, index) => {
    const text = (column: string): string => {
      const value = row[column];
      if (value === undefined) throw new ScenarioInvalid(`${file}, row ${index + 1}: no column ${column}`);
      return value;
    };
    const low = text("value_low");
    return {
      place: text("place"),
      measure: text("measure"),
      category: text("category"),
      ...(low === "" ? {} : { low: Number(low) }),
      high: Number(text("value_high")),
      qualifier: text("qualifier"),
      asOf: text("as_of"),
      published: text("published"),
      attributedTo: text("attributed_to"),
      note: text("note"),
    };
  });
}

function parseRows(file: string, text: string): Record<string, string>[] {
  try {
    return parse(text, { columns: true, skip_empty_lines: true });
  } catch (fault) {
    throw new ScenarioInvalid(`${file} is no CSV: ${(fault as Error).message}`, { cause: fault });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (fault) {
    throw new ScenarioInvalid(`${file} cannot be read: ${(fault as Error).message}`, { cause: fault });
  }
}
