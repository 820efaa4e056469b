/** Sizes and indices as the C2SP texts write them: ASCII digits, and no zero in front unless it is the whole number. */

/** The number, or undefined for any other text and for what a double cannot hold exactly. */
export function parseDecimal(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/u.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}
