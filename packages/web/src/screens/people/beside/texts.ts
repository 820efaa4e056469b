import { defineTexts } from "../../../texts/define.ts";

/** Two files side by side. */
export const besideTexts = defineTexts("beside", {
  title: "Two files side by side",
  lede: "Whether they are of one person is for two officers to say. Nothing is merged.",
  first: "The first file",
  second: "The second file",
  assertedSame: "The two are asserted to be one person.",
  judgedDifferent: "The two are judged to be two people.",
  weights: "What speaks for and against",
  notAlike: "Little is stated of both that a comparison could weigh: it is for the eye.",
  facts: "What the files say",
  fact: "What",
  position: "Where the books have them",
  verdict: "As written",
  "verdict.same": "the same",
  "verdict.overlap": "in part the same",
  "verdict.differ": "otherwise",
  "verdict.one": "by one alone",
  nothing: "nothing",
  withheld: "Who they are is withheld from you in one of the files.",
});
