import { defineTexts } from "../../texts/define.ts";

export const handoverTexts = defineTexts("handover", {
  title: "Handover",
});
