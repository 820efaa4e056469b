/** Every paper there is, by the name it has in its address and in its file. */
import { captureCard } from "./capture-card/capture-card.ts";
import { countSheet } from "./count-sheet/count-sheet.ts";
import { jointRoll } from "./joint-roll/joint-roll.ts";
import { manifest } from "./manifest/manifest.ts";
import { ownFile } from "./own-file/own-file.ts";
import type { Paper } from "./paper.ts";
import { receipt } from "./receipt/receipt.ts";
import { release } from "./release/release.ts";

export const PAPERS = {
  manifest,
  receipt,
  "joint-roll": jointRoll,
  "capture-card": captureCard,
  release,
  "count-sheet": countSheet,
  file: ownFile,
} as const satisfies Readonly<Record<string, Paper>>;

export type PaperName = keyof typeof PAPERS;

/** What a paper prints besides its entries. */
export type PrintedOn<Name extends PaperName> = NonNullable<(typeof PAPERS)[Name]["printed"]>;

export function isPaperName(text: string): text is PaperName {
  return Object.hasOwn(PAPERS, text);
}
