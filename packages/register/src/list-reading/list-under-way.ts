/** A list being read: batch after batch, what was read before is left out, the rest is compared and entered. */
import type { ReadRow } from "@muster/lists";
import { type Comparing, compareRows } from "./compared.ts";
import { type Entering, enterRows, pretendToEnter } from "./enter-rows.ts";
import type { ListedRow, ListReading, ListReadingOptions } from "./outcome.ts";
import { classOf, type ListInHand, type PreparedRow, prepareRow, told, toldUnread } from "./prepared-row.ts";
import { type Answered, answeredUnder } from "./row-keys.ts";

export interface UnderWay extends Comparing {
  readonly options: ListReadingOptions;
  readonly list: ListInHand;
  /** Undefined in a dry run. */
  readonly entering: Entering | undefined;
  readonly result: ListReading;
}

/** Rows that are held against the register together: enough to share its commits, few enough to be told of soon. */
const BATCH = 500;

/** Takes rows as they are read, in their order. */
export async function takeRows(reading: AsyncIterable<readonly ReadRow[]>, underWay: UnderWay): Promise<void> {
  let waiting: ReadRow[] = [];
  for await (const read of reading) {
    for (const row of read) {
      if (row.outcome === "told") continue;
      waiting.push(row);
      if (waiting.length < BATCH) continue;
      await takeBatch(waiting, underWay);
      waiting = [];
    }
  }
  await takeBatch(waiting, underWay);
}

async function takeBatch(rows: readonly ReadRow[], underWay: UnderWay): Promise<void> {
  const { options, result } = underWay;
  const prepared = new Map(
    rows.flatMap((row) => (row.outcome === "people" ? [[row, prepareRow(row, underWay.list)] as const] : [])),
  );
  await findReadBefore([...prepared.values()], underWay);
  const done = new Map<PreparedRow, ListedRow>();
  for (const run of runsOf([...prepared.values()])) {
    for (const [row, listed] of await takeRun(run, underWay)) done.set(row, listed);
  }
  for (const row of rows) {
    if (row.outcome === "told") continue;
    const listed =
      row.outcome === "people" ? (done.get(prepared.get(row) as PreparedRow) as ListedRow) : toldUnread(row);
    count(listed, result);
    await options.onRow?.(listed, row);
  }
}

/** Rows of which no two give the same number: whoever comes first is on the register before the next is compared. */
function runsOf(rows: readonly PreparedRow[]): PreparedRow[][] {
  const runs: PreparedRow[][] = [];
  let run: PreparedRow[] = [];
  let given = new Set<string>();
  for (const row of rows) {
    const numbers = row.people.flatMap((one) => one.numbers.map(({ issuer, number }) => `${issuer} ${number}`));
    if (numbers.some((number) => given.has(number))) {
      runs.push(run);
      [run, given] = [[], new Set()];
    }
    run.push(row);
    for (const number of numbers) given.add(number);
  }
  return [...runs, run];
}

async function takeRun(run: readonly PreparedRow[], underWay: UnderWay): Promise<ReadonlyMap<PreparedRow, ListedRow>> {
  const { entering, numbers } = underWay;
  await compareRows(run, underWay);
  const before = new Map(run.map((row) => [row, classOf(row)]));
  const made = entering === undefined ? pretendToEnter(run, numbers) : await enterRows(run, entering);
  return new Map(
    run.map((row) => {
      const refusedSince = row.reasons.some(({ why }) => why === "register-refused");
      return [row, told(row, refusedSince ? "refused" : (before.get(row) ?? "refused"), made.get(row) ?? [])];
    }),
  );
}

/** Whom an earlier reading entered, and under which key the others are sent. */
async function findReadBefore(rows: readonly PreparedRow[], { register }: UnderWay): Promise<void> {
  const people = rows.flatMap((row) => row.people.map((one) => ({ row, one })));
  const { ledger } = register;
  const found = await answeredUnder(
    { answered: (keys) => ledger.answered(keys) },
    people.map(({ one }) => one.key),
  );
  people.forEach(({ row, one }, index) => {
    const { key, entry } = found[index] as Answered;
    one.key = key;
    if (entry === undefined) return;
    one.readBefore = entry;
    row.reasons.push({ why: "read-before", entry });
  });
}

function count({ class: its, reasons, entries }: ListedRow, result: ListReading): void {
  result.classes[its] += 1;
  result.entries += entries.length;
  if (its === "known" && entries.length === 0 && reasons.some(({ why }) => why === "read-before"))
    result.readBefore += 1;
  for (const reason of reasons) if (reason.why === "resembles") result.candidates += reason.candidates.length;
}
