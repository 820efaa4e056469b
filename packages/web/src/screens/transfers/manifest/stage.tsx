import type { ManifestLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";

/** Where somebody on the manifest stands, and in what they ride. */
export function Stage({ line }: { readonly line: ManifestLine }): ReactNode {
  const t = useTexts(transfersTexts);
  const seat = [line.vehicle, line.seat].filter((part) => part !== undefined).join(" ");
  return (
    <span className={styles["stage"]} data-stage={line.stage}>
      {t(`stage.${line.stage}`)}
      {seat !== "" && (
        <>
          {" · "}
          <bdi>{seat}</bdi>
        </>
      )}
    </span>
  );
}
