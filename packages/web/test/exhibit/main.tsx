/** One component at a time on a bare page, by its address: `?show=map&language=ar&appearance=dark`. */
import "../../src/ui/fonts.css";
import "../../src/ui/base.css";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { ControlChart } from "../../src/charts/control-chart.tsx";
import { FlowsChart } from "../../src/charts/flows-chart.tsx";
import { PopulationChart } from "../../src/charts/population-chart.tsx";
import { PositionsChart } from "../../src/charts/positions-chart.tsx";
import { MapWhenLookedAt } from "../../src/map/map-when-looked-at.tsx";
import { LANGUAGES } from "../../src/texts/languages.ts";
import { APPEARANCES, usualNumerals } from "../../src/texts/preferences.ts";
import { fetchMessages, ReadingProvider } from "../../src/texts/reading.tsx";
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
};

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
  <ReadingProvider first={preferences} firstMessages={await fetchMessages(language)}>
    <main>
      <Exhibit />
    </main>
  </ReadingProvider>,
);
