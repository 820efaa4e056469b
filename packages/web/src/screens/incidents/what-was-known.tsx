/**
 * What the register took in about an incident, in the order in which it did: what was known when, and the way to look at the
 * page as it was known then.
 */
import type { EntryLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { Button } from "../../ui/button.tsx";
import { EntryKind } from "../../ui/entry-kind/entry-kind.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./incidents.module.css";
import { incidentsTexts } from "./texts.ts";
import { WhoIsNamed } from "./who-is-named.tsx";
import { EntryLink } from "../../ui/entry-link.tsx";

const MOST_ENTRIES = 1_000;

export function WhatWasKnown({ incident }: { readonly incident: string }): ReactNode {
  const t = useTexts(incidentsTexts);
  const entries = useQuestion("/incidents/:id/entries", { id: incident, limit: MOST_ENTRIES });
  return (
    <Answer of={entries}>
      {({ entries: lines }) => (
        <div className={styles["scroll"]} tabIndex={0} role="region" aria-label={t("knownTitle")}>
          <Table className={styles["table"]}>
            <TableHead heads={[t("recorded"), t("what"), t("occurred"), t("people"), t("enteredFor"), t("look")]} />
            <tbody>
              {[...lines].reverse().map((line) => (
                <Line key={line.number} line={line} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </Answer>
  );
}

function Line({ line }: { readonly line: EntryLine }): ReactNode {
  const t = useTexts(incidentsTexts);
  const { number } = useReading();
  const { knownAt, asOf, look } = useMoment();
  const isHere = knownAt === line.number;
  return (
    <tr data-here={isHere || undefined}>
      <th scope="row">
        <When at={line.recordedAt} />
        <div>
          <EntryLink number={line.number} />
        </div>
      </th>
      <td>
        <EntryKind kind={line.kind} />
        {line.correctedBy !== null && (
          <div className={styles["owed"]}>{t("correctedBy", { number: line.correctedBy })}</div>
        )}
      </td>
      <td>
        <When at={line.occurredAt} />
      </td>
      <td>
        {line.people > 0 && number(line.people)}
        {line.people > 0 && <WhoIsNamed entry={line.number} />}
      </td>
      <td>
        <AuthorityName code={line.by.authority} />
      </td>
      <td>
        {isHere ? (
          t("lookedAtHere")
        ) : (
          <Button
            look="quiet"
            aria-label={t("lookFromNamed", { number: line.number })}
            onPress={() => look({ ...(asOf === undefined ? {} : { asOf }), knownAt: line.number })}
          >
            {t("lookFrom")}
          </Button>
        )}
      </td>
    </tr>
  );
}
