/** The rows of a list, and the headings of its groups. */
import { Link, type LinkProps } from "@tanstack/react-router";
import { type CSSProperties, memo, type ReactNode } from "react";
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
  readonly isActive: boolean;
}

interface ListRowProps<Row extends object> extends PlacedRow<Row>, CellsProps<Row> {
  readonly isGrouped: boolean;
}

/** One row of the list. Where it stands changes with every scroll; what is in it does not, and is not drawn again. */
export function ListRow<Row extends object>({
  index,
  start,
  isActive,
  isGrouped,
  ...cells
}: ListRowProps<Row>): ReactNode {
  return (
    <tr
      {...placed(index, start, isActive)}
      aria-level={isGrouped ? 2 : undefined}
      aria-selected={cells.onToggle === undefined ? undefined : cells.isSelected}
    >
      <KeptCells {...cells} />
    </tr>
  );
}

interface CellsProps<Row extends object> {
  readonly row: SeenRow<Row>;
  readonly columns: readonly Column<Row>[];
  readonly link: ((row: Row) => LinkProps) | undefined;
  readonly onOpen: ((row: Row) => void) | undefined;
  readonly isSelected: boolean;
  /** Undefined where nothing can be chosen. */
  readonly onToggle: ((id: string) => void) | undefined;
  /** On paper nothing is pressed. */
  readonly isPrinted: boolean;
}

/** `memo` forgets that it takes rows of any kind. */
const KeptCells = memo(Cells) as typeof Cells;

function Cells<Row extends object>(props: CellsProps<Row>): ReactNode {
  const { row, columns, isSelected, onToggle, link, onOpen, isPrinted } = props;
  const t = useTexts(registerTableTexts);
  const [first] = columns;
  return (
    <>
      {onToggle !== undefined && (
        <td role="gridcell" className={styles["cell"]}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`${t("selectRow")} ${first?.value(row.original) ?? ""}`}
            checked={isSelected}
            onChange={() => onToggle(row.id)}
          />
        </td>
      )}
      {columns.map(({ id, value, cell, align }, place) => {
        const content = cell?.(row.original) ?? value(row.original);
        return (
          <td key={id} role={place === 0 ? "rowheader" : "gridcell"} className={styles["cell"]} data-align={align}>
            {place === 0 && !isPrinted ? (
              <Opening row={row.original} link={link} onOpen={onOpen} content={content} />
            ) : (
              content
            )}
          </td>
        );
      })}
    </>
  );
}

interface OpeningProps<Row extends object> extends Pick<CellsProps<Row>, "link" | "onOpen"> {
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

interface GroupRowProps<Row extends object> extends PlacedRow<Row> {
  readonly columns: readonly Column<Row>[];
  readonly hasBoxes: boolean;
}

/** The heading of a group: what its rows have in common, and how many they are. */
export function GroupRow<Row extends object>(props: GroupRowProps<Row>): ReactNode {
  const { row, index, start, isActive, columns, hasBoxes } = props;
  const t = useTexts(registerTableTexts);
  const { number } = useReading();
  const column = columns.find(({ id }) => id === row.groupingColumnId);
  const value = column?.value(row.original) ?? null;
  const isOpen = row.getIsExpanded();
  return (
    <tr {...placed(index, start, isActive)} aria-level={1} aria-expanded={isOpen} data-group>
      <td role="gridcell" className={styles["cell"]} aria-colspan={columns.length + (hasBoxes ? 1 : 0)}>
        <button type="button" tabIndex={-1} className={styles["group"]} onClick={() => row.toggleExpanded()}>
          <span aria-hidden="true" className={styles["fold"]} data-open={isOpen} />
          {value === null ? t("groupNone") : (column?.cell?.(row.original) ?? value)}{" "}
          <span className={styles["people"]}>{number(row.subRows.length)}</span>
        </button>
      </td>
    </tr>
  );
}

function placed(index: number, start: number | undefined, isActive: boolean) {
  const style: CSSProperties | undefined = start === undefined ? undefined : { transform: `translateY(${start}px)` };
  return {
    role: "row",
    "aria-rowindex": index + 2,
    "data-index": index,
    tabIndex: isActive ? 0 : -1,
    className: styles["row"],
    style,
  };
}
