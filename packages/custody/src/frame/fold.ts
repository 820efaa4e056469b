/** Folding entries into states: the state of a thing is what the entries about it made of it, save those corrected. */
import type { Entry, EntryNumber, Instant, Item, SubjectKind } from "@muster/record";
import { subjectKey } from "@muster/record";
import type { PersonFile } from "../person/file.ts";
import type { RecordedEntry } from "./facts.ts";
import type { Applied } from "./rule.ts";
import { ruleOfKind } from "./rules.ts";
import type { SubjectStates } from "./subjects.ts";

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
    ...recorded,
    items: recorded.items.filter((item) => !isUndone(item)),
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

function isUndone(item: Item): boolean {
  return item.says?.["undone"] === true;
}

type Apply<Kind extends SubjectKind> = (
  state: SubjectStates[Kind] | undefined,
  recorded: Applied<object>,
  id: string,
) => SubjectStates[Kind] | undefined;

/** What this entry makes of the state; the state may be changed in place. */
export function applyToSubject<Kind extends SubjectKind>(
  kind: Kind,
  id: string,
  state: SubjectStates[Kind] | undefined,
  recorded: RecordedEntry,
): SubjectStates[Kind] | undefined {
  const seen = effective(recorded);
  if (seen === undefined || !seen.entry.about.includes(subjectKey({ kind, id }))) return state;
  const apply = ruleOfKind(seen.entry.kind).applies?.[kind] as Apply<Kind> | undefined;
  return apply === undefined ? state : apply(state, { ...seen, body: seen.entry.body }, id);
}

/** Puts what the entry says about the person into the file. */
export function applyToFile(file: PersonFile, item: Item, recorded: RecordedEntry): void {
  const seen = recorded.entry.kind === CORRECTED && isUndone(item) ? undefined : effective(recorded);
  if (seen !== undefined) ruleOfKind(seen.entry.kind).applies?.person?.(file, item, { ...seen, body: seen.entry.body });
}

/** The order in which entries are folded: as they took effect, and as they were recorded where that is the same. */
export function inOrder(one: RecordedEntry, other: RecordedEntry): number {
  const [before, after] = [takesEffectAt(one.entry), takesEffectAt(other.entry)];
  if (before !== after) return before < after ? -1 : 1;
  return one.entry.number - other.entry.number;
}

/** Folds all entries about a subject, save the corrected ones. */
export function foldSubject<Kind extends SubjectKind>(
  kind: Kind,
  id: string,
  entries: readonly RecordedEntry[],
  corrected: (number: EntryNumber) => boolean,
): SubjectStates[Kind] | undefined {
  let state: SubjectStates[Kind] | undefined;
  for (const recorded of [...entries].sort(inOrder)) {
    if (!corrected(recorded.entry.number)) state = applyToSubject(kind, id, state, recorded);
  }
  return state;
}
