import { defineTexts } from "../../texts/define.ts";

export const settingsTexts = defineTexts("settings", {
  title: "Settings",
});
