/** Who is there and was not awaited: noted as they were typed or scanned. Without an id nobody can be recorded. */
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Button } from "../../../ui/button.tsx";
import { transfersTexts } from "../texts.ts";
import styles from "./count.module.css";
import type { Stranger } from "../../../ui/named-count/sheet.ts";

interface StrangersProps {
  readonly strangers: readonly Stranger[];
  readonly onRemove: (stranger: Stranger) => void;
}

export function Strangers({ strangers, onRemove }: StrangersProps): ReactNode {
  const t = useTexts(transfersTexts);
  if (strangers.length === 0) return null;
  return (
    <section className={styles["strangers"]}>
      <h2>{t("strangers", { n: strangers.length })}</h2>
      <ul role="list">
        {strangers.map((stranger) => (
          <li key={stranger.text}>
            <bdi>{stranger.text}</bdi>{" "}
            <span>{t(stranger.person === undefined ? "strangerUnknown" : "strangerKnown")}</span>{" "}
            <Button
              look="quiet"
              aria-label={t("markNamed", { mark: t("undo"), who: stranger.text })}
              onPress={() => onRemove(stranger)}
            >
              {t("undo")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
