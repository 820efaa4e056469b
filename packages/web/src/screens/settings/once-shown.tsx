/** How a secret is given out. */
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useNotices } from "../../ui/notices.tsx";
import styles from "./settings.module.css";
import { settingsTexts } from "./texts.ts";

interface OnceShownProps {
  readonly title: string;
  readonly secret: string;
  /** What it is good for, and that it is not shown again. */
  readonly hint: string;
  readonly onDone: () => void;
}

/** A secret as it is given out: once. It is gone from the page when the dialogue is. */
export function OnceShown({ title, secret, hint, onDone }: OnceShownProps): ReactNode {
  const t = useTexts(settingsTexts);
  const { tell } = useNotices();
  const copy = (): void => void navigator.clipboard.writeText(secret).then(() => tell(t("copied")));
  return (
    <Dialog title={title} isOpen onOpenChange={onDone}>
      <output className={styles["once"]} dir="ltr" aria-label={title}>
        {secret}
      </output>
      <p className={styles["hint"]}>{hint}</p>
      <div className={styles["buttons"]}>
        <Button look="main" onPress={copy}>
          {t("copy")}
        </Button>
        <Button onPress={onDone}>{t("done")}</Button>
      </div>
    </Dialog>
  );
}
