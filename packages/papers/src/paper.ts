/**
 * What a paper is: a template, the shape of what its entries must say, the shape of what it prints beside that, and a view,
 * which makes of both what the template sets. What an entry says is not copied into a paper's facts: it is printed from the
 * entry itself, so that what is proven and what is printed cannot differ.
 */
import type Type from "typebox";
import { Compile } from "typebox/compile";
import type { CommonFacts } from "./facts.ts";
import { PaperFault } from "./fault.ts";
import type { TextKey } from "./languages/en.ts";
import type { Words } from "./languages/words.ts";
import { Form } from "./typesetting/form.ts";

/** What the proofs of a paper show: its own entry first. */
export interface ShownEntry {
  readonly entry: unknown;
  /** What the entry says about the one person it is shown about. */
  readonly item?: unknown;
}

/** All that a paper shows. `items`: everything its first entry says about anybody, where the whole list is printed. */
export interface Shows {
  readonly entries: readonly ShownEntry[];
  readonly items?: readonly unknown[];
}

interface Definition<Shown extends Type.TSchema, Printed extends Type.TSchema> {
  /** The template, from the folder of the sources. */
  readonly template: string;
  readonly title: TextKey;
  /** One sentence under the title: what this paper is. */
  readonly is?: TextKey;
  readonly shows: Shown;
  readonly prints: Printed;
  readonly view: (shows: Type.Static<Shown>, printed: Type.Static<Printed> & CommonFacts, form: Form) => object;
}

export interface Paper<Printed = unknown> {
  readonly template: string;
  readonly title: TextKey;
  readonly is?: TextKey;
  /** What the template sets. Throws `PaperFault` for entries or facts of another shape. */
  readonly view: (shows: Shows, printed: unknown, words: Words) => object;
  /** What it prints besides its entries: for whoever gathers it, and never present. */
  readonly printed?: Printed;
}

export function paper<Shown extends Type.TSchema, Printed extends Type.TSchema>(
  definition: Definition<Shown, Printed>,
): Paper<Type.Static<Printed>> {
  const { shows: Shown, prints: Printed, view, ...rest } = definition;
  const fits = Compile(Shown);
  const isPrinted = Compile(Printed);
  return {
    ...rest,
    view: (shows, printed, words) => {
      if (!isPrinted.Check(printed))
        throw new PaperFault("paper-malformed", "what the paper prints is not of its shape");
      if (!fits.Check(shows)) {
        throw new PaperFault("paper-entry-unfit", "what the paper proves is not what a paper of this kind is about");
      }
      const facts = printed as Type.Static<Printed> & CommonFacts;
      return view(shows, facts, new Form(words, facts));
    },
  };
}
