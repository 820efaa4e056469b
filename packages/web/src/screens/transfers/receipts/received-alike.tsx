/** Who was received may be on the register already, in another spelling: how many may, and the way to who. Nobody is merged. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useQuestion } from "../../../api/question.ts";
import { useTexts } from "../../../texts/reading.tsx";
import { useStanding } from "../standing.ts";
import { transfersTexts } from "../texts.ts";
import styles from "../transfers.module.css";

/** So many of those received are held against the register at once. */
const MOST = 200;

export function ReceivedAlike({
  transfer,
  received,
}: {
  readonly transfer: string;
  readonly received: number;
}): ReactNode {
  const t = useTexts(transfersTexts);
  const { may } = useStanding();
  const alike = useQuestion(
    "/transfers/:id/duplicates",
    { id: transfer, limit: MOST },
    { when: received > 0 && may("read-identity") },
  );
  if (received === 0 || alike.data === undefined) return null;
  const { pairs, next } = alike.data;
  const n = pairs.length;
  const says = next === null ? t("receivedAlike", { n }) : t("receivedAlikeOfLast", { n, people: MOST });
  return (
    <p role="status" className={styles["soft"]}>
      {n === 0 && next === null ? (
        says
      ) : (
        <Link to="/duplicates" search={{ transfer }}>
          {says}
        </Link>
      )}
    </p>
  );
}
