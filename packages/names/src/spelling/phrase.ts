/** A place's or a country's name as words that can be compared: folded, without what says nothing. */
import { foldWord } from "../fold.ts";
import { isSilent, kindSaid } from "./common-words.ts";

export interface PhraseWord {
  readonly folded: string;
  /** A word for the kind of thing, the same in every language; it may be left out without much harm. */
  readonly kind: boolean;
}

export interface Phrase {
  readonly words: readonly PhraseWord[];
  /** The words as one, kinds aside: for who writes `Deirezzor`, or `Tal Abyad` for `تلأبيض`. */
  readonly joined: string;
}

/** What a phrase may hold. The longest name of a country has 11 words. */
const MOST_WORDS = 24;
const MOST_LETTERS = 400;

export function phraseOf(text: string): Phrase {
  const all = text
    .slice(0, MOST_LETTERS)
    .normalize("NFKC")
    .replaceAll(/(?<=\p{L})\.(?=\p{L}(?:\.|$|\s))/gu, "")
    .split(/[^\p{L}\p{M}\p{N}\u0640'’‘`ʿʾ]+/u)
    .map(foldWord)
    .filter((folded) => folded !== "");
  const telling = all.filter((folded) => !isSilent(folded));
  const words = (telling.length > 0 ? telling : all).slice(0, MOST_WORDS).map((folded) => {
    const kind = kindSaid(folded);
    return { folded: kind ?? folded, kind: kind !== undefined };
  });
  return { words, joined: words.flatMap(({ folded, kind }) => (kind ? [] : [folded])).join("") };
}
