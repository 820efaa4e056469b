/**
 * `muster roll import FILE --site CODE --mapping FILE`: a file of daily rolls into the register. What stands is printed
 * even where the file breaks off: the days before a broken row stay, and importing the mended file goes on from there.
 */
import { createWriteStream, type WriteStream } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import type { PersonId, SiteCode } from "@muster/record";
import {
  doneAbout,
  type ImportFinding,
  importRolls,
  type RollFileMapping,
  RollFileStopped,
  type RollImport,
  readMapping,
  saysOf,
} from "@muster/register";
import { type Command, Option } from "commander";
import { Refused } from "../fault.ts";
import { type Proposed, proposedOf, proposedText } from "../likeness.ts";
import { withNode } from "../node-session.ts";
import { officers } from "../officer.ts";
import { type Acting, officer, onRegister, reasons, type Reading } from "../options.ts";
import { printable } from "../printable.ts";
import { table, tell } from "../tell.ts";

interface ImportOptions extends Omit<Acting, "at" | "key">, Reading {
  readonly site: string;
  readonly mapping: string;
  readonly dryRun?: boolean;
  readonly findings?: string;
}

/** Findings printed for people; `--json` and `--findings` have all of them. */
const PRINTED = 20;
const PROGRESS_EVERY_MS = 500;

/** Adds `import` to the group of commands about rolls. */
export function rollImportCommand(rolls: Command): void {
  const command = onRegister(
    rolls,
    "import",
    "daily rolls from a CSV file, plain or gzipped, held against the books day by day; who may be on the register twice is proposed",
    "muster roll import rolls.csv.gz --site NYC --mapping scenarios/nyc-rolls-2024q1/mapping.json",
  );
  reasons(command)
    .argument("<file>", "the rolls: CSV in UTF-8, sorted by day")
    .requiredOption("--site <code>", "the site whose rolls they are")
    .requiredOption("--mapping <file>", "what its columns mean, as JSON: see docs/roll-import.md")
    .addOption(
      new Option("--as <authority/officer>", "who enters them, where the mapping names nobody")
        .env("MUSTER_OFFICER")
        .argParser(officer),
    )
    .option("--second <authority/officer>", "the second officer, where absence means released", officer)
    .option("--dry-run", "reads and reconciles, and enters nothing")
    .option("--findings <file>", "writes every finding to a CSV file")
    .action(async (file: string, options: ImportOptions) => {
      await runImport(file, options);
    });
}

async function runImport(file: string, options: ImportOptions): Promise<void> {
  const mapping = await mappingOf(options);
  const findings = new Findings(options);
  const newcomers = new Set<PersonId>();
  const { result, proposed } = await withNode(options, async (node) => {
    const imported = await importRolls(node.register, {
      file,
      site: options.site as SiteCode,
      mapping,
      ...(await officers(options, options.data)),
      dryRun: options.dryRun === true,
      onFinding: (finding) => findings.add(finding),
      onRegistered: (people) => {
        for (const person of people) newcomers.add(person);
      },
      onDay: progress(),
    });
    await findings.close();
    return {
      result: imported,
      proposed: await proposedOf(node, options, newcomers, `candidates of the roll ${path.basename(file)}`),
    };
  });
  const { stopped, ...outcome } = result;
  if (options.json === true) {
    tell(options, { ...outcome, stopped: stopped ?? null, found: findings.kept, possibleDuplicates: proposed });
    if (stopped !== undefined) process.exitCode = 1;
    return;
  }
  tell(options, result, (all) =>
    [summary(all), findings.text(all.findings), ...proposal(proposed, newcomers.size)].join("\n"),
  );
  if (stopped !== undefined) throw new Refused(stopped, false);
}

/** Of a file that brought nobody nothing is said. */
function proposal(proposed: Proposed, newcomers: number): readonly string[] {
  return newcomers === 0 ? [] : [proposedText(proposed, newcomers, "muster duplicates")];
}

async function mappingOf({ mapping, json }: ImportOptions): Promise<RollFileMapping> {
  try {
    return await readMapping(mapping);
  } catch (fault) {
    if (fault instanceof RollFileStopped) throw new Refused(fault.refusal, json === true);
    throw fault;
  }
}

/** The findings as they come: kept as far as they are to be shown, and written out as a whole. */
class Findings {
  readonly kept: (ImportFinding & { readonly says: string; readonly done: string })[] = [];
  readonly #most: number;
  readonly #file: WriteStream | undefined;

  constructor({ json, findings }: ImportOptions) {
    this.#most = json === true ? Number.POSITIVE_INFINITY : PRINTED;
    this.#file = findings === undefined ? undefined : createWriteStream(findings);
    this.#file?.write("day,row,number,finding,says,done\n");
  }

  add(finding: ImportFinding): void {
    const said = { ...finding, says: saysOf(finding), done: doneAbout(finding) };
    if (this.kept.length < this.#most) this.kept.push(said);
    const { day, row, number, finding: kind, says, done } = said;
    this.#file?.write(`${[day, row, number, kind, says, done].map(csvField).join(",")}\n`);
  }

  text(count: number): string {
    if (count === 0) return "no findings";
    const rows = this.kept.map(({ day, row, number, says, done }) => [day, row, number, says, done]);
    const more = count > rows.length ? `\n  and ${count - rows.length} more: --json or --findings FILE has all` : "";
    return `findings\n${table(["day", "row", "number", "what", "done"], rows)}${more}`;
  }

  async close(): Promise<void> {
    if (this.#file === undefined) return;
    this.#file.end();
    await finished(this.#file);
  }
}

/** Quoted always; a field that a spreadsheet would take for a formula is kept a text. */
function csvField(value: string | number): string {
  const text = String(value);
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function progress(): (day: string, sofar: RollImport) => void {
  let told = performance.now();
  return (day, { rows, entries }) => {
    if (performance.now() - told < PROGRESS_EVERY_MS) return;
    told = performance.now();
    process.stderr.write(`${day}  ${rows} rows  ${entries} entries\n`);
  };
}

function summary(result: RollImport): string {
  const { site, file, dryRun, days, daysBefore, rows, people, admissions, moves, absences, returns, releases } = result;
  const listed = (list: readonly string[]) => (list.length === 0 ? "none" : list.join(", "));
  return [
    `${dryRun ? "dry run, nothing entered: " : ""}rolls of ${printable(site)} from ${printable(file.file)}`,
    table(
      ["days", "had before", "rows", "new people", "admissions", "moves", "absences", "returns", "releases", "entries"],
      [[days, daysBefore, rows, people, admissions, moves, absences, returns, releases, result.entries]],
    ),
    `no new evidence: ${listed(result.noNewEvidence)}`,
    `no roll: ${listed(result.missing)}`,
  ].join("\n");
}
