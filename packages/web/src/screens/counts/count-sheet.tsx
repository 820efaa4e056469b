/** The sheet that one officer takes along, printed by the node: with the names to tick, or the units to fill in. */
import { type ReactNode, useState } from "react";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PaperLanguages, usualLanguages } from "../../ui/paper/paper-languages.tsx";
import { PrintPaper } from "../../ui/paper/print-paper.tsx";
import styles from "./counts.module.css";
import { countsTexts } from "./texts.ts";

export function CountSheet({ code }: { readonly code: string }): ReactNode {
  const t = useTexts(countsTexts);
  const { language } = useReading();
  const [isOpen, setOpen] = useState(false);
  const [languages, setLanguages] = useState(usualLanguages(language));
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t("sheet")}</Button>
      <Dialog title={t("sheetTitle")} isOpen={isOpen} onOpenChange={setOpen}>
        <div className={styles["form"]}>
          <p className={styles["hint"]}>{t("sheetHint")}</p>
          <PaperLanguages languages={languages} onChoose={setLanguages} />
          <div>
            <PrintPaper
              label={t("printSheet")}
              path="/papers/counts/:id/sheet"
              asked={{ id: code }}
              languages={languages}
              look="main"
              onPrinted={() => setOpen(false)}
            />
          </div>
        </div>
      </Dialog>
    </>
  );
}
