/** Possible duplicates, of the newest entries first: what speaks for each pair, and what officers may say of it. */
import type { DuplicateLine, DuplicatesAnswer } from "@muster/server/api";
import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "../../api/me.ts";
import { useQuestion } from "../../api/question.ts";
import { AwaitingLinks } from "../../likeness/awaiting.tsx";
import { ComparedPersonLine } from "../../likeness/compared-person.tsx";
import { Evidence } from "../../likeness/evidence.tsx";
import { PairActs } from "../../likeness/pair-acts.tsx";
import { Likelihood } from "../../likeness/weight.tsx";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { EntryLink } from "../../ui/entry-link.tsx";
import { Page, Section } from "../../ui/page.tsx";
import styles from "./duplicates.module.css";
import { SameGroups } from "./same-groups.tsx";
import { duplicatesTexts } from "./texts.ts";

/** So many people are looked at for a page; most of them have no possible duplicate. */
const PAGE = 50;

export function DuplicatesPage(): ReactNode {
  const t = useTexts(duplicatesTexts);
  const { before, entry, transfer } = useSearch({ from: "/frame/duplicates" });
  const duplicates = useQuestion("/duplicates", { before, entry, limit: PAGE }, { when: transfer === undefined });
  if (transfer !== undefined) return <ReceivedDuplicates transfer={transfer} before={before} />;
  return (
    <Page title={t("title")} lede={t("lede")}>
      <CountedTwice />
      <AwaitingLinks />
      <Section title={t("queue")}>
        {entry !== undefined && (
          <p>
            {t("ofEntry")} <EntryLink number={entry} />
          </p>
        )}
        <Answer of={duplicates}>{(found) => <Queue found={found} isFirst={before === undefined} />}</Answer>
      </Section>
      <SameGroups />
    </Page>
  );
}

/** The same of those whom one transfer brought: also for who receives them, and may look for nobody else. */
function ReceivedDuplicates({
  transfer,
  before,
}: {
  readonly transfer: string;
  readonly before: string | undefined;
}): ReactNode {
  const t = useTexts(duplicatesTexts);
  const duplicates = useQuestion("/transfers/:id/duplicates", { id: transfer, before, limit: PAGE });
  return (
    <Page title={t("title")} lede={t("lede")}>
      <AwaitingLinks />
      <Section title={t("queue")}>
        <p>
          {t("ofTransfer")}{" "}
          <Link to="/transfers/$transfer/receipts" params={{ transfer }}>
            {transfer}
          </Link>
        </p>
        <Answer of={duplicates}>
          {(found) => <Queue found={found} isFirst={before === undefined} isOfTransfer />}
        </Answer>
      </Section>
    </Page>
  );
}

/** How many records are asserted to be of the same person as another, for who may see the balance. */
function CountedTwice(): ReactNode {
  const t = useTexts(duplicatesTexts);
  const me = useMe();
  const balance = useQuestion("/balance", {}, { when: me.data?.may.includes("see-balance") === true });
  if (balance.data === undefined) return null;
  const { records, people } = balance.data.sameAs;
  return <p>{t("countedTwice", { records, people })}</p>;
}

interface QueueProps {
  readonly found: DuplicatesAnswer;
  readonly isFirst: boolean;
  /** Its entries are receipts. */
  readonly isOfTransfer?: boolean;
}

function Queue({ found: { pairs, next }, isFirst, isOfTransfer = false }: QueueProps): ReactNode {
  const t = useTexts(duplicatesTexts);
  return (
    <>
      <p role="status">{pairs.length === 0 && next !== null ? t("more") : t("shown", { n: pairs.length })}</p>
      {pairs.length > 0 && (
        <ol role="list" className={styles["pairs"]}>
          {pairs.map((pair) => (
            <li key={`${pair.one.person} ${pair.other.person}`}>
              <Pair pair={pair} isOfTransfer={isOfTransfer} />
            </li>
          ))}
        </ol>
      )}
      <nav aria-label={t("pages")} className={styles["pages"]}>
        {!isFirst && (
          <Link to="/duplicates" search={({ before: _before, ...search }) => search}>
            {t("newest")}
          </Link>
        )}
        {next === null ? (
          <span className={styles["soft"]}>{t(isOfTransfer ? "endOfTransfer" : "end")}</span>
        ) : (
          <Link to="/duplicates" search={(search) => ({ ...search, before: next })}>
            {t("older")}
          </Link>
        )}
      </nav>
    </>
  );
}

function Pair({ pair, isOfTransfer }: { readonly pair: DuplicateLine; readonly isOfTransfer: boolean }): ReactNode {
  const t = useTexts(duplicatesTexts);
  const { one, other, entry, weight, probability, evidence } = pair;
  return (
    <>
      <header className={styles["head"]}>
        <h3>
          <Likelihood weight={weight} probability={probability} />
        </h3>
        <span className={styles["soft"]}>
          {t(isOfTransfer ? "received" : "said")} <EntryLink number={entry} />
        </span>
      </header>
      <div className={styles["two"]}>
        <ComparedPersonLine person={one} />
        <ComparedPersonLine person={other} />
      </div>
      <Evidence evidence={evidence} />
      <div className={styles["acts"]}>
        <PairActs person={one.person} other={other.person} weight={weight} />
      </div>
    </>
  );
}
