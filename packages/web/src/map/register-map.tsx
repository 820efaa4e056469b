/** The map of the register at the moment the page is looked at from; nothing is asked before somebody looks. */
import { useNavigate, useRouter } from "@tanstack/react-router";
import { type ReactNode, useMemo, useRef } from "react";
import type { Answers } from "../api/answers.ts";
import { useQuestion } from "../api/question.ts";
import { useLookedAt } from "../charts/use-frame.ts";
import { useTexts } from "../texts/reading.tsx";
import { useMoment } from "../time/moment.ts";
import { Answer } from "../ui/answer.tsx";
import { firstOpening, mapMovements, mapSites } from "./from-answers.ts";
import { MapWhenLookedAt } from "./map-when-looked-at.tsx";
import { mapTexts } from "./texts.ts";

export function RegisterMap(): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const when = useLookedAt(frame);
  const control = useQuestion("/series/control", {}, { when });
  const sites = useQuestion("/sites", {}, { when });
  return (
    <div ref={frame}>
      {when && (
        <Answer of={control}>
          {(controlled) => <Answer of={sites}>{(found) => <Movements control={controlled} sites={found} />}</Answer>}
        </Answer>
      )}
    </div>
  );
}

interface MovementsProps {
  readonly control: Answers["/series/control"];
  readonly sites: Answers["/sites"];
}

/** Who may not see movements sees the sites without them, and is told so. */
function Movements({ control, sites }: MovementsProps): ReactNode {
  const t = useTexts(mapTexts);
  const router = useRouter();
  const navigate = useNavigate();
  const { isPast } = useMoment();
  const from = firstOpening(control);
  const flows = useQuestion("/flows", { from }, { when: from !== undefined && from < control.asOf });
  const today = useQuestion("/today");
  const shown = useMemo(() => mapSites(control, sites), [control, sites]);
  const moving = useMemo(
    () => mapMovements(flows.data ?? { flows: [] }, today.data ?? { movements: [] }),
    [flows.data, today.data],
  );
  return (
    <>
      <MapWhenLookedAt
        asOf={control.asOf}
        isPast={isPast}
        sites={shown}
        movements={moving}
        hrefOf={(site) => router.buildLocation({ to: "/sites/$site", params: { site } }).href}
        onOpen={(site) => void navigate({ to: "/sites/$site", params: { site } })}
      />
      {flows.error?.isForbidden === true && <p>{t("movementsWithheld")}</p>}
    </>
  );
}
