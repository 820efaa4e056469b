/** A text, CSV or pasted, as rows: in its encoding, divided by its delimiter, read in pieces. */
import { chunksOf, type ListSource } from "../source/source.ts";
import { isFilled, type RawBatch, type RawRow, type RawSheet } from "../table/raw.ts";
import { type DelimitedRecord, DelimitedRecords } from "./delimited-records.ts";
import { delimiterOf } from "./delimiter.ts";
import { encodingOf } from "./encoding.ts";

export interface TextOptions {
  /** As TextDecoder names it, where the sender has said it. */
  readonly encoding?: string;
  readonly delimiter?: string;
}

const HEAD_BYTES = 1 << 16;

export async function textSheet(source: ListSource, options: TextOptions): Promise<RawSheet> {
  const encoding =
    options.encoding === undefined ? await encodingOf(source) : { label: options.encoding, certain: true };
  const head = new TextDecoder(encoding.label).decode(await source.read(0, HEAD_BYTES), { stream: true });
  const { sign, toldIn } = options.delimiter === undefined ? delimiterOf(head) : { sign: options.delimiter, toldIn: 0 };
  return {
    file: source.name,
    kind: "text",
    size: source.size,
    notes: [
      { note: "encoding", encoding: encoding.label, certain: encoding.certain },
      { note: "delimiter", delimiter: sign },
    ],
    merges: [],
    hiddenColumns: new Set(),
    rows: () => rowsOf(source, encoding.label, sign, toldIn),
  };
}

async function* rowsOf(
  source: ListSource,
  encoding: string,
  delimiter: string,
  toldIn: number,
): AsyncGenerator<RawBatch> {
  const decoder = new TextDecoder(encoding);
  const records = new DelimitedRecords(delimiter);
  let row = 0;
  let filled = 0;
  let bytesRead = 0;
  const batch = (read: readonly DelimitedRecord[]): RawBatch => {
    const rows: RawRow[] = [];
    for (const { fields, broken } of read) {
      row += 1;
      if (row <= toldIn || !isFilled(fields)) continue;
      rows.push(broken === undefined ? { row, texts: fields } : { row, texts: fields, broken });
    }
    filled += rows.length;
    return { rows, emptyRows: row - filled, bytesRead };
  };
  for await (const chunk of chunksOf(source)) {
    bytesRead += chunk.length;
    yield batch(records.push(decoder.decode(chunk, { stream: true })));
  }
  yield batch([...records.push(decoder.decode()), ...records.end()]);
}
