import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useNavigate } from "@tanstack/react-router";
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTexts } from "../../texts/reading.tsx";
import { GridHead } from "./grid-head.tsx";
import { GroupRow, ListRow } from "./grid-row.tsx";
import { movedTo } from "./keys.ts";
import type { SeenRow } from "./model.ts";
import styles from "./register-table.module.css";
import type { RegisterTableProps } from "./register-table.tsx";
import { toggled, toggledAll } from "./selection.ts";
import { registerTableTexts } from "./texts.ts";
import type { RegisterModel } from "./use-model.ts";
import { usePrinting } from "./use-printing.ts";

/** Height of every row in rem, as `--row` (tokens.css): known beforehand, so that a place in the list is known too. */
const ROW_REM = 2.25;
/** Rows kept ready beyond each edge of what is seen: a quick hand does not outrun them. */
const READY = 24;
const USUAL_WIDTH = "minmax(8rem, 1fr)";
const BOX_WIDTH = "2.25rem";

interface RegisterGridProps<Row extends object> extends RegisterTableProps<Row> {
  readonly model: RegisterModel<Row>;
  /** Control and C: the rows chosen, or this one. */
  readonly onCopy: (row: Row) => void;
}

/**
 * The rows in sight, out of all. The roles are written out, for the layout takes them from the elements; the counts and
 * indexes tell who reads by ear where in the whole list they are. The focus moves from row to row, and one row at most is in
 * the order of the Tab key.
 */
export function RegisterGrid<Row extends object>(props: RegisterGridProps<Row>): ReactNode {
  const { label, rows, of = rows.length, rowId, onOpen, link, selected, onSelect, model, onCopy } = props;
  const { seen } = model;
  const columns = useMemo(
    () => props.columns.filter(({ sparse, value }) => sparse !== true || rows.some((row) => value(row) !== null)),
    [props.columns, rows],
  );
  const t = useTexts(registerTableTexts);
  const navigate = useNavigate();
  const isPrinting = usePrinting();
  const keysId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const [activeId, setActive] = useState<string>();
  const active = useMemo(
    () =>
      Math.max(
        0,
        seen.findIndex(({ id }) => id === activeId),
      ),
    [seen, activeId],
  );
  const isFocusWanted = useRef(false);

  const [rowPx] = useState(() => ROW_REM * rootPx());
  const virtual = useVirtualizer({
    count: seen.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: READY,
    getItemKey: (index) => seen[index]?.id ?? index,
    // The heads lie over the rows: as much less of the frame is seen.
    scrollPaddingEnd: 2 * rowPx,
    // The row that has the focus stays in the page wherever it is scrolled to, or the focus would be lost.
    rangeExtractor: (range) =>
      [...new Set([active, ...defaultRangeExtractor(range)])].sort((one, other) => one - other),
  });

  useLayoutEffect(() => {
    if (!isFocusWanted.current) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row === null || row === undefined) return;
    isFocusWanted.current = false;
    row.focus({ preventScroll: true });
  });

  const focus = (index: number): void => {
    const row = seen[index];
    if (row === undefined) return;
    isFocusWanted.current = true;
    setActive(row.id);
    virtual.scrollToIndex(index, { align: "auto" });
  };
  const open = (row: SeenRow<Row>): void => {
    if (row.subRows.length > 0) row.toggleExpanded();
    else if (link !== undefined) void navigate(link(row.original));
    else onOpen?.(row.original);
  };
  const toggle = useCallback((id: string) => onSelect?.(toggled(selected ?? new Set(), id)), [onSelect, selected]);
  const selectAll = (): void => onSelect?.(toggledAll(selected ?? new Set(), model.leaves().map(rowId)));

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const row = seen[active];
    if (row === undefined || isInField(event.target)) return;
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset["index"] !== undefined;
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && event.key === "a" && onSelect !== undefined) selectAll();
    else if (isCommand && event.key === "c" && isOnRow && !isTextMarked()) onCopy(row.original);
    else if (isCommand || event.altKey) return;
    else if (event.key === "Enter" && isOnRow) open(row);
    else if (event.key === " " && isOnRow && row.subRows.length === 0 && onSelect !== undefined) {
      toggle(row.id);
    } else if (isOnRow && row.subRows.length > 0 && isTowards(event, row.getIsExpanded())) row.toggleExpanded();
    else {
      const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2);
      const next = movedTo(event.key, active, seen.length, page);
      if (next === undefined) return;
      focus(next);
    }
    event.preventDefault();
  };

  const isGrouped = model.wanted.groupedBy !== undefined;
  const tracks = [...(onSelect === undefined ? [] : [BOX_WIDTH]), ...columns.map(({ width = USUAL_WIDTH }) => width)];
  const items = isPrinting ? seen.map((_, index) => ({ index, start: undefined })) : virtual.getVirtualItems();
  return (
    <div ref={scroller} className={styles["scroller"]}>
      <p id={keysId} hidden>
        {t(onOpen === undefined && link === undefined ? "keys" : "keysOpen")}
      </p>
      <table
        className={styles["table"]}
        role={isGrouped ? "treegrid" : "grid"}
        aria-label={label}
        aria-describedby={keysId}
        aria-rowcount={seen.length + 1}
        aria-busy={of > rows.length}
        aria-multiselectable={onSelect !== undefined}
        style={{ ["--tracks" as string]: tracks.join(" ") }}
        onKeyDown={onKeyDown}
      >
        <GridHead {...props} columns={columns} onSelectAll={selectAll} />
        <tbody
          ref={body}
          role="rowgroup"
          className={styles["body"]}
          style={isPrinting ? undefined : { blockSize: virtual.getTotalSize() }}
          onFocus={({ target }) => {
            const index = Number(target.closest<HTMLElement>("[data-index]")?.dataset["index"]);
            setActive(seen[index]?.id);
          }}
        >
          {items.map(({ index, start }) => {
            const row = seen[index];
            if (row === undefined) return null;
            const placed = { row, index, start, columns, isActive: index === active };
            if (row.subRows.length > 0) return <GroupRow key={row.id} {...placed} hasBoxes={onSelect !== undefined} />;
            return (
              <ListRow
                key={row.id}
                {...placed}
                isGrouped={isGrouped}
                link={link}
                onOpen={onOpen}
                isSelected={selected?.has(row.id) === true}
                onToggle={onSelect === undefined ? undefined : toggle}
                isPrinted={isPrinting}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The right arrow opens a group and the left one closes it; where the page runs from right to left, the other way round. */
function isTowards({ key, currentTarget }: KeyboardEvent<HTMLElement>, isOpen: boolean): boolean {
  const isRightToLeft = getComputedStyle(currentTarget).direction === "rtl";
  const opening = isRightToLeft ? "ArrowLeft" : "ArrowRight";
  const closing = isRightToLeft ? "ArrowRight" : "ArrowLeft";
  return key === (isOpen ? closing : opening);
}

function isInField(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type !== "checkbox";
}

/** Somebody marked text with the pointer: that is what they want copied. */
function isTextMarked(): boolean {
  return getSelection()?.isCollapsed === false;
}

function rootPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
