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
  const { before, entry } = useSearch({ from: "/frame/duplicates" });
  const duplicates = useQuestion("/duplicates", { before, entry, limit: PAGE });
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
}

function Queue({ found: { pairs, next }, isFirst }: QueueProps): ReactNode {
  const t = useTexts(duplicatesTexts);
  return (
    <>
      <p role="status">{pairs.length === 0 && next !== null ? t("more") : t("shown", { n: pairs.length })}</p>
      {pairs.length > 0 && (
        <ol role="list" className={styles["pairs"]}>
          {pairs.map((pair) => (
            <li key={`${pair.one.person} ${pair.other.person}`}>
              <Pair pair={pair} />
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
          <span className={styles["soft"]}>{t("end")}</span>
        ) : (
          <Link to="/duplicates" search={(search) => ({ ...search, before: next })}>
            {t("older")}
          </Link>
        )}
      </nav>
    </>
  );
}

function Pair({ pair }: { readonly pair: DuplicateLine }): ReactNode {
  const t = useTexts(duplicatesTexts);
  const { one, other, entry, weight, probability, evidence } = pair;
  return (
    <>
      <header className={styles["head"]}>
        <h3>
          <Likelihood weight={weight} probability={probability} />
        </h3>
        <span className={styles["soft"]}>
          {t("said")} <EntryLink number={entry} />
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
