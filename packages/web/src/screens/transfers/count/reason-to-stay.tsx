/** Why somebody on the manifest does not leave: from a list, with words where they are wanted. */
import type { ManifestLine } from "@muster/server/api";
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { called } from "../../../ui/person-picker/called.tsx";
import { transfersTexts } from "../texts.ts";
import styles from "./count.module.css";
import type { Reason } from "../../../ui/named-count/sheet.ts";

const REASONS = [
  "unfit",
  "hospital",
  "court",
  "objection",
  "no-seat",
  "not-found",
  "released",
  "escaped",
  "died",
  "other",
] as const;

interface ReasonToStayProps {
  readonly line: ManifestLine;
  readonly reason: Reason | undefined;
  readonly onReason: (reason: Reason) => void;
}

export function ReasonToStay({ line, reason = { reason: "", note: "" }, onReason }: ReasonToStayProps): ReactNode {
  const t = useTexts(transfersTexts);
  const who = called(line);
  return (
    <span className={styles["reason"]}>
      <select
        aria-label={t("whyStays", { who })}
        value={reason.reason}
        onChange={({ target }) => onReason({ ...reason, reason: target.value })}
      >
        <option value="">{t("orStays")}</option>
        {REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`stay.${one}`)}
          </option>
        ))}
      </select>
      {reason.reason !== "" && (
        <input
          aria-label={t("noteOf", { who })}
          placeholder={t("note")}
          maxLength={1_000}
          value={reason.note}
          onChange={({ target }) => onReason({ ...reason, note: target.value })}
        />
      )}
    </span>
  );
}
