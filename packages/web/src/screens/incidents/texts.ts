import { defineTexts } from "../../texts/define.ts";

export const incidentsTexts = defineTexts("incidents", {
  title: "Incidents",
});
