/** The map of sites and movements, and the positions through time: each fetched when somebody looks. */
import { useNavigate } from "@tanstack/react-router";
import type { TodayAnswer } from "@muster/server/api";
import { lazy, type ReactNode, Suspense } from "react";
import { useQuestion } from "../../api/question.ts";
import { MapWhenLookedAt } from "../../map/map-when-looked-at.tsx";
import { useTexts } from "../../texts/reading.tsx";
import { useNames } from "../../ui/named.tsx";
import { Section } from "../../ui/page.tsx";
import { todayTexts } from "./texts.ts";

const PositionsChart = lazy(() =>
  import("../../charts/positions-chart.tsx").then((module) => ({ default: module.PositionsChart })),
);

export function WherePeopleAre({ today }: { readonly today: TodayAnswer }): ReactNode {
  const t = useTexts(todayTexts);
  const navigate = useNavigate();
  const names = useNames();
  const control = useQuestion("/series/control");
  const sites = useQuestion("/sites");
  const span = useQuestion("/span", {}, { moment: {} });
  const [first] = span.data?.occurred ?? [];
  const positions = useQuestion("/series/positions", { from: first }, { when: first !== undefined });
  const known = new Map(sites.data?.sites.map((site) => [site.code as string, site]));
  return (
    <>
      {control.data !== undefined && (
        <Section title={t("map")}>
          <MapWhenLookedAt
            asOf={today.asOf}
            sites={control.data.sites.map((site) => ({
              ...site,
              people: known.get(site.site)?.held ?? null,
              books: known.get(site.site)?.books ?? "kept",
            }))}
            movements={today.movements.map(({ from, to, outstanding }) => ({
              from: from.site,
              to: to.site,
              people: outstanding,
              isUnderWay: true,
            }))}
            hrefOf={(site) => `/sites/${site}`}
            onOpen={(site) => void navigate({ to: "/sites/$site", params: { site } })}
            authorityName={(code) => names.authority(code) ?? code}
          />
        </Section>
      )}
      {positions.data !== undefined && (
        <Section title={t("positions")}>
          <Suspense>
            <PositionsChart series={positions.data} asOf={today.asOf} />
          </Suspense>
        </Section>
      )}
    </>
  );
}
