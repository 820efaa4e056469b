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
    for (let start = 0; start < size; start++) {
      let end = start;
      while (end < size && modules.get(row, end)) end++;
      if (end === start) continue;
      // A run in one piece: between single squares a printer may leave a line of white.
      const length = end - start;
      dark += `M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${length}v1h-${length}z`;
      start = end;
    }
  }
  const side = size + 2 * QUIET_ZONE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${dark}"/></svg>`;
}
