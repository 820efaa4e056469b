/** Lists of people from a file, or from stdin as `-`: one id a line; what follows a comma is said about the person. */
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { WrongUse } from "./fault.ts";

/** 200,000 people and a word about each. */
const LONGEST_FILE = 32 * 1024 * 1024;

export async function peopleIn(file: string): Promise<string[]> {
  return (await rowsIn(file)).map(([person]) => person);
}

/** Each person with what is said about them; empty where nothing is. */
export async function rowsIn(file: string): Promise<(readonly [person: string, says: string])[]> {
  const content = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  if (content.length > LONGEST_FILE) throw new WrongUse(`${file} is longer than any list of people`);
  const lines = content.split(/\r?\n/).map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const comma = line.indexOf(",");
      return comma === -1 ? [line, ""] : [line.slice(0, comma).trim(), line.slice(comma + 1).trim()];
    });
}
