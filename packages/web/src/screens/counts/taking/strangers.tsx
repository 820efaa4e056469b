/** Who is there and was not expected: noted as they were typed or scanned. Without an id nobody can be recorded. */
import type { ReactNode } from "react";
import { useTexts } from "../../../texts/reading.tsx";
import { Button } from "../../../ui/button.tsx";
import type { Stranger } from "../../../ui/named-count/sheet.ts";
import { Section } from "../../../ui/page.tsx";
import styles from "../counts.module.css";
import { countsTexts } from "../texts.ts";

interface StrangersProps {
  readonly strangers: readonly Stranger[];
  readonly onRemove: (stranger: Stranger) => void;
}

export function Strangers({ strangers, onRemove }: StrangersProps): ReactNode {
  const t = useTexts(countsTexts);
  if (strangers.length === 0) return null;
  return (
    <Section title={t("strangers")}>
      <ul role="list" className={styles["strangers"]}>
        {strangers.map((stranger) => (
          <li key={stranger.text}>
            <bdi>{stranger.text}</bdi>
            <span className={styles["soft"]}>
              {t(stranger.person === undefined ? "strangerUnknown" : "strangerKnown")}
            </span>
            <Button
              look="quiet"
              aria-label={t("takeBackNamed", { who: stranger.text })}
              onPress={() => onRemove(stranger)}
            >
              {t("takeBack")}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
