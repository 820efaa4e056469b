/**
 * Terms of an agreement as they are typed: one a line, `CODE; what was undertaken; by when`, the last as a time or a duration.
 * An Arabic keyboard has `؛` for the semicolon.
 */

export interface TypedTerm {
  readonly term: string;
  readonly text: string;
  readonly deadline?: string;
  readonly within?: string;
}

/** Reads the lines; what does not fit goes as it is, for the register to refuse with its reason. */
export function termsOf(typed: string): readonly TypedTerm[] {
  return typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [term = "", text = "", when = ""] = line.split(/[;؛]/).map((part) => part.trim());
      const by = when === "" ? {} : when.startsWith("P") ? { within: when } : { deadline: when };
      return { term: term.toUpperCase(), text, ...by };
    });
}
