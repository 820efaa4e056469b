/**
 * A sheet's XML without its rows: which cells are merged is said behind the last of them, and a million rows are not parsed
 * for that. What lies between the two tags of `sheetData` is passed over by its bytes.
 */
import { broken } from "./zip.ts";

const TAG = "sheetData";
/** What stands before the rows: views and columns. */
const LONGEST_BEFORE = 4 * 2 ** 20;
/** As long as the closing tag, with a prefix, can be. */
const KEPT = 64;

export interface AroundRows {
  /** What is to be parsed, in order. */
  readonly xml: readonly Uint8Array[];
  /** Of the whole part, unpacked. */
  readonly size: number;
}

export async function aroundRows(file: string, pieces: AsyncIterable<Uint8Array>): Promise<AroundRows> {
  const xml: Uint8Array[] = [];
  let size = 0;
  let where: "before" | "inside" | "behind" = "before";
  let held: Buffer<ArrayBufferLike> = Buffer.alloc(0);
  for await (const piece of pieces) {
    size += piece.length;
    if (where === "behind") {
      xml.push(Buffer.from(piece));
      if (xml.length > LONGEST_BEFORE / KEPT) throw broken(file);
      continue;
    }
    held = Buffer.concat([held, piece]);
    if (where === "before") {
      const opened = endOfOpening(held);
      if (opened === undefined) {
        if (held.length > LONGEST_BEFORE) throw broken(file);
        continue;
      }
      xml.push(held.subarray(0, opened.end));
      held = held.subarray(opened.end);
      where = opened.isEmpty ? "behind" : "inside";
      if (opened.isEmpty) xml.push(held);
    }
    if (where === "inside") {
      const closing = startOfClosing(held);
      if (closing === -1) held = Buffer.from(held.subarray(Math.max(0, held.length - KEPT)));
      else {
        xml.push(held.subarray(closing));
        where = "behind";
      }
    }
  }
  if (where === "before") xml.push(held);
  return { xml, size };
}

/** Behind `<sheetData>` or `<x:sheetData/>`; undefined where it has not come. */
function endOfOpening(bytes: Buffer): { end: number; isEmpty: boolean } | undefined {
  const tag = bytes.indexOf(TAG);
  const end = tag === -1 ? -1 : bytes.indexOf(">", tag);
  return end === -1 ? undefined : { end: end + 1, isEmpty: bytes[end - 1] === 0x2f };
}

/** Where `</sheetData>` begins; -1 where it has not come. A text can hold the word, but no `<`. */
function startOfClosing(bytes: Buffer): number {
  for (let tag = bytes.indexOf(`${TAG}>`); tag !== -1; tag = bytes.indexOf(`${TAG}>`, tag + 1)) {
    const open = bytes.lastIndexOf("<", tag);
    if (open !== -1 && bytes[open + 1] === 0x2f && tag - open < KEPT / 2) return open;
  }
  return -1;
}
