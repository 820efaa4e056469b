import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { journalTexts } from "./texts.ts";

export function JournalPage(): ReactNode {
  const t = useTexts(journalTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function JournalEntryPage(): ReactNode {
  const t = useTexts(journalTexts);
  return <Page title={t("title")}>{null}</Page>;
}
