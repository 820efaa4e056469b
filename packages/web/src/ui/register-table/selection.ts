/** Choosing rows of a list by their ids. */
export type Selection = ReadonlySet<string>;

/** One row chosen, or no longer. */
export function toggled(selected: Selection, id: string): Selection {
  const changed = new Set(selected);
  if (!changed.delete(id)) changed.add(id);
  return changed;
}

/** These rows chosen besides; or, where all of them are already, none of them any more. */
export function toggledAll(selected: Selection, ids: readonly string[]): Selection {
  const changed = new Set(selected);
  const isChosen = ids.every((id) => selected.has(id));
  for (const id of ids) {
    if (isChosen) changed.delete(id);
    else changed.add(id);
  }
  return changed;
}
