import type { ReactNode } from "react";
import { useCodes } from "../../texts/codes.ts";
import { refusalsTexts } from "./texts.ts";

/** A refusal in the page's language; nothing where there are no words for its code yet. */
export function RefusalSays({ code }: { readonly code: string }): ReactNode {
  const said = useCodes(refusalsTexts)("", code);
  return said === code ? null : <p>{said}</p>;
}
