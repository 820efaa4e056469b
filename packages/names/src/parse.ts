/**
 * A full name, taken apart: titles aside, compounds in one, the kunya and the nasab known for what they are. Nothing is asserted that
 * the name does not say: where only the order could tell the father's name from the family's, the part's kind is `unknown`.
 */
import { groupWords } from "./group-words.ts";
import { kindsOfOrder } from "./kinds.ts";
import { isNameNotKnown } from "./not-known.ts";
import { scriptOf, type Script } from "./script.ts";
import { wordsOf } from "./words.ts";

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
  | "title"
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
  /** What else it may be written as: the Rahman of an Abd al-Rahman, the Ivan of an Ivanovich, the Rawi of an Alrawi. Folded. */
  readonly also?: readonly string[];
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

/** The parts that are looked at; a name of more is kept as written, and is a fault (clean.ts). */
export const MOST_PARTS = 24;

const STATED_KINDS: ReadonlySet<string> = new Set<PartKind>([
  "given",
  "father",
  "grandfather",
  "family",
  "tribe",
  "kunya",
  "laqab",
  "known-as",
  "nisba",
  "title",
]);

/** A text that says that the name is not known has no parts, and matches nobody. */
export function parseName(text: string, stated: readonly StatedPart[] = []): ParsedName {
  const script = scriptOf(text);
  if (isNameNotKnown(text)) return { text, script, parts: asStated([], stated.slice(0, MOST_PARTS)) };
  const parts = kindsOfOrder(groupWords(wordsOf(text)).slice(0, MOST_PARTS), script);
  return { text, script, parts: asStated(parts, stated.slice(0, MOST_PARTS)) };
}

/**
 * What was stated of a part goes before what its place says; a part that was stated and is not in the text is a part all the same. Of a
 * word that stands twice (Mahmud, son of Ashraf, son of Mahmud) each is stated once: the one whose place says the same, else the first.
 */
function asStated(parts: readonly NamePart[], stated: readonly StatedPart[]): readonly NamePart[] {
  const known = [...parts];
  const taken = new Set<number>();
  for (const { part, text } of stated) {
    if (!isKind(part)) continue;
    for (const said of kindsOfOrder(groupWords(wordsOf(text)), scriptOf(text))) {
      const places = [...known.keys()].filter((at) => known[at]?.folded === said.folded);
      if (places.length === 0) known.push({ ...said, kind: part });
      const open = places.filter((at) => !taken.has(at));
      const at = open.find((place) => known[place]?.kind === part) ?? open[0];
      const here = at === undefined ? undefined : known[at];
      if (at === undefined || here === undefined) continue;
      taken.add(at);
      known[at] = { ...here, kind: part };
    }
  }
  return known.slice(0, MOST_PARTS);
}

function isKind(part: string): part is PartKind {
  return STATED_KINDS.has(part);
}
