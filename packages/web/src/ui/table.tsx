/** A table of a screen: on a phone each of its lines is read downwards, every cell after the heading of its column. */
import { type ComponentProps, type ReactNode, useLayoutEffect, useRef } from "react";
import styles from "./table.module.css";

/** As `<table>`, with one line of headings. */
export function Table({ className, ...rest }: ComponentProps<"table">): ReactNode {
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    const { current } = table;
    if (current === null) return;
    headCells(current);
    // Lines come with answers, and headings change with the language, without this being drawn again.
    const observer = new MutationObserver(() => headCells(current));
    observer.observe(current, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, []);
  return <table {...rest} ref={table} className={`${styles["table"]} ${className ?? ""}`} />;
}

/** What stands over a column; that of a column of numbers stands at their end. */
type Heading = string | { readonly ofNumbers: string };

/** The line of headings. */
export function TableHead({ heads }: { readonly heads: readonly Heading[] }): ReactNode {
  return (
    <thead>
      <tr>
        {heads.map((head) =>
          typeof head === "string" ? (
            <th key={head} scope="col">
              {head}
            </th>
          ) : (
            <th key={head.ofNumbers} scope="col" data-align="end">
              {head.ofNumbers}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}

/**
 * Has every cell bear the heading of its column, for the style sheet to show where there is no line of headings. What a line is
 * about, in the first column, needs none; nor does a cell over several columns.
 */
function headCells({ tHead, tBodies, tFoot }: HTMLTableElement): void {
  const headings = [...(tHead?.rows[0]?.cells ?? [])].map(({ textContent }) => textContent.trim());
  for (const part of [...tBodies, ...(tFoot === null ? [] : [tFoot])]) {
    /** Lines that a cell of an earlier one still reaches over, of each column. */
    const taken: number[] = [];
    for (const row of part.rows) {
      let column = 0;
      for (const cell of row.cells) {
        while ((taken[column] ?? 0) > 0) column++;
        const heading = column === 0 || cell.colSpan > 1 ? "" : (headings[column] ?? "");
        if (cell.dataset["heading"] !== heading) cell.dataset["heading"] = heading;
        for (let over = 0; over < cell.colSpan; over++) taken[column++] = cell.rowSpan;
      }
      for (const [at, lines = 0] of taken.entries()) taken[at] = Math.max(0, lines - 1);
    }
  }
}
