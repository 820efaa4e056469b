/** A button that has the node print a paper, with its proof inside, and gives it to the browser to keep. */
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { askFile } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { type Asked, addressOf } from "../../api/question.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { useMoment } from "../../time/moment.ts";
import { Button } from "../button.tsx";
import { keepFile } from "../keep-file.ts";
import { useNotices } from "../notices.tsx";
import { Said } from "../said.tsx";
import { type TwoLanguages, usualLanguages } from "./paper-languages.tsx";
import { paperTexts } from "./texts.ts";

interface PrintPaperProps {
  readonly label: string;
  /** Of the paper, with `:parts` as in a question's path, and what they stand for. */
  readonly path: string;
  readonly asked: Asked;
  /** The usual two where nobody chooses. */
  readonly languages?: TwoLanguages;
  readonly look?: "main" | "plain" | "quiet";
  readonly onPrinted?: () => void;
}

/** Printed as of the moment the page is looked at from. */
export function PrintPaper({ label, path, asked, languages, look = "plain", onPrinted }: PrintPaperProps): ReactNode {
  const t = useTexts(paperTexts);
  const { language } = useReading();
  const moment = useMoment();
  const { tell } = useNotices();
  const print = useMutation<string, Problem>({
    mutationFn: async () => {
      const two = (languages ?? usualLanguages(language)).join(",");
      const { name, file } = await askFile(addressOf(path, { ...asked, languages: two }, moment));
      keepFile(name, file);
      return name;
    },
    onSuccess: (name) => {
      tell(t("printed", { name }));
      onPrinted?.();
    },
  });
  return (
    <>
      <Button look={look} isPending={print.isPending} onPress={() => print.mutate()}>
        {label}
      </Button>
      {print.isPending && <span role="status"> {t("busy")}</span>}
      {print.error !== null && <Said problem={print.error} onAgain={() => print.mutate()} />}
    </>
  );
}
