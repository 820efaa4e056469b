/** The codes by which the demo finds its way in the scenario it plays. */
import type { Instant, SiteCode } from "@muster/record";

export const REFERENCE_CASE = {
  scenario: "north-east-syria-2026",
  prison: "AL-SHADDADI" as SiteCode,
  camp: "AL-HOL" as SiteCode,
  incident: "SHADDADI-2026-01-19",
  agreement: "CEASEFIRE-2026-01-20",
  programme: "SYRIA-IRAQ-2026",
  firstTransfer: "SYRIA-IRAQ-0001",
  receiver: "IRAQ",
  /** The label of the receipt that is shown. */
  receipt: "receipt-with-reservation",
  /** The label of the handover of the camp. */
  handover: "handover",
  /** The end of the day of the break at al-Shaddadi. */
  dayOfTheBreak: "2026-01-19T23:59:00.000Z" as Instant,
} as const;
