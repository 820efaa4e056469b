import { defineTexts } from "../../texts/define.ts";

export const agreementsTexts = defineTexts("agreements", {
  title: "Agreements",
});
