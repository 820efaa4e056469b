/** Words put together to parts: articles to what they belong to, compounds and kunyas to one part, titles set apart. */
import { alsoWritten, joined } from "./compound.ts";
import { MOST_LETTERS } from "./fold.ts";
import * as particles from "./particles.ts";
import type { NamePart, PartKind } from "./parse.ts";
import { scriptOf } from "./script.ts";
import type { Word } from "./words.ts";

/** A part before its kind is told by its place; `childOf`: *son of* stands before it, or after. */
export interface Group extends NamePart {
  readonly childOf: boolean;
  readonly article: boolean;
  readonly beforeComma: boolean;
}

/** The parts that the words make, in their order. */
export function groupWords(words: readonly Word[]): Group[] {
  const groups: Group[] = [];
  let [childOf, alias] = [false, false];
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (word === undefined) break;
    const next = words[at + 1];
    if (particles.ALSO_KNOWN.has(word.folded) && next !== undefined && groups.length > 0) {
      alias = true;
      at += 1;
    } else if (particles.CHILD_OF.has(word.folded) && next !== undefined && groups.length > 0) {
      childOf = true;
      at += 1;
    } else if (particles.CHILD_OF_BEFORE.has(word.folded) && groups.length > 0) {
      markLast(groups);
      at += 1;
    } else {
      const [group, used] = groupAt(
        words,
        at,
        groups.every(({ kind }) => kind === "title"),
      );
      const kind = (alias || word.aside) && group.kind === "unknown" ? "known-as" : group.kind;
      groups.push({ ...group, kind, childOf });
      childOf = false;
      at += used;
    }
  }
  return groups.every(({ kind }) => kind === "title") ? groups.map((group) => ({ ...group, kind: "unknown" })) : groups;
}

function markLast(groups: Group[]): void {
  const last = groups.pop();
  if (last !== undefined) groups.push({ ...last, childOf: true });
}

/** The part that begins at a word, and how many words it takes. */
function groupAt(words: readonly Word[], at: number, first: boolean): [Group, number] {
  const word = words[at];
  if (word === undefined) throw new Error("a group begins at a word");
  if (isTitle(word, first, words[at + 1]))
    return [grouped(words, at, { folded: word.folded, used: 1, also: [] }, "title"), 1];
  for (const [names, prefix] of [
    [particles.FATHERS_OF, "father"],
    [particles.MOTHERS_OF, "mother"],
  ] as const) {
    if (!names.has(word.folded) || words[at + 1] === undefined) continue;
    const { folded, used } = nameAt(words, at + 1);
    const kunya = KUNYAS[scriptOf(folded) === "Arab" ? "Arab" : scriptOf(folded) === "Cyrl" ? "Cyrl" : "Latn"];
    return [grouped(words, at, { folded: `${kunya[prefix]}${folded}`, used: used + 1, also: [] }, "kunya"), used + 1];
  }
  const named = nameAt(words, at);
  return [grouped(words, at, named, "unknown"), named.used];
}

const KUNYAS = {
  Arab: { father: "ابو", mother: "ام" },
  Latn: { father: "abu", mother: "umm" },
  Cyrl: { father: "абу", mother: "умм" },
} as const;

interface Named {
  readonly folded: string;
  /** How many words it takes. */
  readonly used: number;
  /** What it may be written as by somebody who leaves a part of it out. */
  readonly also: readonly string[];
}

/** One name at a word, with its article, its *servant of*, and what of the faith or of God follows it. */
function nameAt(words: readonly Word[], at: number): Named {
  const word = words[at];
  if (word === undefined) throw new Error("a name begins at a word");
  const next = words[at + 1];
  if (next !== undefined && isArticle(word, next)) {
    const named = nameAt(words, at + 1);
    return { ...named, used: named.used + 1 };
  }
  if (particles.SERVANTS.has(word.folded) && next !== undefined) {
    const [rest, used, article] = afterArticle(words, at + 1);
    const folded = joined("servant", word.folded, rest, article);
    return { folded, used: used + 1, also: alsoWritten(folded) };
  }
  const [ending, used] = endingAt(words, at + 1);
  if (used === 0) return { folded: word.folded, used: 1, also: alsoWritten(word.folded) };
  if (particles.GODS.has(ending)) return { folded: joined("god", word.folded, ending, true), used: used + 1, also: [] };
  const folded = joined("faith", word.folded, ending, true);
  // Nour al-Din is a Nour to some, and no Din; Zia ur-Rahman may be either.
  const [short] = alsoWritten(folded);
  return { folded, used: used + 1, also: short === undefined ? [word.folded, ending] : [short] };
}

/** What is joined to the name before it, and the words it takes: none where nothing is. */
function endingAt(words: readonly Word[], at: number): [string, number] {
  const word = words[at];
  if (word === undefined) return ["", 0];
  if (particles.GODS.has(word.folded)) return [word.folded, 1];
  const next = words[at + 1];
  if (particles.JOINING_ARTICLES.has(word.plain) && next !== undefined) return [next.folded, 2];
  const article = next !== undefined && isArticle(word, next);
  const ending = article ? next : word;
  // Without an article it is a name of its own: Rahman, Islam, Haq. "Eddine" and "الدين" carry theirs.
  const carried = /^(?:ال|[eua]dd)/u.test(word.plain);
  return particles.FAITHS.has(ending.folded) && (article || carried) ? [ending.folded, article ? 2 : 1] : ["", 0];
}

/** The word after *servant of*, how many words it takes, and whether it has the article. */
function afterArticle(words: readonly Word[], at: number): [string, number, boolean] {
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined) throw new Error("a servant is somebody's");
  const article = next !== undefined && (isArticle(word, next) || particles.JOINING_ARTICLES.has(word.plain));
  if (article) return [next.folded, 2, true];
  return [word.folded, 1, word.plain.startsWith("ال") && !word.folded.startsWith("ال")];
}

function isArticle({ plain }: Word, next: Word): boolean {
  if (particles.ARTICLES.has(plain)) return true;
  return particles.SUN_ARTICLES.has(plain) && next.plain.startsWith(plain.slice(1));
}

function isTitle(word: Word, first: boolean, next: Word | undefined): boolean {
  if (next === undefined && !first) return false;
  if (particles.TITLES_AT_FIRST.has(word.folded)) return first && next !== undefined;
  if (!particles.TITLES.has(word.folded)) return false;
  return first ? next !== undefined : !particles.NAMES_ALSO.has(word.folded);
}

function grouped(words: readonly Word[], at: number, { folded, used, also }: Named, kind: PartKind): Group {
  const [from, to] = [words[at], words[at + used - 1]];
  if (from === undefined || to === undefined) throw new Error("a group has words");
  return {
    kind,
    text: from.line.slice(Math.min(from.start, to.start), Math.max(from.end, to.end)),
    folded: folded.slice(0, MOST_LETTERS),
    script: scriptOf(folded),
    initial: /^\p{L}$/u.test(folded),
    ...(also.length > 0 && { also }),
    childOf: false,
    article: used > 1 ? particles.ARTICLES.has(from.plain) : /^ال.{3}/u.test(from.plain),
    beforeComma: from.beforeComma,
  };
}
