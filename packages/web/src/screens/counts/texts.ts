import { defineTexts } from "../../texts/define.ts";

export const countsTexts = defineTexts("counts", {
  title: "Counts",
});
