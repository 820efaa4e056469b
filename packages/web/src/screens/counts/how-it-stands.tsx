/** How a count of the list stands: open and how far, or ended; its rounds, and what two officers counted against the books. */
import type { CountSummary } from "@muster/server/api";
import type { ReactNode } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { When } from "../../ui/when.tsx";
import styles from "./counts.module.css";
import { agreedIn, type Phase, phaseOf } from "./standing.ts";
import { countsTexts } from "./texts.ts";
import { useCount } from "./use-count.tsx";

/** Cells of a row. */
export function HowItStands({ count: { code, status, endedAt } }: { readonly count: CountSummary }): ReactNode {
  const t = useTexts(countsTexts);
  const { number } = useReading();
  const { told } = useCount(code);
  const record = told === undefined || told.status === "abandoned" ? undefined : agreedIn(told);
  return (
    <>
      <td data-status={status}>
        {t(`status.${status}`)}
        <div className={styles["soft"]}>
          {endedAt !== null && <When at={endedAt} />}
          {told !== undefined && <Spoken phase={phaseOf(told)} />}
        </div>
      </td>
      <td data-align="end">{told !== undefined && number(told.round)}</td>
      <td data-align="end">{record !== undefined && number(record.number)}</td>
      <td>
        {told !== undefined &&
          record !== undefined &&
          (told.cleared === undefined ? (
            <Variance counted={record.number} books={told.books.now} />
          ) : (
            <Variance {...told.cleared} />
          ))}
      </td>
    </>
  );
}

function Spoken({ phase }: { readonly phase: Phase }): ReactNode {
  const t = useTexts(countsTexts);
  return phase === "cleared" || phase === "abandoned" ? null : t(`spoken.${phase}`);
}

interface VarianceProps {
  readonly counted: number;
  readonly books: number;
  /** People, where it is known of them: the same number may be of others. */
  readonly missing?: number;
  readonly unexpected?: number;
}

function Variance({ counted, books, missing, unexpected = 0 }: VarianceProps): ReactNode {
  const t = useTexts(countsTexts);
  const { number } = useReading();
  if (counted === books && missing === undefined) return t("sameNumber", { books });
  if (counted === books && (missing ?? 0) + unexpected === 0) return t("noVariance");
  const sign = counted > books ? "+" : counted < books ? "−" : "±";
  return (
    <span data-variance>
      {t("varianceLine", { signed: `\u2066${sign}${number(Math.abs(counted - books))}\u2069`, books })}
    </span>
  );
}
