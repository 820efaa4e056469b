/** The map of sites and movements, and the positions through time: each asked for and fetched when somebody looks. */
import type { ReactNode } from "react";
import { RegisterPositions } from "../../charts/of-register.tsx";
import { RegisterMap } from "../../map/register-map.tsx";
import { useTexts } from "../../texts/reading.tsx";
import { Section } from "../../ui/page.tsx";
import { todayTexts } from "./texts.ts";

export function WherePeopleAre(): ReactNode {
  const t = useTexts(todayTexts);
  return (
    <>
      <Section title={t("map")}>
        <RegisterMap />
      </Section>
      <Section title={t("positions")}>
        <RegisterPositions />
      </Section>
    </>
  );
}
