import { defineTexts } from "../../texts/define.ts";

/** The queue of possible duplicates. */
export const duplicatesTexts = defineTexts("duplicates", {
  title: "Possible duplicates",
  lede: "Proposed by a comparison, and decided by officers. Nothing is merged: two officers assert that two files are of one person, and it can be withdrawn.",
  countedTwice:
    "{records, plural, =0 {No record is asserted to be of the same person as another.} other {# records are asserted to be of {people, plural, one {one person} other {# people}}: the balance counts each record.}}",
  ofEntry: "Of the people of",
  ofTransfer: "Of those received on",
  queue: "To be looked at",
  shown: "{n, plural, =0 {No possible duplicate here.} one {One pair here.} other {# pairs here.}}",
  more: "No possible duplicate among these; there may be some among who came before.",
  said: "Stated in",
  received: "Received by",
  pages: "Pages of possible duplicates",
  newest: "The newest",
  older: "Earlier entries",
  same: "Asserted to be one person",
  sameShown:
    "{all, plural, =0 {Nobody, of those you may see.} other {{shown} of {all} shown, first those whose files cannot all be right.}}",
  cannotAllBeRight: "These files cannot all be right: open one of them to see why.",
  endOfTransfer: "Nobody else was received.",
  end: "The beginning of the journal is reached.",
});
