/** The script a text is written in, by its letters. */

/** ISO 15924, as far as the region's lists need it. `Other` also stands for a text with no letters. */
export type Script = "Arab" | "Latn" | "Cyrl" | "Other";

/** The script most of the text's letters are of. */
export function scriptOf(text: string): Script {
  let [arabic, latin, cyrillic] = [0, 0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const script = scriptOfCode(text.charCodeAt(index));
    if (script === "Latn") latin += 1;
    else if (script === "Arab") arabic += 1;
    else if (script === "Cyrl") cyrillic += 1;
  }
  const most = Math.max(arabic, latin, cyrillic);
  if (most === 0) return "Other";
  if (most === arabic) return "Arab";
  return most === latin ? "Latn" : "Cyrl";
}

/**
 * The script of one UTF-16 code unit, by Unicode's blocks: the three scripts lie in the basic plane, and this is asked of every
 * letter of every name.
 */
function scriptOfCode(code: number): Script {
  if (code < 0x41) return "Other";
  if (code < 0x2b0) return isLatinLetter(code) ? "Latn" : "Other";
  if (code >= 0x400 && code < 0x530) return "Cyrl";
  if (code >= 0x600 && code < 0x8ff) return isArabicLetter(code) ? "Arab" : "Other";
  if (code >= 0x1e00 && code < 0x1f00) return "Latn";
  if ((code >= 0x1c80 && code < 0x1c90) || (code >= 0x2de0 && code < 0x2e00)) return "Cyrl";
  if (code >= 0xa640 && code < 0xa6a0) return "Cyrl";
  if ((code >= 0xfb50 && code < 0xfe00) || (code >= 0xfe70 && code < 0xfeff)) return "Arab";
  return (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a) ? "Latn" : "Other";
}

function isLatinLetter(code: number): boolean {
  if (code <= 0x7a) return code <= 0x5a || code >= 0x61;
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7;
}

/** Not the block's marks, digits and punctuation: a text of Arabic digits has no letters. */
function isArabicLetter(code: number): boolean {
  return (code >= 0x620 && code <= 0x64a) || (code >= 0x66e && code <= 0x6d3) || code === 0x6d5 || code >= 0x6fa;
}
