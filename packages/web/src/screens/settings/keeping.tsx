/** The page of whoever keeps the register: log, keyring, retention. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Answers } from "../../api/answers.ts";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { useCodes } from "../../texts/codes.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { Contents } from "./contents.tsx";
import { detailTexts } from "./detail/texts.ts";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";
import { EntryLink } from "../../ui/entry-link.tsx";

type Line = Answers["/entries"]["entries"][number];

/** What a keeper keeps: the log's key and what was signed with it, the register's keys, what is erased when. */
export function KeepingPage(): ReactNode {
  const t = useTexts(settingsTexts);
  return (
    <Page title={t("keepingTitle")}>
      <Contents />
      <Log />
      <Section title={t("keyring")}>
        <p className={styles["hint"]}>{t("keyringHint")}</p>
        <p>
          <Code>muster key status</Code>
        </p>
      </Section>
      <Retention />
    </Page>
  );
}

/** The log's own addresses are for anybody, and answer in text (C2SP tlog-tiles). */
function useLogText(path: string) {
  return useQuery({
    queryKey: ["log", path],
    queryFn: async ({ signal }) => {
      const response = await fetch(path, { signal });
      return response.ok ? (await response.text()).trimEnd() : undefined;
    },
  });
}

function Log(): ReactNode {
  const t = useTexts(settingsTexts);
  const key = useLogText("/log/key");
  const checkpoint = useLogText("/log/checkpoint");
  const [origin, size] = checkpoint.data?.split("\n") ?? [];
  return (
    <Section title={t("log")}>
      <p className={styles["hint"]}>{t("logHint")}</p>
      <dl className={styles["facts"]}>
        <dt>{t("logKey")}</dt>
        <dd>
          <output className={styles["once"]} dir="ltr" aria-label={t("logKey")}>
            {key.data}
          </output>
        </dd>
        <dt>{t("logOrigin")}</dt>
        <dd>
          <Code>{origin ?? ""}</Code>
        </dd>
        <dt>{t("logCheckpoint")}</dt>
        <dd>
          {size === undefined ? t("logWithheld") : t("logSize", { n: Number(size) })}
          <output className={styles["once"]} dir="ltr" aria-label={t("logCheckpoint")}>
            {checkpoint.data}
          </output>
        </dd>
      </dl>
    </Section>
  );
}

/** What was erased by rule and by decision, from the entries that say so. */
function Retention(): ReactNode {
  const t = useTexts(settingsTexts);
  const me = useMe();
  return (
    <Section title={t("retention")}>
      <p className={styles["hint"]}>{t("retentionHint")}</p>
      <Answer of={me}>
        {({ may }) => (may.includes("see-journal") ? <Erased /> : <p>{t("retentionWithheld")}</p>)}
      </Answer>
    </Section>
  );
}

function Erased(): ReactNode {
  const t = useTexts(settingsTexts);
  const runs = useQuestion("/entries", { kind: "retention.applied", limit: 50 });
  const erasures = useQuestion("/entries", { kind: "detail.erased", limit: 50 });
  return (
    <>
      <h3>{t("retentionRuns")}</h3>
      <Answer of={runs}>
        {({ entries }) => (entries.length === 0 ? <p>{t("retentionNone")}</p> : <Runs entries={entries} />)}
      </Answer>
      <h3>{t("erasures")}</h3>
      <p className={styles["hint"]}>{t("erasuresHint")}</p>
      <Answer of={erasures}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p>{t("erasuresNone")}</p>
          ) : (
            <ul role="list">
              {entries.map(({ number, occurredAt }) => (
                <li key={number}>
                  <When at={occurredAt} /> · <EntryLink number={number} isBare />
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}

function Runs({ entries }: { readonly entries: readonly Line[] }): ReactNode {
  const t = useTexts(settingsTexts);
  const says = useCodes(detailTexts);
  return (
    <div className={styles["scrolls"]}>
      <Table className={styles["table"]} aria-label={t("retentionRuns")}>
        <TableHead heads={[t("when"), t("retentionDetail"), t("retentionDays"), t("retentionErased"), t("entry")]} />
        <tbody>
          {entries.map(({ number, occurredAt, body }) => (
            <tr key={number}>
              <th scope="row">
                <When at={occurredAt} />
              </th>
              <td>{says("", String(body["kind"]))}</td>
              <td>{t("days", { n: Number(body["days"]) })}</td>
              <td>{t("retentionErasedOf", { details: Number(body["details"]), people: Number(body["people"]) })}</td>
              <td>
                <EntryLink number={number} isBare />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
