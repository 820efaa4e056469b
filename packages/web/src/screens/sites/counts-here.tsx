import type { SiteAnswer } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";

/** The last counts of a site, each a way to the count itself. */
export function CountsHere({ site: { counts } }: { readonly site: SiteAnswer }): ReactNode {
  const t = useTexts(sitesTexts);
  const codes = useCodes(sitesTexts);
  const { isPast } = useMoment();
  const { number, list } = useReading();
  if (counts.length === 0) return <p className={styles["soft"]}>{t(isPast ? "countsNoneThen" : "countsNone")}</p>;
  return (
    <div className={styles["scroll"]}>
      <Table className={styles["table"]} aria-label={t("counts")}>
        <TableHead heads={[t("count"), t("covers"), t("opened"), t("counted")]} />
        <tbody>
          {counts.map(({ code, counting, status, units, openedAt, numbers }) => (
            <tr key={code}>
              <th scope="row">
                <Link to="/counts/$count" params={{ count: code }}>
                  <Code>{code}</Code>
                </Link>
                <span className={styles[status === "open" ? "care" : "note"]}>
                  {codes("status.", status)}, {codes("counting.", counting)}
                </span>
              </th>
              <td>{units.length === 0 ? t("wholeSite") : <bdi>{list(units)}</bdi>}</td>
              <td>
                <When at={openedAt} />
              </td>
              <td>{numbers.length === 0 ? t("notCountedYet") : list(numbers.map(number))}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
