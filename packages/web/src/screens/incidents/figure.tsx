/** A number as somebody said it, with the doubt they said it with, and what it counts: never more exact than that. */
import type { StatedNumber } from "@muster/server/api";
import type { ReactNode } from "react";
import { useCodes } from "../../texts/codes.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import styles from "./incidents.module.css";
import { incidentsTexts } from "./texts.ts";

export function Figure({ figure: { value, low, high, qualifier, of } }: { readonly figure: StatedNumber }): ReactNode {
  const t = useTexts(incidentsTexts);
  const says = useCodes(incidentsTexts);
  const { number, say } = useReading();
  const key = `qualified.${qualifier.replaceAll(" ", "-")}`;
  const text =
    value !== undefined
      ? number(value)
      : low !== undefined && high !== undefined
        ? t("between", { low, high })
        : low !== undefined
          ? t("atLeast", { low })
          : t("atMost", { high: high ?? 0 });
  const id = `${incidentsTexts.namespace}.${key}`;
  return (
    <span className={styles["figure"]}>
      <strong>{says("", key) === key ? text : say(id, { figure: text })}</strong> <bdi>{of}</bdi>
    </span>
  );
}
