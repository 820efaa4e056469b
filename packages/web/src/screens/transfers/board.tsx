/** The board: every transfer the officer's authority is party to, by state, and the programmes they belong to. */
import type { TransferSummary, TransferState } from "@muster/server/api";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Answer } from "../../ui/answer.tsx";
import { AuthorityName } from "../../ui/named.tsx";
import { Page, Section } from "../../ui/page.tsx";
import { Code } from "../../ui/person-name.tsx";
import { Table, TableHead } from "../../ui/table.tsx";
import { When } from "../../ui/when.tsx";
import { Programmes } from "./programmes.tsx";
import { AwaitingProposals } from "./proposals.tsx";
import { useStanding } from "./standing.ts";
import { TRANSFER_STATES } from "./states.ts";
import { transfersTexts } from "./texts.ts";
import styles from "./transfers.module.css";
import { useBoardKeptFresh } from "./use-kept-fresh.ts";
import { Ends } from "./ends.tsx";

export function TransfersPage(): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const { gives } = useStanding();
  const transfers = useQuestion("/transfers");
  useBoardKeptFresh();
  return (
    <Page
      title={t("title")}
      lede={t(isPast ? "boardLedePast" : "boardLede")}
      actions={
        !isPast &&
        gives("transfer.propose") && (
          <Link to="/transfers/new" className={styles["action"]}>
            {t("propose")}
          </Link>
        )
      }
    >
      <AwaitingProposals />
      <Answer of={transfers}>{({ transfers: all }) => <Board transfers={all} />}</Answer>
      <Programmes />
    </Page>
  );
}

function Board({ transfers }: { readonly transfers: readonly TransferSummary[] }): ReactNode {
  const t = useTexts(transfersTexts);
  if (transfers.length === 0) return <p>{t("noTransfers")}</p>;
  const inState = Map.groupBy(transfers, ({ state }) => state);
  const empty = TRANSFER_STATES.filter((state) => !inState.has(state));
  return (
    <Section title={t("byState")}>
      <div className={styles["scroll"]}>
        <Table className={styles["board"]}>
          <TableHead
            heads={[
              t("transfer"),
              t("fromTo"),
              t("escort"),
              { ofNumbers: t("listed") },
              { ofNumbers: t("left") },
              { ofNumbers: t("arrived") },
              { ofNumbers: t("received") },
              { ofNumbers: t("outstanding") },
              t("lastChange"),
            ]}
          />
          {TRANSFER_STATES.map((state) => (
            <Group key={state} state={state} transfers={inState.get(state) ?? []} />
          ))}
        </Table>
      </div>
      {empty.length > 0 && (
        <p className={styles["soft"]}>
          {t("noneInState", { states: empty.map((state) => t(`state.${state}`)).join(" · ") })}
        </p>
      )}
    </Section>
  );
}

function Group({
  state,
  transfers,
}: {
  readonly state: TransferState;
  readonly transfers: readonly TransferSummary[];
}): ReactNode {
  const t = useTexts(transfersTexts);
  if (transfers.length === 0) return null;
  const newestFirst = transfers.toSorted((one, other) => (one.latest < other.latest ? 1 : -1));
  return (
    <tbody>
      <tr className={styles["group"]}>
        <th scope="rowgroup" colSpan={9}>
          {t(`state.${state}`)} <span className={styles["soft"]}>{t("transfers", { n: transfers.length })}</span>
        </th>
      </tr>
      {newestFirst.map((transfer) => (
        <Line key={transfer.code} transfer={transfer} />
      ))}
    </tbody>
  );
}

function Line({ transfer }: { readonly transfer: TransferSummary }): ReactNode {
  const { number } = useReading();
  const { code, from, to, escort, listed, counts, outstanding, unexplained, latest } = transfer;
  return (
    <tr>
      <th scope="row">
        <Link to="/transfers/$transfer" params={{ transfer: code }}>
          <Code>{code}</Code>
        </Link>
      </th>
      <td className={styles["ends"]}>
        <Ends from={from} to={to} />
      </td>
      <td>
        <AuthorityName code={escort} />
      </td>
      <td data-align="end">{number(listed)}</td>
      <td data-align="end">{number(counts.boarded)}</td>
      <td data-align="end">{number(counts.arrived)}</td>
      <td data-align="end">{number(counts.received)}</td>
      <td data-align="end" data-open={unexplained > 0 || undefined}>
        {number(Math.max(outstanding, unexplained))}
      </td>
      <td>
        <When at={latest} />
      </td>
    </tr>
  );
}
