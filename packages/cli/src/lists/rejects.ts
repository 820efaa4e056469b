/**
 * The rows that were not entered, in a file in which they can be mended and read again. It holds what people said of people:
 * its owner alone may read it. A file that is there is never written over: somebody may have mended it.
 */
import { once } from "node:events";
import { createWriteStream, existsSync, type WriteStream } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { type ListTable, rejectHeader, rejectLine } from "@muster/lists";
import type { ListedRow } from "@muster/register";
import { WrongUse } from "../fault.ts";
import { reasonText } from "./words.ts";

const OWNER_ALONE = 0o600;

export class Rejects {
  readonly #table: ListTable;
  readonly #file: string;
  #stream: WriteStream | undefined;
  #rows = 0;

  /** `file` where the caller named one; else a name beside where the command runs, after the list's. */
  constructor(table: ListTable, file: string | undefined) {
    if (file !== undefined && existsSync(file)) {
      throw new WrongUse(`${file} is there already: name another file for the rejects, or read that one first`);
    }
    this.#table = table;
    this.#file = file ?? freeName(table.file);
  }

  /** The file, once there is anything in it. */
  get file(): string | undefined {
    return this.#rows === 0 ? undefined : this.#file;
  }

  async add(row: ListedRow): Promise<void> {
    this.#stream ??= this.#open();
    this.#rows += 1;
    const reasons = row.reasons.map(reasonText);
    const line = rejectLine(this.#table, row, {
      cell: reasons.flatMap(({ cell }) => (cell === "" ? [] : [cell])).join(" "),
      why: reasons.map(({ why, because }) => [why, ...because].join("; ")).join("; "),
    });
    if (!this.#stream.write(line)) await once(this.#stream, "drain");
  }

  async close(): Promise<void> {
    if (this.#stream === undefined || this.#stream.writableEnded) return;
    this.#stream.end();
    await finished(this.#stream);
  }

  #open(): WriteStream {
    const stream = createWriteStream(this.#file, { flags: "wx", mode: OWNER_ALONE });
    stream.write(rejectHeader(this.#table));
    return stream;
  }
}

function freeName(list: string): string {
  const name = `${path.parse(list).name}.rejects`;
  for (let number = 1; ; number += 1) {
    const file = number === 1 ? `${name}.csv` : `${name}.${number}.csv`;
    if (!existsSync(file)) return file;
  }
}
