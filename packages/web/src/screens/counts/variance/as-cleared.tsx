/** What stood between a count and the books when it cleared, as they were then and as known then, with each explanation. */
import type { ReactNode } from "react";
import { useMe } from "../../../api/me.ts";
import { useQuestion } from "../../../api/question.ts";
import { useReading, useTexts } from "../../../texts/reading.tsx";
import { Answer } from "../../../ui/answer.tsx";
import { Code } from "../../../ui/person-name.tsx";
import styles from "../counts.module.css";
import { countedThen, varianceOf } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import { type Cleared, type CountTold, type Reason, reasonsIn } from "../told.ts";
import { Differences, differingIn } from "./differences.tsx";
import { UnitsTable } from "./units-table.tsx";
import { EntryLink } from "../../../ui/entry-link.tsx";

interface AsClearedProps {
  readonly count: CountTold;
  readonly cleared: Cleared;
}

export function AsCleared({ count, cleared }: AsClearedProps): ReactNode {
  return (
    <>
      <Sum {...cleared} />
      {count.counting === "named" && <ByPerson count={count} cleared={cleared} />}
    </>
  );
}

function Sum({ counted, books, missing, unexpected, by, entry, explanation }: Cleared): ReactNode {
  const t = useTexts(countsTexts);
  const { number } = useReading();
  const facts = [
    [t("counted"), counted],
    [t("inBooks"), books],
    [t("missing"), missing],
    [t("unexpected"), unexpected],
  ] as const;
  return (
    <>
      <dl className={styles["facts"]}>
        {facts.map(([says, n]) => (
          <div key={says}>
            <dt>{says}</dt>
            <dd className={styles["figure"]}>{number(n)}</dd>
          </div>
        ))}
        <div>
          <dt>{t("clearedBy")}</dt>
          <dd>
            <Code>{by.officer}</Code> <EntryLink number={entry} />
          </dd>
        </div>
      </dl>
      {explanation !== undefined && (
        <blockquote className={styles["quoted"]} dir="auto">
          {explanation}
        </blockquote>
      )}
    </>
  );
}

/** Why, of each by name, is in the journal: for who may read that, and why people are held. */
function ByPerson({ count, cleared }: AsClearedProps): ReactNode {
  const me = useMe();
  const differs = cleared.missing + cleared.unexpected > 0;
  const mayRead = differs && me.data?.may.includes("see-journal") === true;
  const entry = useQuestion("/journal/:number", { number: cleared.entry }, { when: mayRead });
  if (!mayRead) return <WithReasons count={count} cleared={cleared} reasons={[]} />;
  return (
    <Answer of={entry}>
      {({ line }) => <WithReasons count={count} cleared={cleared} reasons={reasonsIn(line)} />}
    </Answer>
  );
}

function WithReasons({ count, cleared, reasons }: AsClearedProps & { readonly reasons: readonly Reason[] }): ReactNode {
  const t = useTexts(countsTexts);
  const then = { asOf: cleared.at, knownAt: cleared.entry };
  const roll = useQuestion("/sites/:id/roll", { id: count.site }, { moment: then });
  return (
    <Answer of={roll}>
      {({ people }) => {
        const counted = countedThen(count, cleared, reasons, people);
        if (counted === undefined) return <p className={styles["soft"]}>{t("explanationsWithheld")}</p>;
        const variance = varianceOf(count, counted, people);
        const differing = differingIn(variance);
        return (
          <>
            <UnitsTable variance={variance} />
            {differing.length > 0 && (
              <Differences
                differing={differing}
                beside={({ person }) => <bdi>{reasons.find((one) => one.person === person)?.reason}</bdi>}
              />
            )}
          </>
        );
      }}
    </Answer>
  );
}
