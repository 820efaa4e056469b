import type { SiteAnswer } from "@muster/server/api";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";
import { TableHead } from "../../ui/table.tsx";

/** The units of a site, with the people in each and the room there is. */
export function Units({ site }: { readonly site: SiteAnswer }): ReactNode {
  const t = useTexts(sitesTexts);
  const { number } = useReading();
  const { units, inNoUnit } = site;
  if (units.length === 0) return <p className={styles["soft"]}>{t("unitsNone")}</p>;
  return (
    <div className={styles["scroll"]}>
      <table className={styles["table"]} aria-label={t("units")}>
        <TableHead heads={[t("unit"), { ofNumbers: t("people") }, { ofNumbers: t("capacity") }]} />
        <tbody>
          {units.map(({ unit, people, capacity }) => (
            <tr key={unit}>
              <th scope="row">
                <bdi>{unit}</bdi>
              </th>
              <td data-align="end" data-care={capacity !== null && people > capacity}>
                {number(people)}
              </td>
              <td data-align="end">
                {capacity === null ? <span className={styles["soft"]}>{t("capacityNotSaid")}</span> : number(capacity)}
                {capacity !== null && people > capacity && (
                  <span className={styles["care"]}>{t("over", { n: people - capacity })}</span>
                )}
              </td>
            </tr>
          ))}
          {inNoUnit > 0 && (
            <tr>
              <th scope="row" className={styles["soft"]}>
                {t("inNoUnit")}
              </th>
              <td data-align="end">{number(inNoUnit)}</td>
              <td />
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
