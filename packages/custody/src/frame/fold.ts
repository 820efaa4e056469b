/** Folding entries into states: the state of a thing is what the entries about it made of it, save those corrected. */
import type { EntryNumber, Item, SubjectKind } from "@muster/record";
import { subjectKey } from "@muster/record";
import { CORRECTED, effective, isUndone, takesEffectAt } from "../correction/effect.ts";
import type { PersonFile } from "../person/file.ts";
import type { RecordedEntry } from "./facts.ts";
import type { Applied } from "./rule.ts";
import { ruleOfKind } from "./rules.ts";
import type { SubjectStates } from "./subjects.ts";

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
  return apply === undefined ? state : apply(state, applied(seen), id);
}

/** Puts what the entry says about the person into the file: nothing, where all it says is where they are. */
export function applyToFile(file: PersonFile, item: Item, recorded: RecordedEntry): void {
  if (item.says === undefined && item.details === undefined) return;
  const seen = recorded.entry.kind === CORRECTED && isUndone(item) ? undefined : effective(recorded);
  if (seen !== undefined) ruleOfKind(seen.entry.kind).applies?.person?.(file, item, applied(seen));
}

/** The entry with its body at hand. Items are read only where a fold asks for them: a roll has thousands. */
function applied(seen: RecordedEntry): Applied<object> {
  return {
    entry: seen.entry,
    details: seen.details,
    body: seen.entry.body,
    get items() {
      return seen.items;
    },
  };
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
