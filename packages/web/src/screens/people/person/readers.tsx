import { type ReactNode, useState } from "react";
import { useMe } from "../../../api/me.ts";
import { useQuestion } from "../../../api/question.ts";
import { useCodes } from "../../../texts/codes.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { shellTexts } from "../../../shell/texts.ts";
import { Answer } from "../../../ui/answer.tsx";
import { Button } from "../../../ui/button.tsx";
import { AuthorityName } from "../../../ui/named.tsx";
import { Section } from "../../../ui/page.tsx";
import { Code } from "../../../ui/person-name.tsx";
import { Table, TableHead } from "../../../ui/table.tsx";
import { When } from "../../../ui/when.tsx";
import styles from "./person.module.css";
import { personTexts } from "./texts.ts";

/** Who has read this file, when and why: asked for when it is wanted, by whoever may know. */
export function Readers({ person }: { readonly person: string }): ReactNode {
  const t = useTexts(personTexts);
  const says = useCodes(personTexts);
  const purposes = useCodes(shellTexts);
  const [isAsked, ask] = useState(false);
  const [before, setBefore] = useState<number>();
  const me = useMe();
  const readers = useQuestion("/people/:id/readers", { id: person, before }, { when: isAsked, moment: {} });
  if (me.data?.maySometimes.includes("see-readers") !== true) return null;
  return (
    <Section title={t("readers")}>
      {!isAsked ? (
        <p>
          <Button onPress={() => ask(true)}>{t("readersAsk")}</Button>
        </p>
      ) : (
        <Answer of={readers}>
          {({ events, next }) => (
            <>
              {events.length === 0 && <p>{t("noReaders")}</p>}
              <div className={styles["scroll"]}>
                <Table className={styles["table"]}>
                  <TableHead heads={[t("readAt"), t("reader"), t("authority"), t("readWhat"), t("readWhy")]} />
                  <tbody>
                    {events.map(({ number, at, by, kind, outcome, purpose, note }) => (
                      <tr key={number}>
                        <td>
                          <When at={at} />
                        </td>
                        <td>{by === undefined ? t("notSaid") : <Code>{by.officer}</Code>}</td>
                        <td>{by !== undefined && <AuthorityName code={by.authority} />}</td>
                        <td>
                          {says("access.", kind)}
                          {outcome === "refused" && <span className={styles["overdue"]}> ({t("refused")})</span>}
                        </td>
                        <td>
                          {purpose !== undefined && purposes("purpose.", purpose)}
                          {note !== null && (
                            <>
                              : <bdi>{note}</bdi>
                            </>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </Table>
              </div>
              {next !== undefined && (
                <Button look="quiet" onPress={() => setBefore(next)}>
                  {t("older")}
                </Button>
              )}
            </>
          )}
        </Answer>
      )}
    </Section>
  );
}
