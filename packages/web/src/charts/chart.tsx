/** What every chart has around it: a title, its finding in a sentence, a key, and a table of what it shows. */
import { type ReactNode, useId, useState } from "react";
import { useTexts } from "../texts/reading.tsx";
import { Button } from "../ui/button.tsx";
import styles from "./chart.module.css";
import { chartTexts } from "./texts.ts";

interface ChartProps {
  readonly title: string;
  /** What there is to see, for who does not see it. */
  readonly summary: string;
  readonly keys?: readonly KeyProps[];
  /** What must be known to read it right. */
  readonly note?: string;
  readonly table: ChartTable;
  readonly children: ReactNode;
}

export interface ChartTable {
  readonly columns: readonly { readonly title: string; readonly isFigure?: boolean }[];
  /** The first cell heads its row. */
  readonly rows: readonly (readonly ReactNode[])[];
}

interface KeyProps {
  readonly look: KeyLook;
  readonly words: string;
}

export function Chart({ title, summary, keys = [], note, table, children }: ChartProps): ReactNode {
  const t = useTexts(chartTexts);
  const [isTableShown, showTable] = useState(false);
  const [heading, rows] = [useId(), useId()];
  return (
    <figure className={styles["chart"]} aria-labelledby={heading}>
      <figcaption>
        <h3 id={heading}>{title}</h3>
        <p className={styles["summary"]}>{summary}</p>
      </figcaption>
      {keys.length > 0 && (
        <ul role="list" className={styles["keys"]}>
          {keys.map(({ look, words }) => (
            <li key={look}>
              <KeyMark look={look} /> {words}
            </li>
          ))}
        </ul>
      )}
      {children}
      {note !== undefined && <p className={styles["note"]}>{note}</p>}
      <div>
        <Button look="quiet" aria-expanded={isTableShown} aria-controls={rows} onPress={() => showTable(!isTableShown)}>
          {t(isTableShown ? "tableHide" : "tableShow")}
        </Button>
      </div>
      <div id={rows} className={isTableShown ? styles["tableFrame"] : "visually-hidden"}>
        <DataTable title={title} table={table} />
      </div>
    </figure>
  );
}

function DataTable({
  title,
  table: { columns, rows },
}: {
  readonly title: string;
  readonly table: ChartTable;
}): ReactNode {
  const look = (index: number): string | undefined =>
    columns[index]?.isFigure === true ? styles["figure"] : undefined;
  return (
    <table className={styles["table"]}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          {columns.map(({ title: column }, index) => (
            <th key={column} scope="col" className={look(index)}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head, ...cells], row) => (
          <tr key={row}>
            <th scope="row" className={look(0)}>
              {head}
            </th>
            {cells.map((cell, index) => (
              <td key={index} className={look(index + 1)}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How a thing is drawn: told apart by shape and dash before colour. */
export type KeyLook =
  | "books"
  | "roll"
  | "count"
  | "part"
  | "differs"
  | "figure"
  | "capacity"
  | "now"
  | "handover"
  | "seizure";

function KeyMark({ look }: { readonly look: KeyLook }): ReactNode {
  return (
    <svg
      className={styles["keyMark"]}
      data-look={look}
      viewBox="-12 -7 24 14"
      width={24}
      height={14}
      aria-hidden="true"
    >
      <path d={KEY_PATHS[look]} />
    </svg>
  );
}

const KEY_PATHS: Readonly<Record<KeyLook, string>> = {
  books: "M-11 4H0V-4H11",
  roll: "M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1 -4.5 0Z",
  count: "M-4-4H4V4H-4Z",
  part: "M0-5L5 0L0 5L-5 0Z",
  differs: "M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1 -4.5 0Z",
  figure: "M-4-6H4M0-6V6M-4 6H4",
  capacity: "M-11 0H11",
  now: "M0-7V7",
  handover: "M0-5L5 0L0 5L-5 0Z",
  seizure: "M0-5L5 4H-5Z",
};
