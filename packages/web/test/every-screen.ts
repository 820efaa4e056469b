/** Every screen of the application at an address of the reference case, with an officer who has work there. */
import type { RealNode } from "./real-node.ts";

export interface ScreenShown {
  /** Also the name of its picture. */
  readonly name: string;
  /** Nobody where it is looked at before signing in. */
  readonly officer: string | undefined;
  readonly address: string;
}

/** The screens; people are found in the register, for their ids are new each time. */
export async function everyScreen({ node }: RealNode): Promise<readonly ScreenShown[]> {
  const moment = await node.register.questions.moment();
  const transfer = await node.register.questions.subject("transfer", "SYRIA-IRAQ-0001", moment);
  const [moved] = transfer?.people.keys() ?? [];
  if (moved === undefined) throw new Error("The reference case moved nobody");
  const screen = (name: string, officer: string | undefined, address: string): ScreenShown => ({
    name,
    officer,
    address,
  });
  const registrar = "SDF-REGISTRAR-1";
  const monitor = "MONITOR-1";
  return [
    screen("sign-in", undefined, "/sign-in"),
    screen("today", registrar, "/"),
    screen("today-monitor", monitor, "/"),
    screen("today-past", monitor, "/?asOf=2026-01-20T15:00:00.000Z"),
    screen("duties", registrar, "/duties"),
    screen("sites", monitor, "/sites"),
    screen("site", monitor, "/sites/AL-HOL"),
    screen("site-past", monitor, "/sites/AL-SHADDADI?asOf=2026-01-18T12:00:00.000Z"),
    screen("handover", "SDF-HOL-COMMAND", "/sites/AL-HOL/handover"),
    screen("people", monitor, "/people?state=at-large"),
    screen("people-found", registrar, "/people?find=al"),
    screen("person", monitor, `/people/${moved}`),
    screen("person-past", monitor, `/people/${moved}?asOf=2026-01-20T12:00:00.000Z`),
    screen("transfers", monitor, "/transfers"),
    screen("transfer", monitor, "/transfers/SYRIA-IRAQ-0001"),
    screen("transfer-open", registrar, "/transfers/SYRIA-IRAQ-0002"),
    screen("transfer-new", "SDF-COMMAND", "/transfers/new"),
    screen("counts", monitor, "/counts"),
    screen("count", monitor, "/counts/SHADDADI-2026-01-22"),
    screen("incidents", monitor, "/incidents"),
    screen("incident", monitor, "/incidents/SHADDADI-2026-01-19"),
    screen("agreements", monitor, "/agreements"),
    screen("agreement", monitor, "/agreements/CEASEFIRE-2026-01-20"),
    screen("journal", monitor, "/journal"),
    screen("journal-entry", monitor, "/journal/100"),
    screen("settings", "KEEPER-1", "/settings"),
    screen("design", registrar, "/settings/design"),
    screen("numbers", "ANALYST-1", "/numbers"),
    screen("forbidden", "ANALYST-1", "/sites/AL-HOL"),
    screen("not-found", monitor, "/people/00000000-0000-4000-8000-000000000000"),
  ];
}
