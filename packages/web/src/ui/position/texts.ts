import { defineTexts } from "../../texts/define.ts";

/** Where somebody is in the books, as a sentence begins. */
export const positionTexts = defineTexts("position", {
  none: "Not in the books at this moment",
  outside: "Outside custody",
  held: "Held at {at}, by {by}",
  heldIn: "Held at {at}, {unit}, by {by}",
  toBeConfirmed: "taken over with the site and not seen since, to be confirmed",
  "in-transit": "In transit on {transfer}, escorted by {escort}; {by} answers",
  "at-large": "At large; {by} answers",
  "at-largeFrom": "At large, from {at}; {by} answers",
  unaccounted: "Unaccounted for; {by} answers",
  unaccountedFrom: "Unaccounted for, last at {at}; {by} answers",
  released: "Released",
  deceased: "Deceased",
  "transferred-out": "Transferred out to {by}, on {transfer}",
});
