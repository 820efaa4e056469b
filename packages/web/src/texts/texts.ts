import { defineTexts } from "./define.ts";

/** How several things are named in one breath. */
export const listTexts = defineTexts("texts", {
  listPair: "{first} and {last}",
  listMore: "{first}, {rest}",
});
