/** How many were counted against how many the books have: all there is to say of a count by number. */
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import styles from "../counts.module.css";
import { countsTexts } from "../texts.ts";
import type { CountTold } from "../told.ts";

interface NumbersAloneProps {
  readonly count: CountTold;
  readonly counted: number;
}

export function NumbersAlone({ count: { books }, counted }: NumbersAloneProps): ReactNode {
  const t = useTexts(countsTexts);
  const n = Math.abs(counted - books.now);
  const key = n === 0 ? "bareSame" : counted > books.now ? "bareMore" : "bareFewer";
  return (
    <p className={styles["sum"]} data-open={n > 0}>
      {t(key, { counted, books: books.now, n })}
    </p>
  );
}
