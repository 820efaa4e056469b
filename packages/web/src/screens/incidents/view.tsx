import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { incidentsTexts } from "./texts.ts";

export function IncidentsPage(): ReactNode {
  const t = useTexts(incidentsTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function IncidentPage(): ReactNode {
  const t = useTexts(incidentsTexts);
  return <Page title={t("title")}>{null}</Page>;
}
