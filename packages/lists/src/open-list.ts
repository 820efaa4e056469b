/** Opens a list: finds by its bytes what it is, and answers with its tables. Nothing in it is run, and nothing is reckoned. */
import { ListFault } from "./list-fault.ts";
import type { ListSource } from "./source/source.ts";
import { arrange } from "./table/arrange.ts";
import type { ListTable } from "./table/table.ts";
import { type TextOptions, textSheet } from "./text/text-sheet.ts";

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
  const table = await arrange(await textSheet(source, options));
  if (table === undefined) throw emptyList(source);
  return [table];
}

function emptyList({ name }: ListSource): ListFault {
  return new ListFault("list-empty", `Nothing stands in ${name}.`, "Check that it is the file that was meant.", {
    file: name,
  });
}
