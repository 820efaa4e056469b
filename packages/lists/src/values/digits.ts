/** Digits of every script as ASCII: lists in the region write Arabic-Indic, Persian and European ones, often in one file. */
export function latinDigits(text: string): string {
  return OTHER_DIGITS.test(text)
    ? text.replaceAll(ALL_OTHER_DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) - zeroOf(digit)))
    : text;
}

const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/u;
const ALL_OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/gu;

function zeroOf(digit: string): number {
  if (digit >= "\uff10") return 0xff10;
  return digit >= "\u06f0" ? 0x06f0 : 0x0660;
}
