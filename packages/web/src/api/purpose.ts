/**
 * Why this officer reads, sent with every question about people and recorded with the reading: for this tab, until changed.
 * The register wants it from a list, with words where the list has none.
 */
import type { Purpose } from "@muster/server/api";
import { useSyncExternalStore } from "react";

export interface ReadingPurpose {
  readonly purpose: Purpose;
  /** In the officer's words; needed where the purpose is `other`. */
  readonly why?: string;
}

const KEY = "muster.purpose";
/** What an officer reads for who has not said. */
export const USUAL: ReadingPurpose = { purpose: "custody-care" };
const listeners = new Set<() => void>();
let current: ReadingPurpose | undefined;

/** The purpose of this tab, and how to change it. */
export function usePurpose(): readonly [ReadingPurpose, (purpose: ReadingPurpose) => void] {
  const purpose = useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, chosen);
  return [purpose, choosePurpose];
}

function choosePurpose(purpose: ReadingPurpose): void {
  current = purpose;
  sessionStorage.setItem(KEY, JSON.stringify(purpose));
  for (const changed of listeners) changed();
}

/** Whoever comes next says anew why they read. */
export function forgetPurpose(): void {
  current = undefined;
  sessionStorage.removeItem(KEY);
  for (const changed of listeners) changed();
}

export function purposeHeaders(purpose: ReadingPurpose = chosen()): Record<string, string> {
  return {
    "muster-purpose": purpose.purpose,
    ...(purpose.why === undefined || purpose.why === "" ? {} : { "muster-why": encodeURIComponent(purpose.why) }),
  };
}

function chosen(): ReadingPurpose {
  current ??= kept();
  return current;
}

function kept(): ReadingPurpose {
  return (JSON.parse(sessionStorage.getItem(KEY) ?? "null") as ReadingPurpose | null) ?? USUAL;
}
