import type { ReactNode } from "react";
import { useTexts } from "../../texts/reading.tsx";
import { Page } from "../../ui/page.tsx";
import { signInTexts } from "./texts.ts";

export function SignInPage(): ReactNode {
  const t = useTexts(signInTexts);
  return <Page title={t("title")}>{null}</Page>;
}
