import { defineTexts } from "../../texts/define.ts";

/** Counts for whoever sees numbers and never people. */
export const numbersTexts = defineTexts("numbers", {
  title: "Numbers",
  lede: "How many people, as of midnight. Small numbers are not told, and the others are rounded at random, so that no number and no difference between numbers is about one person.",
  asOf: "As of {asOf}, as known at {knownAt}.",
  byState: "By state",
  bySite: "By site",
  byNationality: "By nationality, as claimed",
  what: "Counted",
  people: "People",
  everybody: "everybody",
  fewerThan: "fewer than {n}",
  about: "about {n}",
  none: "Nothing is counted yet.",
});
