/**
 * Several files as one ZIP, the same bytes for the same files: whoever is handed it can compare its digest. Names are made
 * safe and told apart here, so that what unpacks it writes nowhere but where it is told, and loses none.
 */
import { zip } from "fflate";
import { bytesOf, safeFileName } from "./file-name.ts";

export interface ZipFile {
  /** What it is to be called; a `/` in it is no folder. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A ZIP without the 64-bit extension ends at 65,535 files and four gigabytes; we end where a server still answers. */
const MOST_FILES = 10_000;
const LARGEST_BYTES = 256 * 1024 * 1024;

/** What packs and unpacks keeps its files under their names as an object's keys, and this one would not be kept. */
const NOT_A_KEY = /^__proto__$/;

/** More was asked for than one file is to carry. */
export class TooMuchToZip extends Error {
  override readonly name = "TooMuchToZip";
}

export async function zipOf(files: readonly ZipFile[]): Promise<Uint8Array> {
  if (files.length > MOST_FILES) throw new TooMuchToZip(`${files.length} files are more than ${MOST_FILES}`);
  const size = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > LARGEST_BYTES) throw new TooMuchToZip(`${size} bytes are more than ${LARGEST_BYTES}`);
  const named = uniqueNames(files.map(({ name }) => name));
  const entries = Object.fromEntries(named.map((name, at) => [name, files[at]?.bytes ?? new Uint8Array()] as const));
  return new Promise((resolve, reject) => {
    zip(entries, { mtime: earliest(), level: 6 }, (fault, bytes) => {
      if (fault === null) resolve(bytes);
      else reject(fault);
    });
  });
}

/** Safe names, each once, also where large and small letters are one: the second `roll.csv` is `roll (2).csv`. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name).replace(NOT_A_KEY, "-$&");
    let candidate = safe;
    for (let copy = 2; taken.has(folded(candidate)); copy++) candidate = numbered(safe, copy);
    taken.add(folded(candidate));
    return candidate;
  });
}

function numbered(name: string, copy: number): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? "";
  const stem = name.slice(0, name.length - bytesOf(ending));
  return `${stem} (${copy})${ending}`;
}

function folded(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

/** The first day a ZIP can write, on this machine's clock face: ZIP has no zone, and the bytes must not depend on one. */
function earliest(): Date {
  return new Date(1980, 0, 1);
}
