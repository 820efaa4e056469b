/**
 * A list as somebody sent it, into the register. It is read twice: once to see what is in it, so that nothing is entered of a
 * file that breaks off, and once for its rows. What a row says is entered with the list, the cell and the row's digest as its
 * source; whoever may be on the register already is registered all the same, and proposed; nothing is ever merged here.
 *
 * Each person of a row is entered under a key of the row's own (row-keys.ts). So a reading that was broken off, by `kill -9`
 * too, goes on where it stopped when the list is read again; a list read twice adds nothing, and neither does a row that
 * stood in another list of the same sender.
 */
import { isRefusal, notFound } from "@muster/custody";
import { ListFault, readPeople, type Tally } from "@muster/lists";
import { canonicalBytes } from "@muster/record";
import { sha256 } from "../cryptography.ts";
import type { Register } from "../register.ts";
import type { ListWriter } from "./enter-rows.ts";
import { takeRows } from "./list-under-way.ts";
import { type ListReading, type ListReadingOptions, nothingRead } from "./outcome.ts";
import { Repeats } from "./repeats.ts";
import { answeredUnder, RowKeys } from "./row-keys.ts";
import { StandingNumbers } from "./standing-numbers.ts";
import { ListStopped } from "./stopped.ts";

export interface ListReader {
  readonly register: Register;
  readonly writer: ListWriter;
}

/** Reads a list. What is wrong with it is in the result; faults of the register are thrown. */
export async function readList(reader: ListReader, options: ListReadingOptions): Promise<ListReading> {
  const { register } = reader;
  const { table, mapping, sender, by, occurredAt, dryRun = false } = options;
  const result = nothingRead(options);
  try {
    await senderKnown(reader, options);
    take(await tallyOf(options), result);
    const keys = await RowKeys.open(register.ledger, { dryRun });
    result.list = await receive(reader, keys, options, result);
    const numbers = new StandingNumbers(register.ledger);
    await takeRows(readPeople(table, mapping), {
      ...reader,
      options,
      list: { sender, entry: result.list ?? 0, keys, repeats: new Repeats() },
      numbers,
      occurredAt,
      entering: dryRun ? undefined : { writer: reader.writer, by, occurredAt },
      result,
    });
  } catch (fault) {
    if (fault instanceof ListStopped) result.stopped = fault.refusal;
    else if (fault instanceof ListFault) result.stopped = fault.refusal;
    else throw fault;
  }
  return result;
}

async function senderKnown({ register }: ListReader, { sender, mapping }: ListReadingOptions): Promise<void> {
  const moment = await register.moment();
  const issuers = mapping.columns.flatMap(({ issuer }) => issuer ?? []);
  for (const authority of new Set([sender, ...issuers])) {
    if ((await register.subject("authority", authority, moment)) === undefined)
      throw new ListStopped(notFound("authority", authority));
  }
}

/** The first reading: what is in the list, and whether it can be read to its end. */
async function tallyOf({ table, mapping }: ListReadingOptions): Promise<Tally> {
  const reading = readPeople(table, mapping);
  for await (const _rows of reading) continue;
  return reading.tally;
}

function take({ peopleRows, faultyRows, totals, ...kinds }: Tally, result: ListReading): void {
  result.rows = peopleRows + faultyRows;
  result.unread = faultyRows;
  result.totals = totals;
  const { title, header, repeatedHeader, total, remark, empty } = kinds;
  result.told = { title, header, repeatedHeader, total, remark, empty };
}

/** The entry by which the list was received: the one there is, or a new one. Undefined in a dry run of a new list. */
async function receive(
  { register, writer }: ListReader,
  keys: RowKeys,
  { table, mapping, digest, sender, by, occurredAt, dryRun }: ListReadingOptions,
  { rows, unread }: ListReading,
): Promise<number | undefined> {
  const { file, sheet } = table;
  const read = sha256(canonicalBytes(mapping));
  const key = keys.ofList(sender, digest, sheet ?? "", Buffer.from(read).toString("base64url"));
  const { ledger } = register;
  const [before] = await answeredUnder({ answered: (asked) => ledger.answered(asked) }, [key]);
  if (before?.entry !== undefined || dryRun === true) return before?.entry;
  const command = {
    kind: "list.receive",
    by,
    occurredAt,
    sender,
    file: file.slice(0, LONGEST_FILE).toWellFormed(),
    digest: Buffer.from(digest, "hex").toString("base64"),
    ...(sheet === undefined ? {} : { sheet: sheet.slice(0, LONGEST_SHEET).toWellFormed() }),
    mapping: Buffer.from(read).toString("base64"),
    rows,
    unread,
  };
  const answer = await writer.submit(command, before?.key ?? key);
  if (isRefusal(answer)) throw new ListStopped(answer);
  return answer.number;
}

const LONGEST_FILE = 300;
const LONGEST_SHEET = 200;
