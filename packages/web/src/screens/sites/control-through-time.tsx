import type { Handover, SiteAnswer } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { AuthorityName } from "../../ui/named.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";
import { EntryLink } from "../../ui/entry-link.tsx";

/** Who controlled the site, from when, by what instrument; and what each passing left to settle. */
export function ControlThroughTime({ site }: { readonly site: SiteAnswer }): ReactNode {
  const t = useTexts(sitesTexts);
  const codes = useCodes(sitesTexts);
  const { isPast } = useMoment();
  const { data } = useQuestion("/handovers", { site: site.code });
  return (
    <div className={styles["scroll"]}>
      <Table className={styles["table"]} aria-label={t("control")}>
        <TableHead heads={[t("authority"), t("from"), t("until"), t("instrument"), t("entry")]} />
        <tbody>
          {site.control.toReversed().map(({ authority, from, until, instrument, entry }) => {
            const passing = data?.handovers.find((one) => one.entry === entry);
            return (
              <tr key={entry}>
                <th scope="row">
                  <AuthorityName code={authority} />
                </th>
                <td>
                  <When at={from} />
                </td>
                <td>{until === null ? !isPast && t("untilNow") : <When at={until} />}</td>
                <td>
                  {codes("instrument.", instrument)}
                  {passing !== undefined && <Left passing={passing} />}
                  {instrument === "handover" && (
                    <Link to="/sites/$site/handover" params={{ site: site.code }} className={styles["note"]}>
                      {t("handoverSee")}
                    </Link>
                  )}
                </td>
                <td>
                  <EntryLink number={entry} isBare />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

/** What a handover or seizure said of the people, and whom it left who still is open. */
function Left({ passing: { jointRoll, unseen, stillOpen, addedSince } }: { readonly passing: Handover }): ReactNode {
  const t = useTexts(sitesTexts);
  const { number } = useReading();
  return (
    <>
      <span className={styles["note"]}>
        {jointRoll !== null && t("jointRoll", { on: number(jointRoll.on), notOn: number(jointRoll.notOn) })}
        {unseen !== null && t("unseen", { unseen: number(unseen.toBeConfirmed), out: number(unseen.out) })}{" "}
        {addedSince > 0 && t("addedSince", { n: addedSince })}
      </span>
      <span className={styles[stillOpen > 0 ? "care" : "note"]}>{t("leftOpen", { n: stillOpen })}</span>
    </>
  );
}
