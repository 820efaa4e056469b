/** What is seen of a list: filtered, sorted and grouped. */
import { useTable } from "@tanstack/react-table";
import { useDeferredValue, useMemo, useState } from "react";
import { useReading } from "../../texts/reading.tsx";
import type { Column } from "./column.ts";
import { leavesOf, modelColumns, modelState, registerFeatures, type SeenRow, type Wanted } from "./model.ts";

export interface RegisterModel<Row extends object> {
  readonly wanted: Wanted;
  readonly filter: (query: string) => void;
  /** Upwards, then downwards, then as it came. */
  readonly sort: (column: string) => void;
  readonly group: (column: string | undefined) => void;
  /** Group headings among the rows, where grouped. */
  readonly seen: readonly SeenRow<Row>[];
  /** How many rows the filter leaves. */
  readonly left: number;
  /** What the filter leaves, in the order seen. */
  readonly leaves: () => readonly Row[];
}

/** The list's model in a component: TanStack Table over rows that are all at hand. */
export function useRegisterModel<Row extends object>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  rowId: (row: Row) => string,
): RegisterModel<Row> {
  const { locales } = useReading();
  const [wanted, want] = useState<Wanted>({ query: "", open: true });
  // What is typed stands at once; 24,000 rows follow when there is time.
  const query = useDeferredValue(wanted.query);
  const modelled = useMemo(() => {
    const collator = new Intl.Collator([...locales], { numeric: true });
    return modelColumns(columns, collator.compare);
  }, [columns, locales]);
  // A row keeps what its columns said of it: other columns, other rows.
  const data = useMemo(() => [...rows], [rows, modelled]);
  const state = useMemo(() => modelState({ ...wanted, query }), [wanted, query]);
  const table = useTable<typeof registerFeatures, Row>({
    features: registerFeatures,
    columns: modelled,
    data,
    getRowId: rowId,
    state,
    onExpandedChange: (change) =>
      want((before) => ({ ...before, open: typeof change === "function" ? change(before.open) : change })),
    autoResetExpanded: false,
    groupedColumnMode: false,
  });
  return {
    wanted,
    filter: (text) => want((before) => ({ ...before, query: text })),
    sort: (column) => want((before) => resorted(before, column)),
    group: (column) => want((before) => regrouped(before, column)),
    seen: table.getRowModel().rows,
    left: table.getFilteredRowModel().rows.length,
    leaves: () => leavesOf(table.getSortedRowModel().rows),
  };
}

function resorted({ sortedBy, ...before }: Wanted, column: string): Wanted {
  if (sortedBy?.column !== column) return { ...before, sortedBy: { column, descending: false } };
  return sortedBy.descending ? before : { ...before, sortedBy: { column, descending: true } };
}

function regrouped({ query, sortedBy }: Wanted, column: string | undefined): Wanted {
  return {
    query,
    open: true,
    ...(sortedBy === undefined ? {} : { sortedBy }),
    ...(column === undefined ? {} : { groupedBy: column }),
  };
}
