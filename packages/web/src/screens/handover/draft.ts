/**
 * What has been marked so far: going through a site takes hours. Ids and reasons only; it goes when the handover is proposed,
 * and with the tab.
 */
import { useKept } from "../../ui/use-kept.ts";
import { type Marked, NOTHING_MARKED } from "./joint-roll.ts";

export function useDraft(site: string): readonly [Marked, (marked: Marked) => void] {
  const { work, change, done } = useKept(`muster.handover.${site}`, { read, written });
  const mark = (changed: Marked): void => {
    change(() => changed);
    if (changed === NOTHING_MARKED) done();
  };
  return [work, mark];
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
