/** A run: text in one language and one direction, as a template sets it. Templates get these and put no words together. */
import { type Direction, directionOf, directionOfScript, type Language, type Script } from "../languages/language.ts";

export interface Run {
  readonly text: string;
  readonly lang: string;
  readonly dir: Direction;
  /** Ids, times and numbers: set left to right in tabular figures, and never broken. */
  readonly code?: true;
}

/** What is said once, because every language writes it alike; or in both languages of the paper. */
export type Value = readonly [Run] | readonly [Run, Run];

/** The same in the paper's first language and its second. */
export type Pair = readonly [Run, Run];

export function inLanguage(language: Language, text: string): Run {
  return { text, lang: language, dir: directionOf(language) };
}

/** Something given by somebody, in the script it was given in. */
export function inScript(script: Script, text: string): Run {
  return { text, lang: script === "Arab" ? "ar" : "en", dir: directionOfScript(script) };
}

export function codeRun(text: string): Run {
  return { text, lang: "en", dir: "ltr", code: true };
}

/** A value where both languages want one each. */
export function inBoth([first, second = first]: Value): Pair {
  return [first, second];
}
