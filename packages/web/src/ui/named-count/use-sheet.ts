/** The sheet of one count in this tab, kept in its storage with every mark, until it is recorded. */
import { useRef, useState } from "react";
import { type Awaited, concerning, keptText, readKept, type Sheet } from "./sheet.ts";

interface KeptSheet {
  readonly sheet: Sheet;
  /** Alters the sheet as it stands then: one scan may be answered after the next was made. */
  readonly change: (alter: (sheet: Sheet) => Sheet) => void;
  /** It is recorded: nothing of it is kept. */
  readonly done: () => void;
}

/** `count` tells one count of this tab from another: `departure.SYRIA-IRAQ-0002`. */
export function useSheet(count: string, awaited: readonly Awaited[]): KeptSheet {
  const key = `muster.count.${count}`;
  const [kept, setKept] = useState(() => readKept(sessionStorage.getItem(key)));
  const newest = useRef(kept);
  return {
    sheet: concerning(kept, awaited),
    change: (alter) => {
      newest.current = alter(newest.current);
      sessionStorage.setItem(key, keptText(newest.current));
      setKept(newest.current);
    },
    done: () => sessionStorage.removeItem(key),
  };
}
