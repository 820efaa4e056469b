/** How far the register reaches in both times: the ends and steps of the two sliders that stand on every screen. */
import type { EntryNumber, Instant } from "@muster/record";
import type { Questions } from "@muster/register";

/** More steps than a slider has pixels to tell apart. */
const MOST_STEPS = 500;

export interface SpanAnswer {
  /** The newest entry's number; -1 while there is none. */
  readonly last: EntryNumber;
  /** Times at which something occurred, oldest first, closest where most is recorded. */
  readonly occurred: readonly Instant[];
}

export function spanAnswer(questions: Questions): Promise<SpanAnswer> {
  return questions.span(MOST_STEPS);
}
