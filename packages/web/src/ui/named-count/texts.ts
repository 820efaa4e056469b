import { defineTexts } from "../../texts/define.ts";

/** Counting people by name: the field that numbers are typed or scanned into. */
export const namedCountTexts = defineTexts("named-count", {
  scan: "A number, typed or scanned",
  scanHint: "Enter marks it; the field stays ready for the next. A scanner that types and presses Enter will do.",
  mark: "Mark",
  loud: "sound a tone for each",
});
