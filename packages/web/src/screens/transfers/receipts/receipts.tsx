/**
 * Receipts: the receiving officer accepts each person by name, with reservations or without, or disputes; each is signed with
 * the receiving authority's key (rule 4). Until then the sender answers.
 */
import type { ManifestLine } from "@muster/server/api";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Answer } from "../../../ui/answer.tsx";
import { Page, Section } from "../../../ui/page.tsx";
import { PersonName } from "../../../ui/person-name.tsx";
import { type Column, RegisterTable } from "../../../ui/register-table/register-table.tsx";
import { Stage } from "../manifest/stage.tsx";
import type { ManifestOf } from "../manifest-of.ts";
import { ReceiptPaper } from "../papers.tsx";
import { PersonNumber } from "../person-number.tsx";
import { useStanding } from "../standing.ts";
import { transfersTexts } from "../texts.ts";
import { useKeptFresh } from "../use-kept-fresh.ts";
import styles from "../transfers.module.css";
import { KeyChoice } from "./key-choice.tsx";
import { Receive } from "./receive.tsx";
import { ReceivedAlike } from "./received-alike.tsx";
import type { SigningKey } from "./signing-key.ts";

export function ReceiptsPage(): ReactNode {
  const t = useTexts(transfersTexts);
  const { transfer: code = "" } = useParams({ strict: false });
  const manifest = useQuestion("/transfers/:id/manifest", { id: code });
  useKeptFresh(code);
  return (
    <Page
      title={t("receiptsTitle", { code })}
      lede={
        <Link to="/transfers/$transfer" params={{ transfer: code }}>
          {t("backTo", { code })}
        </Link>
      }
    >
      <Answer of={manifest}>{(answer) => <Receipts manifest={answer} />}</Answer>
    </Page>
  );
}

function Receipts({ manifest }: { readonly manifest: ManifestOf }): ReactNode {
  const t = useTexts(transfersTexts);
  const { isPast } = useMoment();
  const { isReceiver, gives } = useStanding(manifest);
  const waiting = manifest.manifest.filter(({ stage }) => stage === "arrived" || stage === "disputed");
  const received = manifest.manifest.filter(({ stage }) => stage === "received");
  const mayReceive = isReceiver && gives("transfer.receive") && !isPast;
  return (
    <>
      <p role="status">
        {t(isPast ? "receiptsCountThen" : "receiptsCount", { done: received.length, left: waiting.length })}
      </p>
      <Section title={t("toBeReceived")}>
        {waiting.length === 0 ? (
          <p>{t(manifest.state === "departed" ? "nobodyCountedIn" : "nobodyWaits")}</p>
        ) : mayReceive ? (
          <Waiting manifest={manifest} waiting={waiting} />
        ) : (
          <Lines label={t("toBeReceived")} code={manifest.code} lines={waiting} />
        )}
      </Section>
      <Section title={t("receivedSection")}>
        <ReceivedAlike transfer={manifest.code} received={received.length} />
        <Lines label={t("receivedSection")} code={manifest.code} lines={received} printed />
      </Section>
    </>
  );
}

function Waiting({
  manifest,
  waiting,
}: {
  readonly manifest: ManifestOf;
  readonly waiting: readonly ManifestLine[];
}): ReactNode {
  const [key, setKey] = useState<SigningKey>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const t = useTexts(transfersTexts);
  const chosen = waiting.filter(({ person }) => selected.has(person));
  return (
    <>
      <KeyChoice authority={manifest.to.authority} signingKey={key} onChoose={setKey} />
      <Lines
        label={t("toBeReceived")}
        code={manifest.code}
        lines={waiting}
        selected={selected}
        onSelect={setSelected}
      />
      {key === undefined ? (
        <p className={styles["soft"]}>{t("keyFirst")}</p>
      ) : (
        <div>
          <Receive manifest={manifest} people={chosen.length === 0 ? waiting : chosen} signingKey={key} />
        </div>
      )}
    </>
  );
}

interface LinesProps {
  readonly label: string;
  readonly code: string;
  readonly lines: readonly ManifestLine[];
  readonly printed?: boolean;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
}

function Lines({ label, code, lines, printed = false, selected, onSelect }: LinesProps): ReactNode {
  const t = useTexts(transfersTexts);
  const columns: readonly Column<ManifestLine>[] = [
    {
      id: "number",
      header: t("number"),
      value: ({ number }) => number,
      cell: (line) => <PersonNumber {...line} />,
      width: "10rem",
    },
    {
      id: "name",
      header: t("name"),
      value: ({ name }) => name,
      cell: ({ name }) => <PersonName name={name} />,
      width: "minmax(16rem, 1fr)",
    },
    {
      id: "stage",
      header: t("stands"),
      value: ({ stage }) => t(`stage.${stage}`),
      cell: (line) => <Stage line={line} />,
      width: "12rem",
      groups: true,
    },
    ...(printed
      ? [
          {
            id: "print",
            header: t("paper"),
            value: () => null,
            cell: (line: ManifestLine) => <ReceiptPaper transfer={code} person={line.person} />,
            width: "12rem",
          },
        ]
      : []),
  ];
  return (
    <RegisterTable
      label={label}
      name={`receipts-${code}`}
      rows={lines}
      rowId={({ person }) => person}
      columns={columns}
      empty={t("nobodyReceived")}
      {...(selected === undefined ? {} : { selected })}
      {...(onSelect === undefined ? {} : { onSelect })}
    />
  );
}
