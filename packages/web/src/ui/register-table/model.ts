/** A list as it is seen: what is left of the rows when they are filtered, grouped and sorted. Knows nothing of the page. */
import {
  columnFilteringFeature,
  columnGroupingFeature,
  createExpandedRowModel,
  createFilteredRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  type ExpandedState,
  type Row as TableRow,
  rowExpandingFeature,
  rowSortingFeature,
  type SortingState,
  type TableOptions,
  tableFeatures,
} from "@tanstack/react-table";
import type { Column } from "./column.ts";
import { folded, wordsOf } from "./fold.ts";

export const registerFeatures = tableFeatures({
  columnFilteringFeature,
  rowSortingFeature,
  columnGroupingFeature,
  rowExpandingFeature,
  filteredRowModel: createFilteredRowModel(),
  groupedRowModel: createGroupedRowModel(),
  sortedRowModel: createSortedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});
export type RegisterFeatures = typeof registerFeatures;
export type SeenRow<Row extends object> = TableRow<RegisterFeatures, Row>;

/** What the reader has asked of the list. */
export interface Wanted {
  readonly query: string;
  readonly sortedBy?: { readonly column: string; readonly descending: boolean };
  readonly groupedBy?: string;
  /** True: every group is open. */
  readonly open: ExpandedState;
}

/** A column nobody sees: everything a row says, folded once and kept with the row. */
const EVERYTHING = "\u0000everything";

type Options<Row extends object> = Pick<
  TableOptions<RegisterFeatures, Row>,
  "columns" | "data" | "getRowId" | "state" | "autoResetExpanded" | "groupedColumnMode"
>;

/** The columns as the model takes them; keep them for as long as `columns` stays the same. */
export function modelColumns<Row extends object>(
  columns: readonly Column<Row>[],
  compare: (one: string, other: string) => number,
): Options<Row>["columns"] {
  return [
    ...columns.map(({ id, value }) => ({
      id,
      accessorFn: (row: Row) => value(row) ?? undefined,
      sortFn: (one: SeenRow<Row>, other: SeenRow<Row>) => inOrder(one.getValue(id), other.getValue(id), compare),
      // What is not known stands last, whichever way the list is sorted.
      sortUndefined: "last" as const,
    })),
    {
      id: EVERYTHING,
      accessorFn: (row: Row) => folded(columns.map(({ value }) => value(row) ?? "").join("\n")),
      filterFn: (row: SeenRow<Row>, id: string, words: readonly string[]) => {
        const text = row.getValue<string>(id);
        return words.every((word) => text.includes(word));
      },
    },
  ];
}

/** What the model is asked, from what the reader asked. Groups stand in their own order, and their rows sorted in each. */
export function modelState({ query, sortedBy, groupedBy, open }: Wanted): NonNullable<Options<object>["state"]> {
  const words = wordsOf(query);
  const sorting: SortingState = [
    ...(groupedBy === undefined || groupedBy === sortedBy?.column ? [] : [{ id: groupedBy, desc: false }]),
    ...(sortedBy === undefined ? [] : [{ id: sortedBy.column, desc: sortedBy.descending }]),
  ];
  return {
    columnFilters: words.length === 0 ? [] : [{ id: EVERYTHING, value: words }],
    sorting,
    grouping: groupedBy === undefined ? [] : [groupedBy],
    expanded: open,
  };
}

/** The rows of the list themselves, in the order seen, whether or not their group is open. */
export function leavesOf<Row extends object>(rows: readonly SeenRow<Row>[]): readonly Row[] {
  return rows.flatMap((row) => (row.subRows.length > 0 ? leavesOf(row.subRows) : [row.original]));
}

function inOrder(one: unknown, other: unknown, compare: (one: string, other: string) => number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return compare(String(one), String(other));
}
