/** The sheet of one count in this tab, kept in its storage with every mark, until it is recorded. */
import { useState } from "react";
import { type Awaited, concerning, keptText, readKept, type Sheet } from "./sheet.ts";

interface KeptSheet {
  readonly sheet: Sheet;
  readonly change: (changed: Sheet) => void;
  /** It is recorded: nothing of it is kept. */
  readonly done: () => void;
}

/** `count` tells one count of this tab from another: `departure.SYRIA-IRAQ-0002`. */
export function useSheet(count: string, awaited: readonly Awaited[]): KeptSheet {
  const key = `muster.count.${count}`;
  const [kept, setKept] = useState(() => readKept(sessionStorage.getItem(key)));
  return {
    sheet: concerning(kept, awaited),
    change: (changed) => {
      sessionStorage.setItem(key, keptText(changed));
      setKept(changed);
    },
    done: () => sessionStorage.removeItem(key),
  };
}
