/**
 * The checkpoint as a code to be scanned (QR, ISO/IEC 18004): the signed note itself, which any tool that reads checkpoints
 * takes. Who has only the sheet of paper has with it what the log said of itself, to hold against what it says today.
 */
import { create } from "qrcode";

/** White modules around the code, as the standard wants. */
const QUIET_ZONE = 4;

/** An SVG of one path, a unit to a module. */
export function checkpointCode(note: string): string {
  const { modules } = create(note, { errorCorrectionLevel: "M" });
  const { size } = modules;
  let dark = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (modules.get(row, column)) dark += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`;
    }
  }
  const side = size + 2 * QUIET_ZONE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${dark}"/></svg>`;
}
