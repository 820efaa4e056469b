import { defineTexts } from "../../texts/define.ts";

/** The same recorded of several people, an entry each. */
export const eachTexts = defineTexts("each", {
  progress: "{done} of {all} recorded",
  stop: "Stop after this one",
  recordedAll: "{n, plural, one {# entry recorded.} other {# entries recorded.}}",
  recordedN: "{n} of {of} recorded.",
  notAll:
    "{recorded, plural, one {# recorded} other {# recorded}}, {refused, plural, one {# refused} other {# refused}}. What was refused stands in the form.",
  moreRefused: "{n, plural, one {And # more was refused.} other {And # more were refused.}}",
  nobody: "Nobody is chosen.",
});
