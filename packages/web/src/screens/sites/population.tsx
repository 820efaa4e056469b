/** The site's people through time; its code comes when somebody looks. */
import type { SiteAnswer } from "@muster/server/api";
import { lazy, type ReactNode, Suspense, useRef } from "react";
import { useQuestion } from "../../api/question.ts";
import { useLookedAt } from "../../charts/use-frame.ts";
import { useTexts } from "../../texts/reading.tsx";
import { Answer } from "../../ui/answer.tsx";
import { uiTexts } from "../../ui/texts.ts";

const PopulationChart = lazy(async () => {
  const { PopulationChart: chart } = await import("../../charts/population-chart.tsx");
  return { default: chart };
});

export function Population({ site: { code, name, openedAt } }: { readonly site: SiteAnswer }): ReactNode {
  const t = useTexts(uiTexts);
  const frame = useRef<HTMLDivElement>(null);
  const isLookedAt = useLookedAt(frame);
  const series = useQuestion("/series/sites/:id", { id: code, from: openedAt }, { when: isLookedAt });
  return (
    <div ref={frame}>
      <Answer of={series}>
        {(found) => (
          <Suspense fallback={t("loading")}>
            <PopulationChart site={name} series={found} />
          </Suspense>
        )}
      </Answer>
    </div>
  );
}
