/** Numbers of papers and registers: the same, the same from another issuer, or one misread digit apart. */
import { oneMistakeApart } from "./compare-births.ts";
import { RATES, weightOf } from "./weights.ts";

export interface StatedNumber {
  readonly issuer: string;
  readonly number: string;
}

export interface NumberEvidence {
  readonly why: "agrees" | "close" | "differs";
  readonly how?: "other-issuer" | "digit";
  readonly weight: number;
}

/** Shorter numbers are running numbers of lists: the same by chance. */
const LEAST_DIGITS = 5;

/** What two numbers say; undefined where they say nothing, as numbers of two issuers that differ. */
export function compareNumbers(one: StatedNumber, other: StatedNumber): NumberEvidence | undefined {
  const [left, right] = [plainNumber(one.number), plainNumber(other.number)];
  const sameIssuer = plainNumber(one.issuer) === plainNumber(other.issuer);
  if (left === "" || right === "") return undefined;
  if (left === right) {
    if (sameIssuer) return { why: "agrees", weight: weightOf(RATES.numberSame) };
    if (left.length < LEAST_DIGITS) return undefined;
    return { why: "close", how: "other-issuer", weight: weightOf(RATES.numberOtherIssuer) };
  }
  if (!sameIssuer) return undefined;
  if (left.length >= LEAST_DIGITS && oneMistakeApart(left, right)) {
    return { why: "close", how: "digit", weight: weightOf(RATES.numberClose) };
  }
  return { why: "differs", weight: weightOf(RATES.numberDiffers) };
}

/** Digits of any script in ours, letters in lower case, nothing between them, and no zeros before. */
function plainNumber(written: string): string {
  return written
    .slice(0, 200)
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+(?=.)/, "");
}
