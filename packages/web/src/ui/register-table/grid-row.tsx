import { Link, type LinkProps } from "@tanstack/react-router";
import type { CSSProperties, ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import type { Column } from "./column.ts";
import type { SeenRow } from "./model.ts";
import styles from "./register-table.module.css";
import { registerTableTexts } from "./texts.ts";

interface PlacedRow<Row extends object> {
  readonly row: SeenRow<Row>;
  readonly index: number;
  /** Pixels from the list's beginning; undefined where rows simply follow one another, on paper. */
  readonly start: number | undefined;
  readonly columns: readonly Column<Row>[];
  readonly isActive: boolean;
  readonly isGrouped: boolean;
  readonly onActive: () => void;
}

interface ListRowProps<Row extends object> extends PlacedRow<Row> {
  readonly link: ((row: Row) => LinkProps) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly isSelected: boolean;
  /** Undefined where nothing can be chosen. */
  readonly onToggle: (() => void) | undefined;
}

/** One row of the list. */
export function ListRow<Row extends object>(props: ListRowProps<Row>): ReactNode {
  const { row, columns, isSelected, isGrouped, onToggle, link, onOpen } = props;
  const t = useTexts(registerTableTexts);
  const first = columns[0];
  const name = first === undefined ? "" : String(first.value(row.original) ?? "");
  return (
    <tr
      {...rowProps(props)}
      {...(isGrouped ? { "aria-level": 2 } : {})}
      {...(onToggle === undefined ? {} : { "aria-selected": isSelected })}
    >
      {onToggle !== undefined && (
        <td role="gridcell" className={styles["cell"]}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`${t("selectRow")} ${name}`}
            checked={isSelected}
            onChange={onToggle}
          />
        </td>
      )}
      {columns.map(({ id, value, cell, align }, place) => {
        const content = cell?.(row.original) ?? value(row.original);
        return (
          <td key={id} role={place === 0 ? "rowheader" : "gridcell"} className={styles["cell"]} data-align={align}>
            {place === 0 ? <Opening row={row.original} link={link} onOpen={onOpen} content={content} /> : content}
          </td>
        );
      })}
    </tr>
  );
}

interface OpeningProps<Row extends object> extends Pick<ListRowProps<Row>, "link" | "onOpen"> {
  readonly row: Row;
  readonly content: ReactNode;
}

/** The first cell, by which a row is opened with the pointer; with the keyboard it is Enter on the row. */
function Opening<Row extends object>({ row, link, onOpen, content }: OpeningProps<Row>): ReactNode {
  if (link !== undefined) {
    return (
      <Link {...link(row)} tabIndex={-1} preload={false}>
        {content}
      </Link>
    );
  }
  if (onOpen === undefined) return content;
  return (
    <button type="button" tabIndex={-1} className={styles["open"]} onClick={() => onOpen(row)}>
      {content}
    </button>
  );
}

/** The heading of a group: what its rows have in common, and how many they are. */
export function GroupRow<Row extends object>(props: PlacedRow<Row> & { readonly hasBoxes: boolean }): ReactNode {
  const { row, columns, hasBoxes } = props;
  const t = useTexts(registerTableTexts);
  const { number } = useReading();
  const column = columns.find(({ id }) => id === row.groupingColumnId);
  const isOpen = row.getIsExpanded();
  const says =
    column?.value(row.original) === null
      ? t("groupNone")
      : (column?.cell?.(row.original) ?? column?.value(row.original));
  return (
    <tr {...rowProps(props)} aria-level={1} aria-expanded={isOpen} data-group>
      <td role="gridcell" className={styles["cell"]} aria-colspan={columns.length + (hasBoxes ? 1 : 0)}>
        <button type="button" tabIndex={-1} className={styles["group"]} onClick={() => row.toggleExpanded()}>
          <span aria-hidden="true" className={styles["fold"]} data-open={isOpen} />
          {says} <span className={styles["people"]}>{number(row.subRows.length)}</span>
        </button>
      </td>
    </tr>
  );
}

function rowProps<Row extends object>({ index, start, isActive, onActive }: PlacedRow<Row>) {
  const style: CSSProperties | undefined = start === undefined ? undefined : { transform: `translateY(${start}px)` };
  return {
    role: "row",
    "aria-rowindex": index + 2,
    "data-index": index,
    tabIndex: isActive ? 0 : -1,
    className: styles["row"],
    onFocus: onActive,
    style,
  };
}
