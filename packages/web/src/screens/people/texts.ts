import { defineTexts } from "../../texts/define.ts";

export const peopleTexts = defineTexts("people", {
  title: "People",
});
