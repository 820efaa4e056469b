import { defineTexts } from "../../texts/define.ts";

export const journalTexts = defineTexts("journal", {
  title: "Journal",
});
