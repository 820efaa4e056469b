/** The entries of the journal behind a person's file. */
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { Answer } from "../../../ui/answer.tsx";
import { Button } from "../../../ui/button.tsx";
import { EntryKind } from "../../../ui/entry-kind/entry-kind.tsx";
import { AuthorityName } from "../../../ui/named.tsx";
import { Section } from "../../../ui/page.tsx";
import { Table, TableHead } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import styles from "./person.module.css";
import { personTexts } from "./texts.ts";
import { EntryLink } from "../../../ui/entry-link.tsx";

const PAGE = 30;

/** Every entry that says something about them, the newest first, by whom and when it became known. */
export function Entries({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(personTexts);
  const [after, setAfter] = useState<number>();
  const entries = useQuestion("/people/:id/entries", { id: person, after, limit: PAGE });
  return (
    <Section title={t("entries")}>
      <Answer of={entries}>
        {({ entries: page, next }) => (
          <>
            <div className={styles["scroll"]}>
              <Table className={styles["table"]}>
                <TableHead heads={[t("what"), t("occurred"), t("recorded"), t("saysSo"), t("entryHead")]} />
                <tbody>
                  {page.map(({ number, kind, occurredAt, recordedAt, by, correctedBy }) => (
                    <tr key={number}>
                      <th scope="row">
                        <EntryKind kind={kind} />
                        {correctedBy !== null && (
                          <span className={styles["due"]}>
                            {" "}
                            {t("corrected")} <EntryLink number={correctedBy} />
                          </span>
                        )}
                      </th>
                      <td>
                        <When at={occurredAt} />
                      </td>
                      <td>
                        <When at={recordedAt} />
                      </td>
                      <td>
                        <AuthorityName code={by.authority} />
                      </td>
                      <td>
                        <EntryLink number={number} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
            <p>
              {after !== undefined && (
                <Button look="quiet" onPress={() => setAfter(undefined)}>
                  {t("newest")}
                </Button>
              )}
              {next !== null && (
                <Button look="quiet" onPress={() => setAfter(next)}>
                  {t("older")}
                </Button>
              )}
            </p>
          </>
        )}
      </Answer>
    </Section>
  );
}
