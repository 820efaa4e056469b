/** The sheet that one officer takes along, printed by the node: with the names to tick, or the units to fill in. */
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { askFile } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { addressOf } from "../../api/question.ts";
import { LANGUAGE_FACTS, LANGUAGES, type Language } from "../../texts/languages.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Choice } from "../../ui/field.tsx";
import { useNotices } from "../../ui/notices.tsx";
import { Said } from "../../ui/said.tsx";
import styles from "./counts.module.css";
import { countsTexts } from "./texts.ts";

/** The browser has the file by then; its address is given back. */
const KEPT_MS = 10_000;

export function CountSheet({ code }: { readonly code: string }): ReactNode {
  const t = useTexts(countsTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t("sheet")}</Button>
      <Dialog title={t("sheetTitle")} isOpen={isOpen} onOpenChange={setOpen}>
        <Languages code={code} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** Two languages, the first to lead: whoever counts reads one, whoever checks perhaps the other. */
function Languages({ code, onDone }: { readonly code: string; readonly onDone: () => void }): ReactNode {
  const t = useTexts(countsTexts);
  const { language } = useReading();
  const { asOf, knownAt } = useMoment();
  const { tell } = useNotices();
  const [first, setFirst] = useState<Language>(language);
  const [second, setSecond] = useState<Language>(language === "ar" ? "en" : "ar");
  const beside = second === first ? (LANGUAGES.find((one) => one !== first) ?? second) : second;
  const print = useMutation<string, Problem>({
    mutationFn: async () => {
      const languages = `${first},${beside}`;
      const { name, file } = await askFile(
        addressOf("/papers/counts/:id/sheet", { id: code, languages }, { asOf, knownAt }),
      );
      save(name, file);
      return name;
    },
    onSuccess: (name) => {
      tell(t("sheetPrinted", { name }));
      onDone();
    },
  });
  return (
    <div className={styles["form"]}>
      <p className={styles["hint"]}>{t("sheetHint")}</p>
      <Choice
        label={t("firstLanguage")}
        options={NAMED}
        value={first}
        onChange={({ target }) => setFirst(languageOf(target.value))}
      />
      <Choice
        label={t("secondLanguage")}
        options={NAMED.filter(([one]) => one !== first)}
        value={beside}
        onChange={({ target }) => setSecond(languageOf(target.value))}
      />
      {print.error !== null && <Said problem={print.error} onAgain={() => print.mutate()} />}
      <div className={styles["buttons"]}>
        <Button look="main" isDisabled={print.isPending} onPress={() => print.mutate()}>
          {t("printSheet")}
        </Button>
        {print.isPending && <span role="status">{t("printing")}</span>}
      </div>
    </div>
  );
}

const NAMED = LANGUAGES.map((one) => [one, LANGUAGE_FACTS[one].name] as const);

function languageOf(value: string): Language {
  return LANGUAGES.find((one) => one === value) ?? "en";
}

function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
