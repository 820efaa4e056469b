import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { transfersTexts } from "./texts.ts";

export function TransfersPage(): ReactNode {
  const t = useTexts(transfersTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function NewTransferPage(): ReactNode {
  const t = useTexts(transfersTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function TransferPage(): ReactNode {
  const t = useTexts(transfersTexts);
  return <Page title={t("title")}>{null}</Page>;
}
