/**
 * What stands between a count and the register. They may disagree, and neither is made to follow the other: a difference is
 * explained, and whoever moved, left or was found is moved, released or found by an entry of its own (CNT-1).
 */
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { useMoment } from "../../../time/moment.ts";
import { Section } from "../../../ui/page.tsx";
import styles from "../counts.module.css";
import { agreedIn } from "../standing.ts";
import { countsTexts } from "../texts.ts";
import { AsCleared } from "./as-cleared.tsx";
import { BareVariance } from "./bare.tsx";
import { NamedVariance } from "./named.tsx";
import type { CountTold } from "../told.ts";

export function VarianceSection({ count }: { readonly count: CountTold }): ReactNode {
  const t = useTexts(countsTexts);
  const { isPast } = useMoment();
  const record = agreedIn(count);
  if (count.status === "abandoned") return null;
  return (
    <Section title={t("varianceTitle")}>
      {record === undefined ? (
        <p className={styles["soft"]}>{t(isPast ? "notAgreedThen" : "notAgreed")}</p>
      ) : count.cleared !== undefined ? (
        <AsCleared count={count} cleared={count.cleared} />
      ) : count.counting === "named" ? (
        <NamedVariance count={count} record={record} />
      ) : (
        <BareVariance count={count} record={record} />
      )}
    </Section>
  );
}
