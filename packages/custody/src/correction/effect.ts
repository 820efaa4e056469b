/**
 * What a correction does, as it is read back from the journal: the entry it names has no effect any more, and what it puts
 * in that entry's place acts as an entry of its own kind, at its own time.
 */
import type { Entry, Instant, Item } from "@muster/record";
import type { RecordedEntry } from "../frame/facts.ts";

/** The kind of the entry that corrects another. */
export const CORRECTED = "entry.corrected";

/** What a correction puts in the corrected entry's place, as it stands in the correction's body. */
export interface Instead {
  readonly kind: string;
  readonly occurredAt: Instant;
  /** The things the entry in its place is about; the correction is also about those of the corrected entry. */
  readonly about: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  /** How many of the correction's details are of the entry in its place: they come first. */
  readonly details: number;
}

/** What a correction says of a person whose part in the corrected entry is merely gone. */
export const UNDONE = { undone: true } as const;

/** What the correction puts in place; undefined for one that only reverses, and for every other entry. */
export function insteadOf(entry: Entry): Instead | undefined {
  return entry.kind === CORRECTED ? (entry.body["instead"] as Instead | undefined) : undefined;
}

/** When what the entry says was true in the world: for a correction, the time of what it puts in place. */
export function takesEffectAt(entry: Entry): Instant {
  return insteadOf(entry)?.occurredAt ?? entry.occurredAt;
}

/**
 * The entry as the folds must see it. A correction has no effect of its own; the one it puts in the corrected entry's
 * place acts as an entry of that kind, at its own time, on the people and things it names itself.
 */
export function effective(recorded: RecordedEntry): RecordedEntry | undefined {
  if (recorded.entry.kind !== CORRECTED) return recorded;
  const instead = insteadOf(recorded.entry);
  if (instead === undefined) return undefined;
  const { kind, occurredAt, about, body } = instead;
  const { details = [], ...entry } = recorded.entry;
  return {
    details: recorded.details,
    get items() {
      return recorded.items.filter((item) => !isUndone(item));
    },
    entry: {
      ...entry,
      kind,
      occurredAt,
      about: [...about],
      body,
      ...(instead.details === 0 ? {} : { details: details.slice(0, instead.details) }),
    },
  };
}

/** Whether the correction only takes away what the corrected entry said of this person. */
export function isUndone(item: Item): boolean {
  return item.says?.["undone"] === true;
}
