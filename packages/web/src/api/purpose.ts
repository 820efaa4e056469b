/**
 * Why this officer reads, sent with every question about people and recorded with the reading: for this tab, until changed.
 * The register wants it from a list, with words where the list has none.
 */
import { useSyncExternalStore } from "react";

export const PURPOSES = [
  "custody-care",
  "legal-review",
  "medical-care",
  "transfer",
  "count",
  "tracing",
  "consular",
  "monitoring-visit",
  "complaint",
  "court-order",
  "data-protection-request",
  "audit",
  "correction",
  "handover",
  "other",
] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface ReadingPurpose {
  readonly purpose: Purpose;
  /** In the officer's words; needed where the purpose is `other`. */
  readonly why?: string;
}

const KEY = "muster.purpose";
const listeners = new Set<() => void>();
let current: ReadingPurpose = kept();

/** The purpose of this tab, and how to change it. */
export function usePurpose(): readonly [ReadingPurpose, (purpose: ReadingPurpose) => void] {
  const purpose = useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => current,
  );
  return [purpose, choosePurpose];
}

function choosePurpose(purpose: ReadingPurpose): void {
  current = purpose;
  sessionStorage.setItem(KEY, JSON.stringify(purpose));
  for (const changed of listeners) changed();
}

export function purposeHeaders(purpose: ReadingPurpose = current): Record<string, string> {
  return {
    "muster-purpose": purpose.purpose,
    ...(purpose.why === undefined || purpose.why === "" ? {} : { "muster-why": encodeURIComponent(purpose.why) }),
  };
}

function kept(): ReadingPurpose {
  try {
    const { purpose, why } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}") as Partial<ReadingPurpose>;
    const known = PURPOSES.find((one) => one === purpose);
    if (known !== undefined) return { purpose: known, ...(typeof why === "string" ? { why } : {}) };
  } catch {
    // What cannot be read was not written by us.
  }
  return { purpose: "custody-care" };
}
