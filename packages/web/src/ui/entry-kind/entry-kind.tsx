import type { ReactNode } from "react";
import { Code } from "../person-name.tsx";
import { useCodes } from "../../texts/codes.ts";
import { entryKindTexts } from "./texts.ts";

/** The kind of an entry in words; the kind itself for one that came after these words. */
export function EntryKind({ kind }: { readonly kind: string }): ReactNode {
  const said = useCodes(entryKindTexts)("", kind);
  return said === kind ? <Code>{kind}</Code> : said;
}
