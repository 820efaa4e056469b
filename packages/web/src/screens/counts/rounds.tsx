/**
 * Who counted what, round after round. Two count independently: what the first found is not shown to an officer who may yet
 * be the second (CNT-1).
 */
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { AuthorityName } from "../../ui/named.tsx";
import { Code } from "../../ui/person-name.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./counts.module.css";
import { useOwnSites } from "../../ui/own-sites.ts";
import { between, mayCount, recordsOf } from "./standing.ts";
import { countsTexts } from "./texts.ts";
import type { CountRecord, CountTold } from "./told.ts";
import { EntryLink } from "../../ui/entry-link.tsx";
import { TableHead } from "../../ui/table.tsx";

export function Rounds({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  if (count.records.length === 0) {
    return (
      <p className={styles["soft"]}>{t(isPast || count.status !== "open" ? "nobodyCountedThen" : "nobodyCounted")}</p>
    );
  }
  const rounds = [...new Set(count.records.map(({ round }) => round))];
  return (
    <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("roundsTitle")}>
      <table className={styles["table"]}>
        <TableHead heads={[t("round"), t("officer"), t("countedAt"), { ofNumbers: t("counted") }, t("cameTo")]} />
        {rounds.map((round) => (
          <Round key={round} count={count} round={round} />
        ))}
      </table>
    </div>
  );
}

function Round({ count, round }: { readonly count: CountTold; readonly round: number }): ReactNode {
  const { number } = useReading();
  const t = useTexts(countsTexts);
  const { officer, gives, isOwn } = useOwnSites();
  const records = recordsOf(count, round);
  const isToCount =
    officer !== undefined &&
    isOwn(count.site) &&
    gives("count.record") &&
    round === count.round &&
    mayCount(count, officer);
  return (
    <tbody>
      {records.map((record, place) => (
        <tr key={record.entry}>
          {place === 0 && (
            <th scope="rowgroup" rowSpan={records.length}>
              {number(round)}
            </th>
          )}
          <td>
            <Code>{record.by.officer}</Code>
            <div className={styles["soft"]}>
              <AuthorityName code={record.by.authority} />
            </div>
          </td>
          <td>
            <When at={record.at} /> <EntryLink number={record.entry} />
          </td>
          <td data-align="end">
            {isToCount ? <span className={styles["soft"]}>{t("notShownYet")}</span> : number(record.number)}
          </td>
          {place === 0 && (
            <td rowSpan={records.length}>
              <CameTo records={records} isLast={round === count.round} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** What a round came to: a second is awaited, both said the same, or they differed and by whom. */
function CameTo({
  records,
  isLast,
}: {
  readonly records: readonly CountRecord[];
  readonly isLast: boolean;
}): ReactNode {
  const t = useTexts(countsTexts);
  const [first, second] = records;
  if (first === undefined || second === undefined) return t("awaitsSecond");
  if (isLast) return t("bothSame");
  const people = between(first, second);
  if (people === undefined) return t("differed");
  const [onlyFirst, onlySecond] = people;
  return (
    <>
      {t("differed")}
      <ul role="list" className={styles["soft"]}>
        {onlyFirst.length > 0 && <li>{t("onlyOne", { officer: first.by.officer, n: onlyFirst.length })}</li>}
        {onlySecond.length > 0 && <li>{t("onlyOne", { officer: second.by.officer, n: onlySecond.length })}</li>}
      </ul>
    </>
  );
}
