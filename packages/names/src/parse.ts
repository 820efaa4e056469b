/** A full name, taken apart. */
import { foldWord } from "./fold.ts";
import { type Script, scriptOf } from "./script.ts";

/** What a part is to the person. `unknown`: the order does not say. */
export type PartKind =
  | "given"
  | "father"
  | "grandfather"
  | "family"
  | "tribe"
  | "kunya"
  | "laqab"
  | "known-as"
  | "nisba"
  | "unknown";

/** One part of a name: `عبد الرحمن` is one part, of one folded word `عبدالرحمن`. */
export interface NamePart {
  readonly kind: PartKind;
  /** As it was written. */
  readonly text: string;
  /** What is compared: never empty. */
  readonly folded: string;
  readonly script: Script;
  /** Whether it is a single letter that stands for a whole word. */
  readonly initial: boolean;
}

export interface ParsedName {
  /** As it was written. */
  readonly text: string;
  readonly script: Script;
  readonly parts: readonly NamePart[];
}

/** What a claim of the register already says of a name's parts. */
export interface StatedPart {
  readonly part: string;
  readonly text: string;
}

export function parseName(text: string, stated: readonly StatedPart[] = []): ParsedName {
  const kinds = new Map(stated.map(({ part, text: word }) => [foldWord(word), part as PartKind]));
  const parts = text.split(/[\s,،]+/u).flatMap((word): NamePart[] => {
    const folded = foldWord(word);
    if (folded === "") return [];
    return [
      {
        kind: kinds.get(folded) ?? "unknown",
        text: word,
        folded,
        script: scriptOf(word),
        initial: folded.length === 1,
      },
    ];
  });
  return { text, script: scriptOf(text), parts };
}
