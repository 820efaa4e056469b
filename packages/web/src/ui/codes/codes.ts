/** The register's own words, by code; a code that this version has no words for stands for itself. */
import { useCodes } from "../../texts/codes.ts";
import { codesTexts } from "./texts.ts";

export type WordKind = "role" | "site-kind" | "duty" | "blocker" | "incident" | "transfer-state";

/** `word("duty", "capture-card")`: "capture card" in the reader's language. */
export function useWords(): (kind: WordKind, code: string) => string {
  const codes = useCodes(codesTexts);
  return (kind, code) => codes(`${kind}.`, code);
}
