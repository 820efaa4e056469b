import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { agreementsTexts } from "./texts.ts";

export function AgreementsPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function AgreementPage(): ReactNode {
  const t = useTexts(agreementsTexts);
  return <Page title={t("title")}>{null}</Page>;
}
