/** Births: written in EDTF, so that an uncertain date stays uncertain. An unknown age is treated as a child's (CRC-37). */
import edtf from "edtf";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import type { Claim } from "./claim.ts";

/** Whether the text is a date in EDTF (levels 0 to 2). */
export function isEdtf(text: string): boolean {
  try {
    edtf(text);
    return true;
  } catch {
    // The parser throws many kinds of fault on hostile text; each of them means that it is no EDTF.
    return false;
  }
}

/** The refusal of a birth claim that is no EDTF; undefined when every one is. */
export function misdated(claims: readonly Claim[]): Refusal | undefined {
  const wrong = claims.find((claim) => claim.claim === "birth" && !isEdtf(claim.edtf));
  if (wrong?.claim !== "birth") return undefined;
  return refuse(
    "invalid",
    "birth-not-edtf",
    `"${wrong.edtf}" is no date in EDTF.`,
    "Write 1987, 1987-05, 1987~ (about) or 199X.",
    {
      field: "claims.birth.edtf",
    },
  );
}
