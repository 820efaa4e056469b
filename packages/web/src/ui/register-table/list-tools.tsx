import { type ReactNode, type RefObject, useId } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../button.tsx";
import type { Column } from "./column.ts";
import styles from "./register-table.module.css";
import { registerTableTexts } from "./texts.ts";
import type { RegisterModel } from "./use-model.ts";
import { printAlone } from "./use-printing.ts";

/** A list this short is seen whole: there is nothing to look for in it. */
const SEEN_WHOLE = 8;

interface ListToolsProps<Row extends object> {
  readonly model: RegisterModel<Row>;
  readonly columns: readonly Column<Row>[];
  /** A list that is not whole yet is not taken along. */
  readonly isWhole: boolean;
  readonly all: number;
  /** How much of it is shown, in words. */
  readonly shown: string;
  /** Undefined where nothing can be chosen. */
  readonly selected: number | undefined;
  readonly figure: RefObject<HTMLElement | null>;
  readonly onCopy: () => void;
  readonly onDownload: () => void;
}

/** What stands over a list: the filter, what it is grouped by, how much of it is shown, and the ways to take it along. */
export function ListTools<Row extends object>({
  model,
  columns,
  isWhole,
  all,
  shown,
  selected,
  figure,
  onCopy,
  onDownload,
}: ListToolsProps<Row>): ReactNode {
  const t = useTexts(registerTableTexts);
  const { number } = useReading();
  const { query, groupedBy } = model.wanted;
  const id = useId();
  const groups = columns.filter(({ groups }) => groups === true);
  const isLong = all > SEEN_WHOLE || query !== "";
  return (
    <div className={styles["tools"]}>
      {isLong && (
        <div className={styles["tool"]}>
          <label htmlFor={`${id}-filter`}>{t("filter")}</label>
          <input
            id={`${id}-filter`}
            type="search"
            value={query}
            placeholder={t("filterHint")}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => model.filter(target.value)}
          />
        </div>
      )}
      {isLong && groups.length > 0 && (
        <div className={styles["tool"]}>
          <label htmlFor={`${id}-groups`}>{t("groupBy")}</label>
          <select
            id={`${id}-groups`}
            value={groupedBy ?? ""}
            onChange={({ target }) => model.group(target.value === "" ? undefined : target.value)}
          >
            <option value="">{t("noGroups")}</option>
            {groups.map((column) => (
              <option key={column.id} value={column.id}>
                {column.header}
              </option>
            ))}
          </select>
        </div>
      )}
      <p className={styles["count"]} role="status">
        {shown}
        {selected !== undefined && selected > 0 && <> · {t("selected", { n: number(selected) })}</>}
      </p>
      <div className={styles["take"]}>
        <Button look="quiet" isDisabled={!isWhole} onPress={onCopy}>
          {t("copy")}
        </Button>
        <Button look="quiet" isDisabled={!isWhole} onPress={onDownload}>
          {t("csv")}
        </Button>
        <Button look="quiet" isDisabled={!isWhole} onPress={() => printAlone(figure.current)}>
          {t("print")}
        </Button>
      </div>
    </div>
  );
}
