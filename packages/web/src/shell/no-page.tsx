/** What stands where there is no page. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTexts } from "../texts/reading.tsx";
import { Page } from "../ui/page.tsx";
import { shellTexts } from "./texts.ts";

/** An address of nothing: typed or copied wrongly. Around it stands the way to everything there is. */
export function NoPage(): ReactNode {
  const t = useTexts(shellTexts);
  return (
    <Page title={t("noPage")} lede={t("noPageSays")}>
      <p>
        <Link to="/">{t("toToday")}</Link>
      </p>
    </Page>
  );
}
