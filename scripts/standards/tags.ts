/** Finds what tests say they show: comments of the form `Verifies: GC3-46, rule-4`, in test files only. */
import { isTest } from "../tidy/rooms.ts";
import type { Source } from "../tidy/source.ts";

export interface Tag {
  readonly id: string;
  readonly path: string;
  readonly line: number;
}

/** Every tag of every test. A first word that is no id is kept, so that a misspelt tag is found out and not passed over. */
export function readTags(sources: readonly Source[]): readonly Tag[] {
  return sources
    .filter(({ path }) => isTest(path))
    .flatMap(({ path, comments }) =>
      comments.flatMap(({ text, line }) =>
        text.split("\n").flatMap((said, at) => idsIn(said).map((id) => ({ id, path, line: line + at }))),
      ),
    );
}

/** The ids after the word, up to the first that does not look like one; prose may follow. In backquotes it is only talked about. */
function idsIn(comment: string): readonly string[] {
  const [, rest] = /(?<!`)\bVerifies:(.*)$/.exec(comment) ?? [];
  if (rest === undefined) return [];
  const words = rest
    .split(/[\s,;]+/)
    .map((word) => word.replace(/[.:)*/]+$/, ""))
    .filter((word) => word !== "" && word !== "and");
  const prose = words.findIndex((word, at) => at > 0 && !/^[A-Za-z][A-Za-z0-9]*-\d[\d.-]*$/.test(word));
  return words.slice(0, prose === -1 ? words.length : prose);
}
