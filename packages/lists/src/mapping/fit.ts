/** Whether a mapping that was kept is of this table: by its headers, whatever their order. */
import { headerText } from "../table/header.ts";
import type { Column, ListTable } from "../table/table.ts";
import { REJECT_HEADERS } from "./header-words.ts";
import type { ColumnMapping, ListMapping } from "./mapping.ts";
import type { MappingFit } from "./proposal.ts";

/** Each column's part of the mapping, by column; absent where it has none. */
export type MappedColumns = ReadonlyMap<number, ColumnMapping>;

export function mappingFits(mapping: ListMapping, table: Pick<ListTable, "columns">): MappingFit {
  const mapped = mappedColumns(mapping, table);
  const used = new Set(mapped.values());
  const missing = mapping.columns.filter((column) => !used.has(column)).map(({ header }) => header);
  const unknown = table.columns
    .filter((column) => !mapped.has(column.index) && !isAdded(column))
    .map(({ header, letter }) => header || letter);
  return missing.length === 0 && unknown.length === 0 ? { fits: true } : { fits: false, missing, unknown };
}

export function mappedColumns(mapping: ListMapping, { columns }: Pick<ListTable, "columns">): MappedColumns {
  const byHeader = new Map<string, ColumnMapping>();
  for (const column of mapping.columns) byHeader.set(key(column.header, column.nth ?? 1), column);
  const counted = new Map<string, number>();
  const mapped = new Map<number, ColumnMapping>();
  for (const { index, header } of columns) {
    const nth = (counted.get(headerText(header)) ?? 0) + 1;
    counted.set(headerText(header), nth);
    const found = byHeader.get(key(header, nth));
    if (found !== undefined) mapped.set(index, found);
  }
  return mapped;
}

/** A reject file has its list's columns and these: the list's mapping fits it. */
function isAdded({ header }: Column): boolean {
  return REJECT_HEADERS.some((added) => added === header);
}

function key(header: string, nth: number): string {
  return `${headerText(header)}\u0000${nth}`;
}
