/** The head of a list: its columns, and the boxes and arrows of them. */
import { type ReactNode, useEffect, useRef } from "react";
import { useTexts } from "../../texts/reading.tsx";
import styles from "./register-table.module.css";
import type { RegisterTableProps } from "./register-table.tsx";
import { registerTableTexts } from "./texts.ts";
import type { RegisterModel } from "./use-model.ts";

interface GridHeadProps<Row extends object> extends RegisterTableProps<Row> {
  readonly model: RegisterModel<Row>;
  readonly onSelectAll: () => void;
}

/** What stands over the columns; each sorts the list by its own. */
export function GridHead<Row extends object>({
  columns,
  rowId,
  model,
  selected,
  onSelect,
  onSelectAll,
}: GridHeadProps<Row>): ReactNode {
  const t = useTexts(registerTableTexts);
  const { sortedBy } = model.wanted;
  return (
    <thead role="rowgroup" className={styles["head"]}>
      <tr role="row" aria-rowindex={1} className={styles["row"]}>
        {onSelect !== undefined && (
          <th role="columnheader" className={styles["cell"]}>
            <SelectAll
              label={t("selectAll")}
              chosen={selected === undefined || selected.size === 0 ? 0 : chosenOf(model.leaves(), rowId, selected)}
              of={model.left}
              onChange={onSelectAll}
            />
          </th>
        )}
        {columns.map(({ id, header, align }) => (
          <th
            key={id}
            role="columnheader"
            scope="col"
            className={styles["cell"]}
            data-align={align}
            aria-sort={sortedBy?.column !== id ? "none" : sortedBy.descending ? "descending" : "ascending"}
          >
            <button type="button" className={styles["sort"]} onClick={() => model.sort(id)}>
              {header}
              <span aria-hidden="true" className={styles["arrow"]}>
                {sortedBy?.column !== id ? "" : sortedBy.descending ? "↓" : "↑"}
              </span>
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function chosenOf<Row>(leaves: readonly Row[], rowId: (row: Row) => string, selected: ReadonlySet<string>): number {
  return leaves.reduce((sum, row) => sum + (selected.has(rowId(row)) ? 1 : 0), 0);
}

interface SelectAllProps {
  readonly label: string;
  readonly chosen: number;
  readonly of: number;
  readonly onChange: () => void;
}

function SelectAll({ label, chosen, of, onChange }: SelectAllProps): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = chosen > 0 && chosen < of;
  }, [chosen, of]);
  return (
    <input ref={box} type="checkbox" aria-label={label} checked={of > 0 && chosen === of} onChange={() => onChange()} />
  );
}
