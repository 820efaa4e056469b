import { defineTexts } from "../../texts/define.ts";

/** What is said around the printing of a paper. */
export const paperTexts = defineTexts("paper", {
  first: "Language",
  second: "and",
  busy: "Being printed …",
  printed: "Printed: {name}",
});
