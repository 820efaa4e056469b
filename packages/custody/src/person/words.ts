/** What was said with a fact of the file in words: detail, which can be erased while the fact stays (rule 11). */
import type { Item } from "@muster/record";
import { isErased } from "../detail/erasure.ts";
import type { RecordedEntry } from "../frame/facts.ts";
import type { PersonFile, Words } from "./file.ts";

/** The words of an item whose one detail they are; nothing where there are none, or where they have been erased. */
export function wordsOf(file: PersonFile, { details = [] }: Item, recorded: RecordedEntry): { said?: Words } {
  const { kind, number } = recorded.entry;
  const said = recorded.details.get(details[0] ?? "") as Words | undefined;
  return said === undefined || isErased(file, kind, number) ? {} : { said };
}
