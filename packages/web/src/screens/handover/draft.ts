/**
 * What has been marked so far, kept in this tab: going through a site takes hours, and a page is closed sooner by mistake.
 * Ids and reasons only; it goes when the handover is proposed, and with the tab.
 */
import { useState } from "react";
import { type Marked, NOTHING_MARKED } from "./joint-roll.ts";

export function useDraft(site: string): readonly [Marked, (marked: Marked) => void] {
  const key = `muster.handover.${site}`;
  const [marked, setMarked] = useState(() => read(sessionStorage.getItem(key)));
  const mark = (changed: Marked): void => {
    setMarked(changed);
    if (changed === NOTHING_MARKED) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, written(changed));
  };
  return [marked, mark];
}

export function written({ outgoing, incoming, reasons }: Marked): string {
  return JSON.stringify({ outgoing: [...outgoing], incoming: [...incoming], reasons: [...reasons] });
}

export function read(text: string | null): Marked {
  if (text === null) return NOTHING_MARKED;
  const { outgoing, incoming, reasons } = JSON.parse(text) as {
    readonly outgoing: readonly string[];
    readonly incoming: readonly string[];
    readonly reasons: readonly (readonly [string, string])[];
  };
  return { outgoing: new Set(outgoing), incoming: new Set(incoming), reasons: new Map(reasons) };
}
