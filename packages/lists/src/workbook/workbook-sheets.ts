/**
 * A workbook as sheets of rows. Its macros are not looked at, its formulas not reckoned, what it links to not fetched. Its
 * shared texts are kept while it is open; its sheets are unpacked and read a piece at a time.
 */
import type { ListSource } from "../source/source.ts";
import { ListFault } from "../list-fault.ts";
import type { RawBatch, RawSheet } from "../table/raw.ts";
import type { TableNote } from "../table/table.ts";
import { aroundRows } from "./around-rows.ts";
import { MergedCells } from "./merged-cells.ts";
import { numberFormats, type Parts, type SheetEntry, sharedTexts, type Workbook, workbookOf } from "./parts.ts";
import { type SheetContext, SheetRows, type SheetView } from "./sheet-rows.ts";
import { XmlReader } from "./xml.ts";
import { unpack } from "./zip.ts";

/** All of its sheets, or the one that is named. */
export async function workbookSheets(source: ListSource, parts: Parts, only?: string): Promise<readonly RawSheet[]> {
  const workbook = await workbookOf(source, parts);
  const chosen = only === undefined ? workbook.sheets : workbook.sheets.filter(({ name }) => name === only);
  if (only !== undefined && chosen.length === 0) throw noSuchSheet(source, only, workbook);
  const context: SheetContext = {
    shared: await sharedTexts(source, parts),
    formats: await numberFormats(source, parts),
    since1904: workbook.since1904,
  };
  const sheets: RawSheet[] = [];
  for (const entry of chosen) sheets.push(await sheetOf(source, entry, context, workbook));
  return sheets;
}

async function sheetOf(
  source: ListSource,
  entry: SheetEntry,
  context: SheetContext,
  workbook: Workbook,
): Promise<RawSheet> {
  const { xml, size } = await aroundRows(source.name, unpack(source, entry.part));
  const around = new SheetRows(context);
  const reader = new XmlReader(source.name, around);
  for (const piece of xml) reader.write(piece);
  reader.end();
  const { view } = around;
  return {
    file: source.name,
    kind: "workbook",
    sheet: entry.name,
    size,
    notes: notesOf(entry, view, workbook),
    merges: view.merges,
    hiddenColumns: view.hiddenColumns,
    rows: () => rowsOf(source, entry, context, view),
  };
}

function notesOf(entry: SheetEntry, { rightToLeft }: SheetView, { hasMacros, since1904 }: Workbook): TableNote[] {
  return [
    ...(entry.hidden ? [{ note: "sheet-hidden", sheet: entry.name } as const] : []),
    ...(rightToLeft ? [{ note: "right-to-left" } as const] : []),
    ...(hasMacros ? [{ note: "macros" } as const] : []),
    ...(since1904 ? [{ note: "dates-1904" } as const] : []),
  ];
}

async function* rowsOf(
  source: ListSource,
  { part }: SheetEntry,
  context: SheetContext,
  { merges }: SheetView,
): AsyncGenerator<RawBatch> {
  const sheet = new SheetRows(context);
  const reader = new XmlReader(source.name, sheet);
  const merged = new MergedCells(merges);
  let filled = 0;
  let bytesRead = 0;
  const batch = (): RawBatch => {
    const rows = sheet.take().map((row) => merged.fill(row));
    filled += rows.length;
    // A row without anything may stand in the file, or not even that.
    return { rows, emptyRows: Math.max(0, sheet.endedRow - filled), bytesRead };
  };
  for await (const piece of unpack(source, part)) {
    reader.write(piece);
    bytesRead += piece.length;
    yield batch();
  }
  reader.end();
  yield batch();
}

function noSuchSheet({ name }: ListSource, sheet: string, { sheets }: Workbook): ListFault {
  return new ListFault(
    "sheet-not-found",
    `${name} has no sheet ${JSON.stringify(sheet)}.`,
    `Its sheets are ${sheets.map((one) => JSON.stringify(one.name)).join(", ")}.`,
    { file: name, sheet, sheets: sheets.map((one) => one.name) },
  );
}
