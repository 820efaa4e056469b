/** The open data the model learns from, as pairs of folded words. */
import { readFile } from "node:fs/promises";
import { foldWord } from "../src/fold.ts";

/** A name's word in Latin letters and in another script. */
export interface WordPair {
  readonly latin: string;
  readonly other: string;
}

/** Where a line has which word. Wikidata's are given letter by letter, with spaces between. */
const FILES = [
  { file: "wikidata-arabic-train.tsv", script: "Arab", latin: 0, other: 1 },
  { file: "google-ar2en-train.tsv", script: "Arab", latin: 1, other: 0 },
  { file: "wikidata-russian-train.tsv", script: "Cyrl", latin: 0, other: 1 },
] as const;

export type TrainedScript = "Arab" | "Cyrl";

/** Reads the files of one script in `folder`: each pair once, none of it empty. */
export async function readPairs(folder: URL, script: TrainedScript): Promise<WordPair[]> {
  const pairs = new Map<string, WordPair>();
  for (const source of FILES.filter((file) => file.script === script)) {
    const text = await readFile(new URL(source.file, folder), "utf8");
    for (const line of text.split("\n")) {
      const columns = line.split("\t");
      const latin = foldWord(columns[source.latin] ?? "");
      const other = foldWord((columns[source.other] ?? "").replaceAll(" ", ""));
      if (latin !== "" && other !== "") pairs.set(`${latin}\t${other}`, { latin, other });
    }
  }
  return [...pairs.values()];
}
