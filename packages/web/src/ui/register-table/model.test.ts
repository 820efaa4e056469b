import { constructTable, tableFeatures } from "@tanstack/react-table";
import { storeReactivityBindings } from "@tanstack/table-core/store-reactivity-bindings";
import { describe, expect, test } from "vitest";
import type { Column } from "./column.ts";
import { leavesOf, modelColumns, modelState, registerFeatures, type Wanted } from "./model.ts";

interface Line {
  readonly id: string;
  readonly name: string | null;
  readonly unit: string | null;
  readonly people: number;
}

const LINES: readonly Line[] = [
  { id: "1", name: "Ahmed Salih", unit: "B-10", people: 3 },
  { id: "2", name: null, unit: "B-9", people: 11 },
  { id: "3", name: "أحمد صالح", unit: null, people: 7 },
  { id: "4", name: "Zozan", unit: "B-9", people: 2 },
];
const COLUMNS: readonly Column<Line>[] = [
  { id: "name", header: "Name", value: ({ name }) => name },
  { id: "unit", header: "Unit", value: ({ unit }) => unit, groups: true },
  { id: "people", header: "People", value: ({ people }) => people },
];

function listed(wanted: Partial<Wanted>) {
  const table = constructTable({
    features: tableFeatures({ ...registerFeatures, coreReactivityFeature: storeReactivityBindings() }),
    columns: modelColumns(COLUMNS, new Intl.Collator("en", { numeric: true }).compare) as never,
    data: [...LINES],
    getRowId: ({ id }: Line) => id,
    state: modelState({ query: "", open: true, ...wanted }),
    autoResetExpanded: false,
    groupedColumnMode: false,
  });
  return {
    seen: table.getRowModel().rows.map(({ id }) => id),
    leaves: leavesOf(table.getSortedRowModel().rows as never).map((line) => (line as Line).id),
  };
}

describe("a list", () => {
  test("as it came", () => {
    expect(listed({}).seen).toEqual(["1", "2", "3", "4"]);
  });

  test("filtered by words of any column", () => {
    expect(listed({ query: "b-9 11" }).seen).toEqual(["2"]);
    expect(listed({ query: "احمد" }).seen).toEqual(["3"]);
    expect(listed({ query: "nobody" }).seen).toEqual([]);
  });

  test("sorted, with numbers as numbers and what is not known last both ways", () => {
    expect(listed({ sortedBy: { column: "people", descending: false } }).seen).toEqual(["4", "1", "3", "2"]);
    expect(listed({ sortedBy: { column: "unit", descending: false } }).seen).toEqual(["2", "4", "1", "3"]);
    expect(listed({ sortedBy: { column: "unit", descending: true } }).seen).toEqual(["1", "2", "4", "3"]);
  });

  test("grouped, the groups in their order and the rows sorted in each", () => {
    const { seen, leaves } = listed({ groupedBy: "unit", sortedBy: { column: "people", descending: false } });
    expect(seen).toEqual(["unit:B-9", "4", "2", "unit:B-10", "1", "unit:undefined", "3"]);
    expect(leaves).toEqual(["4", "2", "1", "3"]);
  });

  test("with a group closed: out of sight, and still part of the list", () => {
    const { seen, leaves } = listed({ groupedBy: "unit", open: { "unit:B-10": true } });
    expect(seen).toEqual(["unit:B-9", "unit:B-10", "1", "unit:undefined"]);
    expect(leaves).toEqual(["2", "4", "1", "3"]);
  });
});
