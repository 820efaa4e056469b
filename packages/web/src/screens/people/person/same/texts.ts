import { defineTexts } from "../../../../texts/define.ts";

/** Whether other files are of the same human being: as asserted, as judged otherwise, and as it may be. */
export const sameTexts = defineTexts("same", {
  title: "Same person, other files",
  none: "No other file is asserted to be of this person.",
  noneThen: "No other file was asserted to be of this person.",
  notShown:
    "{n, plural, one {One more is of somebody you may not know of.} other {# more are of people you may not know of.}}",
  file: "The other file",
  notForYou: "of somebody you may not know of",
  unnamed: "another file",
  assertedAt: "Asserted",
  by: "By",
  evidence: "On what evidence",
  erased: "erased",
  acts: "What can be done",
  withdrawn: "withdrawn",
  through: "By way of another file also",
  thisFile: "this file",
  clashes: "The books cannot be right about all of these files",
  "clash.in-two-places": "By these files they are in two places at once.",
  "clash.counted-twice": "At one place they are counted more than once.",
  "clash.held-and-missing": "By one file they are held, by another they are missing.",
  "clash.held-and-dead": "By one file they are held, by another they are dead.",
  clashRemedy: "Nothing is put right by itself: release or correct what is wrong, or withdraw the assertion.",
  different: "Judged to be other people",
  judgedAt: "Judged",
  why: "What tells them apart",
  compareWith: "Compare with another file",
  compareId: "The other file’s id",
  compareSubmit: "Compare",
  possibly: "Possibly the same person",
  possiblySays:
    "Looking compares this file with everybody whom you may know of. That you saw the names of those found is recorded.",
  look: "Look for possible duplicates",
  found:
    "{n, plural, =0 {Nobody is found who may be the same person.} one {One file may be of the same person.} other {# files may be of the same person.}}",
});
