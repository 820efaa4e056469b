/** The papers of a transfer, printed by the node with their proof inside: opened here, to be printed or kept. */
import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { askFile } from "../../api/ask.ts";
import type { Problem } from "../../api/problem.ts";
import { type Moment, useMoment } from "../../time/moment.ts";
import { LANGUAGES, type Language } from "../../texts/languages.ts";
import { useReading, useTexts } from "../../texts/reading.tsx";
import { Button } from "../../ui/button.tsx";
import { Said } from "../../ui/said.tsx";
import type { TransferOf } from "./manifest-of.ts";
import { transfersTexts } from "./texts.ts";

/** Long enough for another tab, or the printer, to have read it. */
const KEPT_MS = 60_000;

export function ManifestPaper({ transfer: { code, moments } }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  if (moments.sealed === undefined) return null;
  return <Paper path={`/papers/transfers/${encodeURIComponent(code)}/manifest`} label={t("printManifest")} />;
}

export function ReceiptPaper({ transfer, person }: { readonly transfer: string; readonly person: string }): ReactNode {
  const t = useTexts(transfersTexts);
  return (
    <Paper
      path={`/papers/transfers/${encodeURIComponent(transfer)}/receipts/${encodeURIComponent(person)}`}
      label={t("printReceipt")}
      look="quiet"
    />
  );
}

interface PaperProps {
  readonly path: string;
  readonly label: string;
  readonly look?: "plain" | "quiet";
}

function Paper({ path, label, look = "plain" }: PaperProps): ReactNode {
  const { language } = useReading();
  const moment = useMoment();
  const print = useMutation<void, Problem>({
    mutationFn: async () => save(await askFile(`${path}?${paperQuery(language, moment)}`)),
  });
  return (
    <>
      <Button look={look} isDisabled={print.isPending} onPress={() => print.mutate()}>
        {label}
      </Button>
      {print.error !== null && <Said problem={print.error} />}
    </>
  );
}

/** Bilingual: the page's language and Arabic, or English beside an Arabic page. */
function paperQuery(language: Language, { asOf, knownAt }: Moment): string {
  const other = LANGUAGES.find((one) => (language === "ar" ? one === "en" : one === "ar"));
  const query = new URLSearchParams({ languages: [language, other].join(",") });
  if (asOf !== undefined) query.set("asOf", asOf);
  if (knownAt !== undefined) query.set("knownAt", String(knownAt));
  return query.toString();
}

function save({ name, file }: { readonly name: string; readonly file: Blob }): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
