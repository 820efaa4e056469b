/** Who is signed in, and what policy permits them: asked once for every part of a page, and of now whatever the page looks at. */
import type { UseQueryResult } from "@tanstack/react-query";
import type { Answers } from "./answers.ts";
import type { Problem } from "./problem.ts";
import { type QuestionKey, useQuestion } from "./question.ts";

/** Under which it is kept. */
export const ME: QuestionKey = ["question", "/me", {}, {}];

export function useMe(): UseQueryResult<Answers["/me"], Problem> {
  return useQuestion("/me", {}, { moment: {} });
}
