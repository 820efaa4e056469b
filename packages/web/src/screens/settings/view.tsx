import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { settingsTexts } from "./texts.ts";

export function SettingsPage(): ReactNode {
  const t = useTexts(settingsTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function DesignPage(): ReactNode {
  const t = useTexts(settingsTexts);
  return <Page title={t("title")}>{null}</Page>;
}
