/** Who is on the way: each transfer that has left and is not closed, with its counts. */
import { Link } from "@tanstack/react-router";
import type { Movement } from "@muster/server/api";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { AuthorityName, SiteName } from "../../ui/named.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { todayTexts } from "./texts.ts";
import styles from "./today.module.css";

export function Movements({ movements }: { readonly movements: readonly Movement[] }): ReactNode {
  const t = useTexts(todayTexts);
  const { number } = useReading();
  const { isPast } = useMoment();
  if (movements.length === 0) return <p>{t(isPast ? "nobodyMoved" : "nobodyMoves")}</p>;
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("movements")}>
      <Table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">{t("transfer")}</th>
            <th scope="col">{t("fromTo")}</th>
            <th scope="col">{t("escort")}</th>
            <th scope="col">{t("departed")}</th>
            <th scope="col" className={styles["number"]}>
              {t("boarded")}
            </th>
            <th scope="col" className={styles["number"]}>
              {t("arrived")}
            </th>
            <th scope="col" className={styles["number"]}>
              {t("outstanding")}
            </th>
            <th scope="col">{t("lastReport")}</th>
          </tr>
        </thead>
        <tbody>
          {movements.map((movement) => (
            <tr key={movement.transfer}>
              <th scope="row">
                <Link to="/transfers/$transfer" params={{ transfer: movement.transfer }}>
                  <Code>{movement.transfer}</Code>
                </Link>
              </th>
              <td>
                <SiteName code={movement.from.site} />
                <br />
                <SiteName code={movement.to.site} />
              </td>
              <td>
                <AuthorityName code={movement.escort} />
              </td>
              <td>
                <When at={movement.departedAt} />
              </td>
              <td className={styles["number"]}>{number(movement.boarded)}</td>
              <td className={styles["number"]}>{number(movement.arrived)}</td>
              <td className={styles["number"]} data-care={movement.outstanding > 0}>
                {number(movement.outstanding)}
              </td>
              <td>{movement.lastReport === null ? t("never") : <When at={movement.lastReport.at} />}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
