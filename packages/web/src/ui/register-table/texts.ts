import { defineTexts } from "../../texts/define.ts";

/** Words of every long list. */
export const registerTableTexts = defineTexts("register-table", {
  filter: "Filter",
  filterHint: "words, or “a phrase”, in any column",
  all: "{all}",
  shown: "{shown} of {all}",
  first: "the first {here} of {all}; the rest is on its way",
  selected: "{n} selected",
  groupBy: "Group by",
  noGroups: "nothing",
  copy: "Copy",
  csv: "CSV",
  print: "Print",
  copied: "{n, plural, one {# row copied.} other {# rows copied.}}",
  notCopied: "This browser does not let the page copy.",
  nothingMatches: "Nothing matches the filter.",
  clearFilter: "Clear the filter",
  selectAll: "Select everything that is shown",
  selectRow: "Select",
  groupNone: "not said",
  keys: "Arrow keys, Home, End, Page Up and Page Down move through the rows; Control and C copies.",
  keysOpen:
    "Arrow keys, Home, End, Page Up and Page Down move through the rows; Enter opens one; Control and C copies.",
});
