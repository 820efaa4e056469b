/** Who controlled a site when; apart from the map, whose shapes nobody needs who asks this. */

export interface ControlSpan {
  readonly authority: string;
  readonly from: string;
  /** Null: to this day. */
  readonly until: string | null;
  readonly instrument: "opening" | "handover" | "seizure";
}

/** Who controlled a site at a moment: the span that had begun and not ended. */
export function controlAt(control: readonly ControlSpan[], asOf: string): ControlSpan | undefined {
  return control.findLast(({ from, until }) => !isAfter(from, asOf) && (until === null || isAfter(until, asOf)));
}

/** Everybody who ever controlled one of these, in the order in which they first did. */
export function authoritiesOf(sites: readonly { readonly control: readonly ControlSpan[] }[]): readonly string[] {
  const spans = sites.flatMap(({ control }) => control);
  const inTime = spans.toSorted(
    (one, other) => Date.parse(one.from) - Date.parse(other.from) || compare(one.authority, other.authority),
  );
  return [...new Set(inTime.map(({ authority }) => authority))];
}

export function isAfter(one: string, other: string): boolean {
  return Date.parse(one) > Date.parse(other);
}

export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
