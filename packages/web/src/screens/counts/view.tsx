import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { countsTexts } from "./texts.ts";

export function CountsPage(): ReactNode {
  const t = useTexts(countsTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function CountPage(): ReactNode {
  const t = useTexts(countsTexts);
  return <Page title={t("title")}>{null}</Page>;
}
