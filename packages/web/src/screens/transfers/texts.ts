import { defineTexts } from "../../texts/define.ts";

export const transfersTexts = defineTexts("transfers", {
  title: "Transfers",
});
