/** What the journal says about itself. */
import { defineTexts } from "../../texts/define.ts";

export const journalTexts = defineTexts("journal", {
  title: "Journal",
  lede: "Every entry, the newest first. Nothing is ever edited: what was wrong stands, struck through, with what corrected it.",
  list: "Entries of the journal",
  empty: "No entry that you may know of is like this.",
  entry: "Entry",
  what: "What happened",
  occurred: "Occurred",
  noted: "Noted",
  recorded: "Recorded",
  saysSo: "Who says so",
  about: "About",
  people: "People",
  correctedBy: "Corrected by",
  filter: "Narrow the journal",
  everyKind: "everything",
  aboutThing: "About",
  aboutHint: "site:AL-HOL, transfer:…; for a person, see their page.",
  narrow: "Narrow",
  pages: "Pages of the journal",
  newest: "The newest",
  older: "Older",
});
