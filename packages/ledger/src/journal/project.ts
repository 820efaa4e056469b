/** From entries to the projections that are read from them without any rule: about, said, seen, corrected. Pure. */
import { CORRECTED } from "@muster/custody";
import type { Entry, Item } from "@muster/record";
import { parseSubject } from "@muster/record";
import type { Projected } from "./batch.ts";

type Mutable<Rows> = { -readonly [Name in keyof Rows]: Rows[Name] extends readonly (infer Row)[] ? Row[] : never };

export function project(entries: readonly { readonly entry: Entry; readonly items: readonly Item[] }[]): Projected {
  const projected: Mutable<Projected> = { about: [], said: [], seen: [], corrected: [] };
  for (const { entry, items } of entries) {
    for (const key of entry.about) projected.about.push({ ...parseSubject(key), entry: entry.number });
    items.forEach((item, ordinal) => {
      const { person } = item;
      if (item.says !== undefined || item.details !== undefined) projected.said.push({ person, entry: entry.number, ordinal });
      if (item.seen !== undefined) projected.seen.push({ person, at: entry.occurredAt, entry: entry.number });
    });
    if (entry.kind === CORRECTED) projected.corrected.push({ entry: entry.body["corrects"] as number, by: entry.number });
  }
  return projected;
}
