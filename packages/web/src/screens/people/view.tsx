import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { peopleTexts } from "./texts.ts";

export function PeoplePage(): ReactNode {
  const t = useTexts(peopleTexts);
  return <Page title={t("title")}>{null}</Page>;
}

export function PersonPage(): ReactNode {
  const t = useTexts(peopleTexts);
  return <Page title={t("title")}>{null}</Page>;
}
