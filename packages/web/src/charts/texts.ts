import { defineTexts } from "../texts/define.ts";

/** What the charts say. */
export const chartTexts = defineTexts("charts", {
  tableShow: "Show as a table",
  tableHide: "Hide the table",
  empty: "There is nothing to draw for this time.",
  columnWhen: "When",
  columnWhat: "What",
  columnPeople: "People",
  columnBooks: "In the books then",
  columnDifference: "Difference",
  columnSource: "Who says so",

  populationTitle: "People held at {site}",
  populationSummary:
    "From {first} on {from} to {last} on {to}; most, {highest}, on {highestAt}. {said, plural, =0 {No roll and no count was taken.} one {# roll or count was taken} other {# rolls and counts were taken}}{said, plural, =0 {} other {{differing, plural, =0 {, and all agree with the books.} one {; # differs from the books.} other {; # differ from the books.}}}}",
  books: "in the books",
  roll: "roll",
  count: "count",
  countRound: "count, round {round}",
  part: "count of a part of the site",
  partOf: "count of {units}",
  differs: "differs from the books",
  figure: "published figure",
  figureBetween: "{from} to {to}",
  figureAtLeast: "at least {from}",
  figureAtMost: "at most {to}",
  capacity: "capacity",
  now: "the moment looked at",

  positionsTitle: "Where people were, through time",
  positionsSummary: "At the end: {states}. {registered} registered.",
  positionsNote: "Each state has its own scale, and not every scale begins at nothing: the numbers beside it say.",
  positionsNone: "Nobody in this time: {states}.",

  flowsTitle: "From where to where",
  flowsSummary:
    "{people, plural, one {# person} other {# people}} went on {ways, plural, one {# way} other {# ways}}; most, {most}, {way}.",
  flowsWay: "from {from} to {to}",
  flowsNote: "As broad as people went; each going is counted once, when it ended.",
  flowsOutside: "outside the sites",
  columnFrom: "From",
  columnTo: "To",
  columnFirst: "First",
  columnLast: "Last",
  columnTransfers: "Transfers",

  controlTitle: "Who was in control, through time",
  controlSummary:
    "{sites, plural, one {# site} other {# sites}}; {handovers, plural, =0 {no handover} one {# handover} other {# handovers}}, {seizures, plural, =0 {no seizure} one {# seizure} other {# seizures}}.",
  handover: "handover",
  seizure: "seizure",
  opening: "opened",
  columnSite: "Site",
  columnControl: "Control",
  columnFromTime: "From",
  columnUntil: "Until",
  columnHow: "How",
  toThisDay: "to this day",
});
