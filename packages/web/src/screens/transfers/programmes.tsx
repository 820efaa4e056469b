/** Programmes of transfers: a plan is not a count, so the ceiling stands beside what was proposed, left and was received. */
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { Arrow } from "./ends.tsx";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";

export function Programmes(): ReactNode {
  const t = useTexts(transfersTexts);
  const { number } = useReading();
  const programmes = useQuestion("/programmes");
  if (programmes.error?.isForbidden === true) return null;
  return (
    <Section title={t("programmes")}>
      <p className={styles["soft"]}>{t("planIsNoCount")}</p>
      <Answer of={programmes}>
        {({ programmes: all }) =>
          all.length === 0 ? (
            <p>{t("noProgrammes")}</p>
          ) : (
            <div className={styles["scroll"]} role="region" aria-label={t("programmes")} tabIndex={0}>
              <Table className={styles["board"]}>
                <TableHead
                  heads={[
                    t("programme"),
                    t("fromTo"),
                    { ofNumbers: t("ceiling") },
                    { ofNumbers: t("proposedPeople") },
                    { ofNumbers: t("left") },
                    { ofNumbers: t("received") },
                    { ofNumbers: t("broughtBack") },
                    { ofNumbers: t("underCeiling") },
                  ]}
                />
                <tbody>
                  {all.map(({ code, from, to, ceiling, totals, source }) => (
                    <tr key={code}>
                      <th scope="row">
                        <Code>{code}</Code>
                        <br />
                        <span className={styles["soft"]}>
                          <bdi>{source}</bdi>
                        </span>
                      </th>
                      <td className={styles["ends"]}>
                        {from.map((authority, at) => (
                          <span key={authority}>
                            {at > 0 && " · "}
                            <AuthorityName code={authority} />
                          </span>
                        ))}{" "}
                        <Arrow />{" "}
                        {to.map((authority) => (
                          <AuthorityName key={authority} code={authority} />
                        ))}
                      </td>
                      <td data-align="end">{number(ceiling)}</td>
                      <td data-align="end">{number(totals.proposed)}</td>
                      <td data-align="end">{number(totals.departed)}</td>
                      <td data-align="end">{number(totals.received)}</td>
                      <td data-align="end">{number(totals.returned)}</td>
                      <td data-align="end">{number(ceiling - totals.committed)}</td>
                    </tr>
                  ))}
                </tbody>
              </Table>
            </div>
          )
        }
      </Answer>
    </Section>
  );
}
