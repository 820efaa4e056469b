/**
 * Folding: one way of writing for what a clerk may write in several. Only within a script; what stands in two scripts is
 * compared by the learned model (likeness.ts), and found by its skeleton (skeleton.ts).
 */
import { scriptOf } from "./script.ts";

/** One word without case, marks, tatweel and the letters' variants; in its own script. Empty where nothing is left. */
export function foldWord(word: string): string {
  const plain = word
    .normalize("NFKD")
    .replaceAll(/[\p{M}\u0640\p{Cf}]/gu, "")
    .toLowerCase();
  return scriptOf(plain) === "Arab" ? foldArabic(plain) : plain.replaceAll(/[^\p{L}\p{N}]/gu, "");
}

function foldArabic(word: string): string {
  return word
    .replaceAll(/[أإآٱا]/g, "ا")
    .replaceAll(/[ىیې]/g, "ي")
    .replaceAll("ک", "ك")
    .replaceAll(/[ةھہە]/g, "ه")
    .replaceAll("ؤ", "و")
    .replaceAll("ئ", "ي")
    .replaceAll("ء", "")
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}
