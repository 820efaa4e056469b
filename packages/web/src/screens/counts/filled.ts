/** What was filled in and not yet sent, field by field. */
import { useKept } from "../../ui/use-kept.ts";

type Texts = ReadonlyMap<string, string>;

interface Filled {
  readonly texts: Texts;
  readonly change: (changed: Iterable<readonly [name: string, text: string]>) => void;
  /** It is sent: nothing of it is kept. */
  readonly done: () => void;
}

/** Texts by a name of their own; `key` tells one form of this tab from another. */
export function useFilled(key: string): Filled {
  const { work, change, done } = useKept<Texts>(key, { read, written: (texts) => JSON.stringify([...texts]) });
  return { texts: work, change: (changed) => change((texts) => new Map([...texts, ...changed])), done };
}

/** Nothing where nothing lies there, or nothing that can be read. */
function read(text: string | null): Texts {
  try {
    return new Map(JSON.parse(text ?? "[]") as readonly (readonly [string, string])[]);
  } catch {
    return new Map();
  }
}
