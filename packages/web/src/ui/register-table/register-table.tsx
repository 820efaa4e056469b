/** The list that every screen shows its lines in. */
import type { LinkProps } from "@tanstack/react-router";
import { type ReactNode, useRef } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { keepFile } from "../keep-file.ts";
import { Button } from "../button.tsx";
import { useNotices } from "../notices.tsx";
import type { Column } from "./column.ts";
import { csvText, tabbedText } from "./delimited.ts";
import styles from "./register-table.module.css";
import { RegisterGrid } from "./register-grid.tsx";
import type { Selection } from "./selection.ts";
import { registerTableTexts } from "./texts.ts";
import { ListTools } from "./list-tools.tsx";
import { useRegisterModel } from "./use-model.ts";

export type { Column };

export interface RegisterTableProps<Row extends object> {
  /** What the list is, for who reads by ear; printed over it. */
  readonly label: string;
  /** The name of the file it is exported to, without its ending. */
  readonly name: string;
  /** The same array for as long as it says the same: 24,000 rows are then read once. */
  readonly rows: readonly Row[];
  /** How many there are in all: where more than `rows`, those are the first of them, and the rest is on its way. */
  readonly of?: number;
  readonly rowId: (row: Row) => string;
  /** As with the rows: best made once for each language. */
  readonly columns: readonly Column<Row>[];
  /** What stands there where there are no rows. */
  readonly empty: string;
  /** Enter, or a click on the row's first cell. What is in that cell is then no link of its own. */
  readonly onOpen?: (row: Row) => void;
  /** Where Enter and the first cell lead, where opening is going to another page: rather than `onOpen`. */
  readonly link?: (row: Row) => LinkProps;
  /** Ids of the rows chosen; no boxes where absent. */
  readonly selected?: Selection;
  readonly onSelect?: (selected: Selection) => void;
}

/** A list of the register: filter, sort, group, keyboard, copy, CSV and print, for 24,000 rows as for three. */
export function RegisterTable<Row extends object>(props: RegisterTableProps<Row>): ReactNode {
  const { label, name, rows, of = rows.length, rowId, columns, empty, selected } = props;
  const t = useTexts(registerTableTexts);
  const { number } = useReading();
  const { tell } = useNotices();
  const figure = useRef<HTMLElement>(null);
  const model = useRegisterModel(rows, columns, rowId);
  if (rows.length === 0) return <p className={styles["empty"]}>{empty}</p>;

  const cellsOf = (row: Row) => columns.map(({ value }) => value(row));
  const copy = async (copied: readonly Row[]): Promise<void> => {
    try {
      await navigator.clipboard.writeText(tabbedText(copied.map(cellsOf)));
      tell(t("copied", { n: copied.length }));
    } catch {
      tell(t("notCopied"));
    }
  };
  const chosen = (): readonly Row[] => {
    const leaves = model.leaves();
    const picked = leaves.filter((row) => selected?.has(rowId(row)) === true);
    return picked.length > 0 ? picked : leaves;
  };
  const download = (): void =>
    keepFile(
      `${name}.csv`,
      new Blob(
        [
          csvText(
            columns.map(({ header }) => header),
            model.leaves().map(cellsOf),
          ),
        ],
        {
          type: "text/csv;charset=utf-8",
        },
      ),
    );

  const shownText =
    rows.length < of
      ? t("first", { here: number(rows.length), all: number(of) })
      : model.left === of
        ? t("all", { all: number(of) })
        : t("shown", { shown: number(model.left), all: number(of) });
  return (
    <figure ref={figure} className={styles["list"]}>
      <figcaption className={styles["caption"]}>{label}</figcaption>
      <ListTools
        model={model}
        columns={columns}
        isWhole={rows.length === of}
        all={of}
        shown={shownText}
        selected={selected?.size}
        figure={figure}
        onCopy={() => void copy(chosen())}
        onDownload={download}
      />
      <RegisterGrid {...props} model={model} onCopy={(row) => void copy(selected?.size ? chosen() : [row])} />
      {model.left === 0 && (
        <p className={styles["empty"]}>
          {t("nothingMatches")}{" "}
          <Button look="quiet" onPress={() => model.filter("")}>
            {t("clearFilter")}
          </Button>
        </p>
      )}
      <p className={styles["printedCount"]}>{shownText}</p>
    </figure>
  );
}
