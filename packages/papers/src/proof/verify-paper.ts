/**
 * Checking a paper, offline, against keys the reader holds. The file is hostile until each step has passed:
 *
 *     PDF ─▶ attached files ─▶ paper's facts ─▶ every proof ─▶ the whole list of the entry ─▶ the pages, made again
 *
 * The pages are made again from what is attached, and must be these, to the last byte: so what is read on them is what was
 * checked here, the checkpoint in the code among it. What no entry says (names above all) is printed and not proven, and
 * is reported apart.
 */
import {
  innerRoot,
  type JsonObject,
  type Trust,
  type VerifiedBundle,
  type VerifierCrypto,
  verifyBundle,
} from "@muster/proof";
import { createHash } from "node:crypto";
import { edition, sha256Hex } from "../edition.ts";
import { PaperFault } from "../fault.ts";
import type { Language } from "../languages/language.ts";
import { MOST_PEOPLE } from "../limits.ts";
import type { PaperName } from "../papers.ts";
import { contentOf, type PaperParts, print, splitItems } from "../print.ts";
import { NoTypesetter, TypesettingFault } from "../typesetting/typesetter.ts";
import { attachedFiles } from "./attachments.ts";
import { type PaperFile, parsePaperFile, PAPER_FORMAT } from "./paper-file.ts";

export interface VerifyPaperOptions {
  /**
   * Checks the proofs of a paper of another edition too, whose pages this Muster cannot make again. What is read on the pages
   * is then the reader's to compare with what is reported.
   */
  readonly withoutPages?: boolean;
}

export interface VerifiedPaper {
  readonly paper: PaperName;
  readonly languages: readonly [Language, Language];
  readonly printedAt: string;
  /** Whether the pages were made again and are these. */
  readonly pagesCompared: boolean;
  /** One for each entry that the paper proves, its own first. */
  readonly proofs: readonly VerifiedBundle[];
  /** How many people's items were held against the entry, where the paper prints a whole list. */
  readonly listed?: number;
  /** What is printed and proven by no entry. */
  readonly onlyPrinted: JsonObject;
}

/** Whether these bytes are a PDF at all, and so a paper to be checked. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
}

/** Rejects with a `PaperFault`, or the `VerificationError` of a proof. */
export async function verifyPaper(
  bytes: Uint8Array,
  trust: Trust,
  crypto: VerifierCrypto,
  { withoutPages = false }: VerifyPaperOptions = {},
): Promise<VerifiedPaper> {
  const parts = partsOf(attachedFiles(bytes));
  const { file } = parts;
  const proofs: VerifiedBundle[] = [];
  for (const bundle of parts.bundles) proofs.push(await verifyBundle(bundle, trust, crypto));
  const listed = verifyItems(proofs[0], parts.items);
  // Also where the pages cannot be made: what is proven must be of whom the paper says it is.
  contentOf(parts);
  const pagesCompared = comparePages(bytes, parts, withoutPages);
  return {
    paper: file.paper,
    languages: file.languages,
    printedAt: file.printedAt,
    pagesCompared,
    proofs,
    ...(listed === undefined ? {} : { listed }),
    onlyPrinted: file.printed,
  };
}

/** The attached files by what they are: the paper's facts say which others belong to it, by digest. */
function partsOf(files: readonly Uint8Array[]): PaperParts {
  const file = paperFileAmong(files);
  const byDigest = new Map(files.map((bytes) => [sha256Hex(bytes), bytes]));
  const named = (digest: string): Uint8Array => {
    const bytes = byDigest.get(digest);
    if (bytes === undefined)
      throw new PaperFault("paper-proof-missing", "a proof that the paper names is not attached");
    return bytes;
  };
  const bundles = file.proofs.map(named);
  return { file, bundles, ...(file.items === undefined ? {} : { items: named(file.items) }) };
}

function paperFileAmong(files: readonly Uint8Array[]): PaperFile {
  const mark = Buffer.from(JSON.stringify(PAPER_FORMAT));
  const found = files.filter((bytes) => Buffer.from(bytes).includes(mark));
  const [only] = found;
  if (only === undefined) throw new PaperFault("paper-without-proof", "no facts of a paper are attached to this PDF");
  if (found.length > 1) throw new PaperFault("paper-malformed", "the facts of more than one paper are attached");
  return parsePaperFile(only);
}

/** The list is whole: its items, in their order, have the root that the entry commits to. Returns how many they are. */
function verifyItems(own: VerifiedBundle | undefined, list: Uint8Array | undefined): number | undefined {
  if (list === undefined) return undefined;
  const people = own?.entry["people"];
  const [count, root] =
    typeof people === "object" && people !== null && !Array.isArray(people)
      ? [Reflect.get(people, "count") as unknown, Reflect.get(people, "root") as unknown]
      : [];
  if (count === undefined || Number(count) > MOST_PEOPLE) {
    throw new PaperFault("paper-items-differ", "the entry commits to no list that a paper could print");
  }
  const items = splitItems(list);
  const computed = items.length === count ? Buffer.from(innerRoot(sha256, items)).toString("base64") : undefined;
  if (computed !== root) throw new PaperFault("paper-items-differ", "the list is not the one the entry commits to");
  return items.length;
}

function comparePages(bytes: Uint8Array, parts: PaperParts, withoutPages: boolean): boolean {
  if (parts.file.edition !== edition()) {
    if (withoutPages) return false;
    throw new PaperFault(
      "paper-of-another-edition",
      "another edition of Muster made this paper, and this one cannot make its pages again; its proofs alone can be checked",
    );
  }
  const again = printedAgain(parts, withoutPages);
  if (again === undefined) return false;
  if (Buffer.from(again).equals(bytes)) return true;
  throw new PaperFault("paper-altered", "the pages are not those that the attached facts make");
}

/** The pages, made anew; undefined where they cannot be on this machine and the reader does without. */
function printedAgain(parts: PaperParts, withoutPages: boolean): Uint8Array | undefined {
  try {
    return print(parts);
  } catch (cause) {
    if (cause instanceof TypesettingFault) {
      throw new PaperFault("paper-malformed", "no page can be made of the attached facts", { cause });
    }
    if (!(cause instanceof NoTypesetter)) throw cause;
    if (withoutPages) return undefined;
    throw new PaperFault(
      "paper-pages-not-made",
      "there is no typesetter for this machine to make the pages again; the paper's proofs alone can be checked",
      { cause },
    );
  }
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
