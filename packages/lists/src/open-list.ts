/** Opens a list: finds by its bytes what it is, and answers with its tables. Nothing in it is run, and nothing is reckoned. */
import { ListFault } from "./list-fault.ts";
import { kindOf, notRead } from "./source/kind.ts";
import type { ListSource } from "./source/source.ts";
import { arrange } from "./table/arrange.ts";
import type { RawSheet } from "./table/raw.ts";
import type { ListTable } from "./table/table.ts";
import { type TextOptions, textSheet } from "./text/text-sheet.ts";
import type { Parts } from "./workbook/parts.ts";
import { workbookSheets } from "./workbook/workbook-sheets.ts";
import { zipParts } from "./workbook/zip.ts";

export interface OpenOptions extends TextOptions {
  /** Only this sheet of a workbook. */
  readonly sheet?: string;
}

/**
 * The tables of a list: of a text one, of a workbook one for each sheet in which anything stands, hidden ones too.
 * Throws ListFault where it cannot be read.
 */
export async function openList(
  source: ListSource,
  options: OpenOptions = {},
): Promise<readonly [ListTable, ...ListTable[]]> {
  if (source.size === 0) throw emptyList(source);
  const tables: ListTable[] = [];
  for (const sheet of await sheetsOf(source, options)) {
    const table = await arrange(sheet);
    if (table !== undefined) tables.push(table);
  }
  const [first, ...others] = tables;
  if (first === undefined) throw emptyList(source);
  return [first, ...others];
}

async function sheetsOf(source: ListSource, options: OpenOptions): Promise<readonly RawSheet[]> {
  if ((await kindOf(source)) === "text") return [await textSheet(source, options)];
  const parts = await zipParts(source);
  refuseOtherZips(source, parts);
  return workbookSheets(source, parts, options.sheet);
}

/** Much else is packed as a ZIP file. */
function refuseOtherZips(source: ListSource, parts: Parts): void {
  const has = (pattern: RegExp) => [...parts.keys()].some((name) => pattern.test(name));
  const saveAs = "Open it in a spreadsheet program and save it as .xlsx or as CSV.";
  if (has(/^word\//u))
    throw notRead(source, "a text document (.docx)", "Copy its table into a spreadsheet and save it as .xlsx.");
  if (has(/^xl\/workbook\.bin$/u)) throw notRead(source, "a workbook in binary form (.xlsb)", saveAs);
  if (has(/^content\.xml$/u)) throw notRead(source, "a document of LibreOffice (.ods, .odt)", saveAs);
  if (!has(/workbook[^/]*\.xml$/iu)) throw notRead(source, "a packed file (.zip)", "Unpack it first.");
}

function emptyList({ name }: ListSource): ListFault {
  return new ListFault("list-empty", `Nothing stands in ${name}.`, "Check that it is the file that was meant.", {
    file: name,
  });
}
