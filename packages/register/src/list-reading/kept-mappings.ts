/**
 * How each sender's lists are read, kept in the node's folder: `lists/SENDER.json`. A sender may have lists of several kinds;
 * each has its mapping, and a list is read by the one whose headers it has. A header that changed fits none: it is asked again.
 */
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { refuse } from "@muster/custody";
import { ListMapping, type ListTable, type MappingFit, mappingFits } from "@muster/lists";
import type { AuthorityCode } from "@muster/record";
import { firstFieldFault, Id } from "@muster/record";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { ListStopped } from "./stopped.ts";

const Kept = Type.Object(
  { format: Type.Literal(1), sender: Id.authority, mappings: Type.Array(ListMapping, { maxItems: 100 }) },
  { additionalProperties: false },
);
const kept = Compile(Kept);
const mappings = Compile(ListMapping);

/** Of a sender with more kinds of lists, the oldest mapping is forgotten. */
const MOST_KEPT = 50;

/** The mapping that is kept for such a list; or how far the likeliest is from it; undefined where none is kept at all. */
export type KeptMapping =
  | { readonly fits: true; readonly mapping: ListMapping }
  | (Extract<MappingFit, { fits: false }> & { readonly mapping: ListMapping });

/** Throws `ListStopped` where the file in the node's folder is no such file. */
export async function keptMapping(
  directory: string,
  sender: AuthorityCode,
  table: ListTable,
): Promise<KeptMapping | undefined> {
  const all = (await mappingsOf(directory, sender)).map((mapping) => ({ mapping, fit: mappingFits(mapping, table) }));
  const fitting = all.find(({ fit }) => fit.fits);
  if (fitting !== undefined) return { fits: true, mapping: fitting.mapping };
  const [nearest] = all
    .flatMap(({ mapping, fit }) => (fit.fits ? [] : [{ mapping, ...fit }]))
    .toSorted((one, other) => distance(one) - distance(other));
  return nearest;
}

/** Keeps a mapping as the newest of the sender's, in place of the one of the same columns; but not of which day the list was. */
export async function keepMapping(
  directory: string,
  sender: AuthorityCode,
  { listDate: _ofThisList, ...mapping }: ListMapping,
): Promise<void> {
  const others = (await mappingsOf(directory, sender)).filter((other) => columnsOf(other) !== columnsOf(mapping));
  const file = fileOf(directory, sender);
  await mkdir(path.dirname(file), { recursive: true });
  const text = JSON.stringify({ format: 1, sender, mappings: [mapping, ...others].slice(0, MOST_KEPT) }, null, 2);
  // Renamed into its place: a file half written would be no mapping.
  await writeFile(`${file}.new`, `${text}\n`);
  await rename(`${file}.new`, file);
}

/** Reads a mapping that somebody wrote. Throws `ListStopped` naming what is wrong with it. */
export async function readListMapping(file: string): Promise<ListMapping> {
  const value = await jsonIn(file);
  if (value === undefined) return stop("mapping-not-readable", `There is no mapping ${file}.`, { file });
  if (!mappings.Check(value)) {
    const { field, fault } = firstFieldFault(mappings.Errors(value));
    return stop("mapping-invalid", `In ${file}, ${field || "the whole"}: ${fault}.`, { field });
  }
  return value;
}

async function mappingsOf(directory: string, sender: AuthorityCode): Promise<readonly ListMapping[]> {
  const file = fileOf(directory, sender);
  const value = await jsonIn(file);
  if (value === undefined) return [];
  if (kept.Check(value)) return value.mappings;
  return stop("mapping-invalid", `${file} holds no mappings of format 1.`, { file });
}

/** Undefined where there is no such file. */
async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (fault) {
    if (fault instanceof SyntaxError)
      return stop("mapping-not-json", `${file} is not JSON: ${fault.message}.`, { file });
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined;
    throw fault;
  }
}

function fileOf(directory: string, sender: AuthorityCode): string {
  // A code may hold slashes and dots; a name of a file in this folder does not.
  return path.join(directory, "lists", `${encodeURIComponent(sender)}.json`);
}

function columnsOf({ columns }: ListMapping): string {
  return JSON.stringify(columns.map(({ header, nth = 1 }) => `${header} ${nth}`).toSorted());
}

function distance({ missing, unknown }: { readonly missing: readonly string[]; readonly unknown: readonly string[] }) {
  return missing.length + unknown.length;
}

function stop(code: string, says: string, conflicts: Readonly<Record<string, unknown>>): never {
  const remedy = "See docs/lists.md for what a mapping holds; without --mapping, one is proposed.";
  throw new ListStopped(refuse("invalid", code, says, remedy, conflicts));
}
