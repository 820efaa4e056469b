/** The number that two officers agree on against the register's, and one explanation where they differ. */
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { TextArea } from "../../../ui/field.tsx";
import styles from "../counts.module.css";
import { countsTexts } from "../texts.ts";
import type { CountRecord, CountTold } from "../told.ts";
import { Clear } from "./clear.tsx";
import { MayClear } from "./may-clear.tsx";
import { NumbersAlone } from "./numbers-alone.tsx";

interface BareVarianceProps {
  readonly count: CountTold;
  readonly record: CountRecord;
}

export function BareVariance({ count, record }: BareVarianceProps): ReactNode {
  const t = useTexts(countsTexts);
  const differs = record.number !== count.books.now;
  return (
    <>
      <NumbersAlone count={count} counted={record.number} />
      {differs && <p className={styles["hint"]}>{t("nothingMoves")}</p>}
      <MayClear count={count}>
        <Clear count={count}>
          {differs && <TextArea label={t("whyNumber")} name="explanation" required maxLength={2_000} dir="auto" />}
        </Clear>
      </MayClear>
    </>
  );
}
