/** How typed terms of an agreement are read. */
import { expect, test } from "vitest";
import { termsOf } from "./terms-text.ts";

test("a line is a term: its code, what was undertaken, and by when as a time, as a duration, or not at all", () => {
  expect(
    termsOf(
      "mechanism; come back with a mechanism; P4D\n\nCAMPS; hand over the camps\nPRISONS; hand over; 2026-01-24T16:00:00Z",
    ),
  ).toEqual([
    { term: "MECHANISM", text: "come back with a mechanism", within: "P4D" },
    { term: "CAMPS", text: "hand over the camps" },
    { term: "PRISONS", text: "hand over", deadline: "2026-01-24T16:00:00Z" },
  ]);
});

test("the semicolon of an Arabic keyboard parts a line as the Latin one does", () => {
  expect(termsOf("CAMPS؛ تسليم المخيمات، كلها؛ P4D")).toEqual([
    { term: "CAMPS", text: "تسليم المخيمات، كلها", within: "P4D" },
  ]);
});

test("a line that is only a code goes to the register, which says what it lacks", () => {
  expect(termsOf("X")).toEqual([{ term: "X", text: "" }]);
});
