/** Unit by unit: how many the books have, and how many of these were counted. */
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import styles from "../counts.module.css";
import type { Variance } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import { TableHead } from "../../../ui/table.tsx";

export function UnitsTable({
  variance: { units, books, missing, unexpected },
}: {
  readonly variance: Variance;
}): ReactNode {
  const t = useTexts(countsTexts);
  const { number } = useReading();
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("byUnit")}>
      <table className={styles["table"]} data-narrow>
        <TableHead
          heads={[
            t("unit"),
            { ofNumbers: t("inBooks") },
            { ofNumbers: t("countedOfThem") },
            { ofNumbers: t("missing") },
          ]}
        />
        <tbody>
          {units.map(({ unit, books: here, seen }) => (
            <tr key={unit ?? ""}>
              <th scope="row">{unit === null ? t("noUnit") : <bdi>{unit}</bdi>}</th>
              <td data-align="end">{number(here)}</td>
              <td data-align="end">{number(seen)}</td>
              <td data-align="end" data-variance={here > seen || undefined}>
                {number(here - seen)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("together")}</th>
            <td data-align="end">{number(books)}</td>
            <td data-align="end">{number(books - missing.length)}</td>
            <td data-align="end">{number(missing.length)}</td>
          </tr>
          <tr>
            <th scope="row" colSpan={2}>
              {t("unexpectedRow")}
            </th>
            <td data-align="end" data-variance={unexpected.length > 0 || undefined}>
              {number(unexpected.length)}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
