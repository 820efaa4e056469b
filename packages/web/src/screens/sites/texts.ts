import { defineTexts } from "../../texts/define.ts";

export const sitesTexts = defineTexts("sites", {
  title: "Sites",
  people: "{n, plural, one {# person} other {# people}}",
});
