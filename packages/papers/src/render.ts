/** Printing a paper: its facts, its proofs and how it is to be set, in; PDF/A-3 out. No clock: the time is handed in. */
import type { JsonObject } from "@muster/proof";
import { edition, sha256Hex } from "./edition.ts";
import type { PaperSettings } from "./languages/words.ts";
import type { PaperName, PrintedOn } from "./papers.ts";
import { joinItems, print } from "./print.ts";

export interface PaperRequest<Name extends PaperName = PaperName> {
  readonly paper: Name;
  readonly settings: PaperSettings;
  readonly printedAt: string;
  /** What is printed besides what the entries say. */
  readonly printed: PrintedOn<Name>;
  /** Bundles as `muster log prove` makes them, of the paper's own entry first. */
  readonly bundles: readonly Uint8Array[];
  /** For a paper that prints a whole list: the canonical bytes of every item of its entry, in the entry's order. */
  readonly items?: readonly Uint8Array[];
}

/** Throws `PaperFault` for facts or entries that are not of the paper's shape. */
export function renderPaper({ paper, settings, printedAt, printed, bundles, items }: PaperRequest): Uint8Array {
  const list = items === undefined || items.length < 2 ? undefined : joinItems(items);
  const file = {
    edition: edition(),
    paper,
    ...settings,
    printedAt,
    // Facts are plain JSON: their shapes say so.
    printed: printed as unknown as JsonObject,
    proofs: bundles.map(sha256Hex),
    ...(list === undefined ? {} : { items: sha256Hex(list) }),
  };
  return print({ file, bundles, ...(list === undefined ? {} : { items: list }) });
}
