import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import { uiTexts } from "./texts.ts";

/** Between two names or times that stand one after the other: Arabic and Sorani have a comma of their own. */
export function Comma(): ReactNode {
  const t = useTexts(uiTexts);
  return <>{t("comma")} </>;
}
