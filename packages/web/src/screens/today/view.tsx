import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { todayTexts } from "./texts.ts";

export function TodayPage(): ReactNode {
  const t = useTexts(todayTexts);
  return <Page title={t("title")}>{null}</Page>;
}
