/** What a search finds, and why: values, put into words where they are shown. */
import type { PersonId } from "@muster/record";

/** How a word that was sought and a word as it was stated came together; by a number of the person's, or by the seal on their property. */
export type FoundWhy = "same" | "begins-with" | "respelt" | "other-script" | "typing-error" | "number" | "seal";

export interface FoundWord {
  /** As it was typed. */
  readonly sought: string;
  /** As it was stated. */
  readonly found: string;
  readonly why: FoundWhy;
  /** How alike the two are, 0 to 1. */
  readonly likeness: number;
}

export interface FoundPerson {
  readonly person: PersonId;
  /** What it was found by: the name or the number as it was stated, whichever says most. */
  readonly by: "name" | "number";
  readonly text: string;
  /** 0 to 1: how much of what was sought is there, words that few people carry counting for more. */
  readonly score: number;
  /** Each word that was sought and found, in the order in which it was typed. */
  readonly words: readonly FoundWord[];
}
