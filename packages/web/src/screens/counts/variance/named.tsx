/** The difference of a named count that two officers agree on, person by person, to be explained so that the count can clear. */
import type { PersonId } from "@muster/record";
import type { ReactNode } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Answer } from "../../../ui/answer.tsx";
import styles from "../counts.module.css";
import { varianceOf } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import type { CountRecord, CountTold } from "../told.ts";
import { Clear } from "./clear.tsx";
import { Differences, differingIn } from "./differences.tsx";
import { Explain } from "./explain.tsx";
import { MayClear } from "./may-clear.tsx";
import { NumbersAlone } from "./numbers-alone.tsx";
import { UnitsTable } from "./units-table.tsx";

interface NamedVarianceProps {
  readonly count: CountTold;
  readonly record: CountRecord;
}

export function NamedVariance({ count, record }: NamedVarianceProps): ReactNode {
  const t = useTexts(countsTexts);
  if (record.people !== undefined) return <ByPerson count={count} people={record.people} />;
  return (
    <>
      <NumbersAlone count={count} counted={record.number} />
      <p className={styles["hint"]}>{t("whomNotShown")}</p>
      <MayClear count={count}>
        <Clear count={count} />
      </MayClear>
    </>
  );
}

interface ByPersonProps {
  readonly count: CountTold;
  readonly people: readonly PersonId[];
}

function ByPerson({ count, people: counted }: ByPersonProps): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  const roll = useQuestion("/sites/:id/roll", { id: count.site });
  return (
    <Answer of={roll}>
      {({ people }) => {
        const variance = varianceOf(count, counted, people);
        const differing = differingIn(variance);
        const { missing, unexpected } = variance;
        if (differing.length === 0) {
          return (
            <>
              <p className={styles["sum"]}>{t(isPast ? "noDifferenceThen" : "noDifference", { n: counted.length })}</p>
              <UnitsTable variance={variance} />
              <MayClear count={count}>
                <Clear count={count} />
              </MayClear>
            </>
          );
        }
        return (
          <>
            <p className={styles["sum"]} data-open>
              {t(isPast ? "differenceThen" : "difference", {
                missing: missing.length,
                unexpected: unexpected.length,
              })}
            </p>
            <UnitsTable variance={variance} />
            <p className={styles["hint"]}>{t("nothingMoves")}</p>
            <MayClear count={count} otherwise={<Differences differing={differing} />}>
              <Explain count={count} differing={differing} />
            </MayClear>
          </>
        );
      }}
    </Answer>
  );
}
