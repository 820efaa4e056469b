/**
 * `muster list read FILE --sender AUTHORITY`: a list as somebody sent it, into the register; `-` for text pasted into stdin.
 * What stands is printed even where the register refuses something on the way: reading the list again goes on from there.
 */
import { writeFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { refuse } from "@muster/custody";
import {
  CALENDARS,
  DATE_ORDERS,
  digestOf,
  heldSource,
  ListFault,
  type ListSource,
  type ListTable,
  openFile,
  openList,
} from "@muster/lists";
import type { AuthorityCode, Instant } from "@muster/record";
import { keepMapping, type ListReader, type ListReading, ListStopped, type Node, readList } from "@muster/register";
import { type Command, InvalidArgumentError, Option } from "commander";
import { Refused, WrongUse } from "../fault.ts";
import { chooseMapping, type ChosenMapping, type MappingAnswers } from "../lists/choose-mapping.ts";
import { Rejects } from "../lists/rejects.ts";
import { FirstRows, summaryText } from "../lists/report.ts";
import { tableNoteText } from "../lists/words.ts";
import { accepted, withNode } from "../node-session.ts";
import { officers } from "../officer.ts";
import { type Acting, group, type Reading, wholeNumber, writing, reasons } from "../options.ts";
import { printable } from "../printable.ts";
import { showCount } from "../progress.ts";
import { recordReading } from "../recorded.ts";
import { submitterOf } from "../submitter.ts";
import { tell } from "../tell.ts";

interface ReadOptions extends Omit<Acting, "key">, Reading, MappingAnswers {
  readonly sender?: string;
  readonly sheet?: string;
  readonly mapping?: string;
  readonly accept?: boolean;
  readonly writeMapping?: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
  readonly show: number;
}

const SHOWN = 10;
/** Pasted text is held whole. */
const LONGEST_PASTED = 64 * 1024 * 1024;

export function listCommands(program: Command, says: string): void {
  const lists = group(program, "list", says);
  const read = writing(
    lists,
    "read <file>",
    "people from a list as it came: CSV, XLSX, or pasted text as `-`; each row with its source, nobody merged",
    "muster list read roll.xlsx --sender NORTH --dry-run",
  );
  reasons(read)
    .option("--sender <authority>", "whose list it is; the acting officer's authority unless given")
    .option("--sheet <name>", "which sheet of a workbook with several")
    .option("--mapping <file>", "what its columns mean, as JSON: see docs/lists.md; proposed, or as kept, unless given")
    .option("--accept", "reads by the mapping that is proposed, without asking")
    .option("--write-mapping <file>", "writes the mapping by which it is read, to be mended")
    .addOption(new Option("--date-order <order>", "of dates that could be either").choices(DATE_ORDERS))
    .addOption(new Option("--calendar <calendar>", "of dates that could be of several").choices(CALENDARS))
    .option("--list-date <day>", "the day of the list, of which its ages are: YYYY-MM-DD", day)
    .option("--dry-run", "reads and compares, and enters nothing")
    .option("--rejects <file>", "where the rows go that were not entered; LIST.rejects.csv unless given")
    .option("--show <rows>", "how many rows of each class are shown", wholeNumber, SHOWN)
    .action(async (file: string, options: ReadOptions) => {
      await runRead(file, options);
    });
}

async function runRead(file: string, options: ReadOptions): Promise<void> {
  const source = await open(file);
  try {
    const table = await tableOf(source, options);
    const digest = await digestOf(source);
    await withNode(options, async (node) => readTable(node, { table, digest, file }, options));
  } catch (fault) {
    if (fault instanceof ListFault || fault instanceof ListStopped)
      throw new Refused(fault.refusal, options.json === true);
    throw fault;
  } finally {
    await source.close();
  }
}

interface Opened {
  readonly table: ListTable;
  readonly digest: string;
  /** As it was named. */
  readonly file: string;
}

async function readTable(node: Node, { table, digest, file }: Opened, options: ReadOptions): Promise<void> {
  const { by } = await officers(options, node.directory);
  const sender = (options.sender ?? by.authority) as AuthorityCode;
  const dryRun = options.dryRun === true;
  const chosen = await mappingFor(node, sender, { table, digest, file }, options);
  if (!dryRun) await keepMapping(node.directory, sender, chosen.mapping);
  await recordReading(node, options, { kind: "people.listed", asked: `list ${table.file}` });
  const rejects = new Rejects(table, options.rejects);
  const shown = new FirstRows(options.json === true ? Number.POSITIVE_INFINITY : options.show);
  const progress = showCount(process.stderr, "rows");
  try {
    const reading = await readList(await readerOn(node, dryRun), {
      table,
      mapping: chosen.mapping,
      digest,
      sender,
      by,
      occurredAt: (options.at ?? node.register.now()) as Instant,
      dryRun,
      onRow: async (row) => {
        shown.add(row);
        progress.add(1);
        const isRejected = row.class === "conflict" || row.class === "refused";
        if (isRejected && (!dryRun || options.rejects !== undefined)) await rejects.add(row);
      },
    });
    await rejects.close();
    told(reading, { shown, rejects: rejects.file, chosen, sender }, options);
  } finally {
    progress.done();
    await rejects.close();
  }
}

async function readerOn(node: Node, dryRun: boolean): Promise<ListReader> {
  const writer = dryRun ? NOBODY_WRITES : await submitterOf(node);
  return { register: node.register, writer };
}

/** A dry run has no way to the writer at all. */
const NOBODY_WRITES = {
  inFlight: 1,
  submit: () => Promise.reject(new Error("a dry run submitted a command")),
};

async function mappingFor(
  node: Node,
  sender: AuthorityCode,
  { table, file }: Opened,
  options: ReadOptions,
): Promise<ChosenMapping> {
  const { dateOrder, calendar, listDate, json } = options;
  const say = (text: string) => {
    if (json !== true) process.stderr.write(`${printable(text)}\n`);
  };
  if (table.notes.length > 0) say(table.notes.map(tableNoteText).join("; "));
  const chosen = await chooseMapping({
    table,
    sender,
    directory: node.directory,
    file: options.mapping,
    answers: {
      ...(dateOrder === undefined ? {} : { dateOrder }),
      ...(calendar === undefined ? {} : { calendar }),
      ...(listDate === undefined ? {} : { listDate }),
    },
    accepted: options.dryRun === true ? "to-look" : options.accept === true ? "unseen" : undefined,
    canAsk: json !== true && file !== "-" && process.stdin.isTTY === true,
    say,
  });
  const { mapping, from } = accepted(chosen, options);
  if (options.writeMapping !== undefined) {
    await writeFile(options.writeMapping, `${JSON.stringify(mapping, null, 2)}\n`, { flag: "wx" });
  }
  return { mapping, from };
}

interface Told {
  readonly shown: FirstRows;
  readonly rejects: string | undefined;
  readonly chosen: ChosenMapping;
  readonly sender: AuthorityCode;
}

function told(reading: ListReading, { shown, rejects, chosen, sender }: Told, options: ReadOptions): void {
  const { stopped, ...outcome } = reading;
  const { mapping, from } = chosen;
  if (options.json === true) {
    const rest = { sender, mapping, mappingFrom: from, rejects: rejects ?? null, stopped: stopped ?? null };
    tell(options, {
      ...outcome,
      list: outcome.list ?? null,
      sheet: outcome.sheet ?? null,
      ...rest,
      listed: shown.rows,
    });
    if (stopped !== undefined) process.exitCode = 1;
    return;
  }
  tell(options, reading, (all) => `${summaryText(all, rejects)}\n${shown.text(all.classes)}`.trimEnd());
  if (stopped !== undefined) throw new Refused(stopped, false);
}

async function open(file: string): Promise<ListSource> {
  if (file === "-") {
    const bytes = await buffer(process.stdin);
    if (bytes.length > LONGEST_PASTED) throw new WrongUse("that is more than can be pasted: give it as a file");
    return heldSource("pasted", bytes);
  }
  try {
    return await openFile(file);
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) {
      throw new WrongUse(`${file} cannot be read (${String(fault.code)})`);
    }
    throw fault;
  }
}

async function tableOf(source: ListSource, { sheet, json }: ReadOptions): Promise<ListTable> {
  const [table, ...others] = await openList(source, sheet === undefined ? {} : { sheet });
  if (others.length === 0) return table;
  const sheets = [table, ...others].map((one) => one.sheet ?? "");
  throw new Refused(
    refuse(
      "invalid",
      "sheet-not-named",
      `${source.name} has ${sheets.length} sheets: ${sheets.join(", ")}.`,
      "Name the one to read with --sheet; read each by itself.",
      { sheets },
    ),
    json === true,
  );
}

function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  throw new InvalidArgumentError("Write a day as YYYY-MM-DD.");
}
