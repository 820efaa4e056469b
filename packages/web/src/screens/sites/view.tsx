import type { ReactNode } from "react";
import { useQuestion } from "../../api/question.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { Page } from "../../ui/page.tsx";
import { sitesTexts } from "./texts.ts";

export function SitesPage(): ReactNode {
  const t = useTexts(sitesTexts);
  const sites = useQuestion("/sites");
  return (
    <Page title={t("title")}>
      <Answer of={sites}>
        {({ sites }) => (
          <ul>
            {sites.map(({ code, name, held }) => (
              <li key={code}>
                {name}: {t("people", { n: held })}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}

export function SitePage(): ReactNode {
  const t = useTexts(sitesTexts);
  return <Page title={t("title")}>{null}</Page>;
}
