/** An entry's details with the places they are kept under. */
import { effective, kindOfDetail } from "@muster/custody";
import type { Entry, Item, SealedEntry } from "@muster/record";
import type { ClearDetail, DetailPlace } from "./envelope.ts";

/** The person under whom detail about no single person is kept. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

export interface PlacedDetail extends DetailPlace, ClearDetail {
  readonly kind: string;
}

/** With their ordinals, from 0 for each person: a claim is named by its place among the person's own. */
export function placedDetails({ entry, items, details }: SealedEntry): readonly PlacedDetail[] {
  if (details.length === 0) return [];
  const says = kindSaid(entry, items);
  const next = new Map<string, number>();
  return details.map((detail) => {
    const person = detail.person ?? NOBODY;
    const ordinal = next.get(person) ?? 0;
    next.set(person, ordinal + 1);
    return { ...detail, person, entry: entry.number, ordinal, kind: kindOfDetail(says, JSON.parse(detail.content)) };
  });
}

/** The kind of a detail that stands in the journal, by the text of its entry. */
export function kindOfStored(entryText: string, content: string): string {
  return kindOfDetail(kindSaid(JSON.parse(entryText) as Entry, []), JSON.parse(content));
}

/** What a correction puts in place of another entry says what an entry of that kind would. */
function kindSaid(entry: Entry, items: readonly Item[]): string {
  return effective({ entry, items, details: new Map() })?.entry.kind ?? entry.kind;
}
