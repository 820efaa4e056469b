import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { handoverTexts } from "./texts.ts";

export function HandoverPage(): ReactNode {
  const t = useTexts(handoverTexts);
  return <Page title={t("title")}>{null}</Page>;
}
