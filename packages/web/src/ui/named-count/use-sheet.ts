/** The sheet of one count in this tab, kept with every mark until it is recorded. */
import { useKept } from "../use-kept.ts";
import { type Awaited, concerning, keptText, readKept, type Sheet } from "./sheet.ts";

interface KeptSheet {
  readonly sheet: Sheet;
  readonly change: (alter: (sheet: Sheet) => Sheet) => void;
  readonly done: () => void;
}

/** `count` tells one count of this tab from another: `departure.SYRIA-IRAQ-0002`. */
export function useSheet(count: string, awaited: readonly Awaited[]): KeptSheet {
  const { work, ...kept } = useKept(`muster.count.${count}`, { read: readKept, written: keptText });
  return { sheet: concerning(work, awaited), ...kept };
}
