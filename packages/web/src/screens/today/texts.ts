import { defineTexts } from "../../texts/define.ts";

export const todayTexts = defineTexts("today", {
  title: "Today",
});
