/** What speaks for two records being one person's, as a number and in a word. */
import type { ReactNode } from "react";
import { useReading, useTexts } from "../texts/reading.tsx";
import { likelihoodOf } from "./likelihood.ts";
import styles from "./likeness.module.css";
import { likenessTexts } from "./texts.ts";

/** Bits for (above 0) or against, with its sign, in the numerals chosen: `+6.5`. */
export function Weight({ weight }: { readonly weight: number }): ReactNode {
  const { locales } = useReading();
  const format = new Intl.NumberFormat([...locales], {
    signDisplay: "exceptZero",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return <bdi className={styles["weight"]}>{format.format(weight)}</bdi>;
}

interface LikelihoodProps {
  readonly weight: number;
  /** 0 to 1: what that comes to among so many people. */
  readonly probability: number;
}

/** The word for it, and the number behind the word. */
export function Likelihood({ weight, probability }: LikelihoodProps): ReactNode {
  const t = useTexts(likenessTexts);
  const likelihood = likelihoodOf(probability);
  return (
    <span className={styles["likelihood"]} data-likelihood={likelihood} title={t("weightHint")}>
      {t(`likelihood.${likelihood}`)} <Weight weight={weight} />
    </span>
  );
}
