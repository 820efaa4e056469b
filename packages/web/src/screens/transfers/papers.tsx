/** The papers of a transfer: the manifest once it is sealed, and a receipt for each person received. */
import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { PrintPaper } from "../../ui/paper/print-paper.tsx";
import type { TransferOf } from "./manifest-of.ts";
import { transfersTexts } from "./texts.ts";

export function ManifestPaper({ transfer: { code, moments } }: { readonly transfer: TransferOf }): ReactNode {
  const t = useTexts(transfersTexts);
  if (moments.sealed === undefined) return null;
  return <PrintPaper label={t("printManifest")} path="/papers/transfers/:id/manifest" asked={{ id: code }} />;
}

export function ReceiptPaper({ transfer, person }: { readonly transfer: string; readonly person: string }): ReactNode {
  const t = useTexts(transfersTexts);
  return (
    <PrintPaper
      label={t("printReceipt")}
      path="/papers/transfers/:id/receipts/:person"
      asked={{ id: transfer, person }}
      look="quiet"
    />
  );
}
