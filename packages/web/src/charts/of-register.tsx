/** The charts of the register at the moment the page is looked at from; nothing is asked before somebody looks. */
import { type ReactNode, useCallback, useRef } from "react";
import type { Answers } from "../api/answers.ts";
import { useQuestion } from "../api/question.ts";
import { firstOpening } from "../map/from-answers.ts";
import { Answer } from "../ui/answer.tsx";
import { ControlChart } from "./control-chart.tsx";
import { FlowsChart } from "./flows-chart.tsx";
import type { ReportedFigure } from "./population.ts";
import { PopulationChart } from "./population-chart.tsx";
import { PositionsChart } from "./positions-chart.tsx";
import { useLookedAt } from "./use-frame.ts";

/** Where people were, since the first site was opened. */
export function RegisterPositions(): ReactNode {
  return <SinceOpening>{({ from }) => <Positions from={from} />}</SinceOpening>;
}

/** Who went from where to where, since the first site was opened. */
export function RegisterFlows(): ReactNode {
  return <SinceOpening>{({ from, control }) => <Flows from={from} control={control} />}</SinceOpening>;
}

/** Who was in control of each site, since the first was opened. */
export function RegisterControl(): ReactNode {
  return (
    <SinceOpening>
      {({ from, control }) => <ControlChart sites={control.sites} from={from} to={control.asOf} />}
    </SinceOpening>
  );
}

interface SitePopulationProps {
  readonly site: string;
  readonly name: string;
  readonly openedAt: string;
  readonly figures?: readonly ReportedFigure[];
}

/** The people of a site since it was opened. */
export function SitePopulation({ site, name, openedAt, figures }: SitePopulationProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const when = useLookedAt(frame);
  const series = useQuestion("/series/sites/:id", { id: site, from: openedAt }, { when });
  return (
    <div ref={frame}>
      {when && (
        <Answer of={series}>
          {(found) => <PopulationChart site={name} series={found} {...(figures === undefined ? {} : { figures })} />}
        </Answer>
      )}
    </div>
  );
}

interface Opening {
  readonly from: string;
  readonly control: Answers["/series/control"];
}

/** From the opening of the first site to the moment looked at; before it there is nothing to draw. */
function SinceOpening({ children }: { readonly children: (opening: Opening) => ReactNode }): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const when = useLookedAt(frame);
  const answer = useQuestion("/series/control", {}, { when });
  return (
    <div ref={frame}>
      {when && (
        <Answer of={answer}>
          {(control) => {
            const from = firstOpening(control);
            return from !== undefined && from < control.asOf && children({ from, control });
          }}
        </Answer>
      )}
    </div>
  );
}

function Positions({ from }: { readonly from: string }): ReactNode {
  const series = useQuestion("/series/positions", { from });
  return <Answer of={series}>{(found) => <PositionsChart series={found} />}</Answer>;
}

function Flows({ from, control }: Opening): ReactNode {
  const flows = useQuestion("/flows", { from });
  const siteName = useCallback(
    (code: string): string => control.sites.find(({ site }) => site === code)?.name ?? code,
    [control],
  );
  return <Answer of={flows}>{(found) => <FlowsChart flows={found.flows} siteName={siteName} />}</Answer>;
}
