/** What the rules about two files refuse with in common. */
import type { EntryNumber, PersonId } from "@muster/record";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";

/** The refusal of one file named as both; undefined where they are two. */
export function oneFileTwice(person: PersonId, other: PersonId): Refusal | undefined {
  if (person !== other) return undefined;
  return refuse("invalid", "one-file-twice", "Both are the same file.", "Name two files.", { person, field: "other" });
}

/** `entry 12`, `entries 12 and 15`: how a refusal names what it conflicts with. */
export function entriesText(entries: readonly EntryNumber[]): string {
  if (entries.length === 1) return `entry ${String(entries[0])}`;
  return `entries ${entries.slice(0, -1).join(", ")} and ${String(entries.at(-1))}`;
}
