import { defineTexts } from "../../texts/define.ts";

/** What is owed to people, and by when. */
export const dutiesTexts = defineTexts("duties", {
  title: "Duties",
  lede: "What is owed to people and bodies by a time, and has not been done.",
  none: "Nothing is owed that you may see.",
  totals: "What is owed",
  list: "To whom",
  kind: "Duty",
  stands: "Stands",
  people: "People",
  since: "Since",
  "standing.overdue": "overdue",
  "standing.due": "due soon",
  "standing.open": "open",
  name: "Name",
  number: "Number",
  site: "Site",
  dueAt: "Due",
  noDay: "promptly: no day is set",
  source: "Comes from",
  notShown: "{n, plural, one {# person more is} other {# people more are}} not for your role to see.",
  all: "All that is owed",
  nextPage: "Next page",
});
