/** One component at a time on a bare page, by its address: `?show=map&language=ar&appearance=dark`. */
import "../../src/ui/fonts.css";
import "../../src/ui/base.css";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { ControlChart } from "../../src/charts/control-chart.tsx";
import { FlowsChart } from "../../src/charts/flows-chart.tsx";
import { PopulationChart } from "../../src/charts/population-chart.tsx";
import { PositionsChart } from "../../src/charts/positions-chart.tsx";
import { RegisterControl, RegisterFlows, RegisterPositions, SitePopulation } from "../../src/charts/of-register.tsx";
import { RegisterMap } from "../../src/map/register-map.tsx";
import { MapWhenLookedAt } from "../../src/map/map-when-looked-at.tsx";
import { LANGUAGES } from "../../src/texts/languages.ts";
import { APPEARANCES, usualNumerals } from "../../src/texts/preferences.ts";
import { speak } from "../../src/texts/catalogues.ts";
import { ReadingProvider } from "../../src/texts/reading.tsx";
import { AS_OF, FIGURES, FLOWS, FROM, MOVEMENTS, POPULATION, POSITIONS, SITES, TO } from "./example.ts";

const EXHIBITS: Readonly<Record<string, () => ReactNode>> = {
  map: () => (
    <MapWhenLookedAt
      asOf={AS_OF}
      sites={SITES}
      movements={MOVEMENTS}
      hrefOf={(site) => `#${site}`}
      onOpen={(site) => {
        document.title = `opened ${site}`;
      }}
    />
  ),
  population: () => <PopulationChart site="al-Shaddadi prison" series={POPULATION} figures={FIGURES} asOf={AS_OF} />,
  positions: () => <PositionsChart series={POSITIONS} asOf={AS_OF} />,
  flows: () => <FlowsChart flows={FLOWS} siteName={siteName} />,
  control: () => <ControlChart sites={SITES} from={FROM} to={TO} asOf={AS_OF} />,
  register: () => <RouterProvider router={registerRouter} />,
};

const registerRouter = createRouter({
  routeTree: createRootRoute({ component: RegisterParts }),
  history: createMemoryHistory(),
});

function RegisterParts(): ReactNode {
  return (
    <>
      <RegisterMap />
      <RegisterPositions />
      <RegisterFlows />
      <RegisterControl />
      <SitePopulation site="AL-SHADDADI" name="al-Shaddadi prison" openedAt={FROM} />
    </>
  );
}

function siteName(code: string): string {
  return SITES.find(({ site }) => site === code)?.name ?? code;
}

const asked = new URLSearchParams(location.search);
const language = LANGUAGES.find((known) => known === asked.get("language")) ?? "en";
const appearance = APPEARANCES.find((known) => known === asked.get("appearance")) ?? "light";
const Exhibit = EXHIBITS[asked.get("show") ?? ""];
const place = document.getElementById("app");
if (Exhibit === undefined || place === null) throw new Error("Nothing of that name is shown here");
const preferences = { language, numerals: usualNumerals(language), calendar: "gregorian", appearance } as const;
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <ReadingProvider first={preferences} firstMessages={await speak(language)}>
        <main>
          <h1>{document.title}</h1>
          <h2>{asked.get("show")}</h2>
          <Exhibit />
        </main>
      </ReadingProvider>
    </QueryClientProvider>
  </StrictMode>,
);
