/** What was filled in and not yet sent, kept in this tab's storage, so that a reload loses nothing. */
import { useState } from "react";

interface Kept {
  readonly texts: ReadonlyMap<string, string>;
  readonly change: (changed: Iterable<readonly [name: string, text: string]>) => void;
  /** It is sent: nothing of it is kept. */
  readonly done: () => void;
}

/** Texts by a name of their own; `key` tells one form of this tab from another. */
export function useKept(key: string): Kept {
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(() => keptIn(key));
  return {
    texts,
    change: (changed) => {
      const all = new Map([...texts, ...changed]);
      sessionStorage.setItem(key, JSON.stringify([...all]));
      setTexts(all);
    },
    done: () => sessionStorage.removeItem(key),
  };
}

/** What lies there under this key; nothing where nothing does, or nothing that can be read. */
function keptIn(key: string): ReadonlyMap<string, string> {
  try {
    return new Map(JSON.parse(sessionStorage.getItem(key) ?? "[]") as readonly (readonly [string, string])[]);
  } catch {
    return new Map();
  }
}
