/** The entries of the journal behind a site. */
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { Comma } from "../../ui/comma.tsx";
import { EntryKind } from "../../ui/entry-kind/entry-kind.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./sites.module.css";
import { sitesTexts } from "./texts.ts";
import { EntryLink } from "../../ui/entry-link.tsx";

const PAGE = 20;

/** What is recorded about a site, the newest first, a page at a time. */
export function EntriesAbout({ site }: { readonly site: string }): ReactNode {
  const t = useTexts(sitesTexts);
  const { number } = useReading();
  const [after, setAfter] = useState<number>();
  const entries = useQuestion("/sites/:id/entries", { id: site, after, limit: PAGE });
  return (
    <Answer of={entries}>
      {({ entries: lines, next }) => (
        <>
          {lines.length === 0 ? (
            <p className={styles["soft"]}>{t("entriesNone")}</p>
          ) : (
            <div className={styles["scroll"]}>
              <Table className={styles["table"]} aria-label={t("entries")}>
                <TableHead heads={[t("entry"), t("occurred"), t("what"), { ofNumbers: t("people") }, t("who")]} />
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.number}>
                      <th scope="row">
                        <EntryLink number={line.number} isBare />
                      </th>
                      <td>
                        <When at={line.occurredAt} />
                      </td>
                      <td>
                        <EntryKind kind={line.kind} />
                        {line.correctedBy !== null && (
                          <span className={styles["care"]}>{t("corrected", { number: number(line.correctedBy) })}</span>
                        )}
                        {line.corrects !== null && (
                          <span className={styles["note"]}>{t("corrects", { number: number(line.corrects) })}</span>
                        )}
                      </td>
                      <td data-align="end">{line.people > 0 && number(line.people)}</td>
                      <td>
                        <Code>{line.by.officer}</Code>
                        <Comma />
                        <AuthorityName code={line.by.authority} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          )}
          <p className={styles["buttons"]}>
            {after !== undefined && <Button onPress={() => setAfter(undefined)}>{t("newest")}</Button>}
            {next !== null && <Button onPress={() => setAfter(next)}>{t("older")}</Button>}
          </p>
        </>
      )}
    </Answer>
  );
}
