/**
 * A field that takes numbers typed or scanned, one after the other: a hand scanner is a keyboard that ends with Enter. The
 * focus stays in it; what each came to stands beside it and is read out.
 */
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../button.tsx";
import styles from "./scan-field.module.css";
import { sound } from "./sound.ts";
import { namedCountTexts } from "./texts.ts";

export interface Spoken {
  readonly good: boolean;
  readonly says: string;
}

interface ScanFieldProps {
  /** Marks what was typed, and says what it came to. */
  readonly onScan: (text: string) => Spoken | Promise<Spoken>;
}

export function ScanField({ onScan }: ScanFieldProps): ReactNode {
  const t = useTexts(namedCountTexts);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  const [isLoud, setLoud] = useState(false);
  const [last, setLast] = useState<Spoken & { readonly turn: number }>();
  useEffect(() => field.current?.focus(), []);

  const scan = async (): Promise<void> => {
    const text = typed.trim();
    setTyped("");
    field.current?.focus();
    if (text === "") return;
    const spoken = await onScan(text);
    // The turn makes the same words new: a number scanned twice is said twice.
    setLast((before) => ({ ...spoken, turn: (before?.turn ?? 0) + 1 }));
    if (isLoud) sound(spoken.good ? "good" : "bad");
  };
  return (
    <div className={styles["scan"]}>
      <label htmlFor={id} className={styles["label"]}>
        {t("scan")}
      </label>
      <div className={styles["line"]}>
        <input
          ref={field}
          id={id}
          value={typed}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="next"
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => setTyped(target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            void scan();
          }}
        />
        <Button onPress={() => void scan()}>{t("mark")}</Button>
        <label className={styles["loud"]}>
          <input type="checkbox" checked={isLoud} onChange={({ target }) => setLoud(target.checked)} /> {t("loud")}
        </label>
      </div>
      <p id={`${id}-hint`} className={styles["hint"]}>
        {t("scanHint")}
      </p>
      <p role="status" className={styles["spoken"]} data-good={last?.good}>
        {last !== undefined && <span key={last.turn}>{last.says}</span>}
      </p>
    </div>
  );
}
