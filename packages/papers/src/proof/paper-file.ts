/**
 * `paper.json`, format 1, attached to every paper: which paper it is, how it is set, what it prints besides its entries, and
 * the digests of the proofs attached beside it. With them it is all that the pages were made of, so that whoever has the same
 * edition of Muster makes the same pages from it, byte for byte.
 */
import { type Json, type JsonObject } from "@muster/proof";
import { canonicalBytes } from "@muster/record";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { closed, Instant } from "../facts.ts";
import { PaperFault } from "../fault.ts";
import { OFFSET_PATTERN } from "../languages/dates.ts";
import { LANGUAGES } from "../languages/language.ts";
import type { PaperSettings } from "../languages/words.ts";
import { MOST_PROOFS } from "../limits.ts";
import { isPaperName, type PaperName } from "../papers.ts";

export const PAPER_FORMAT = "application/vnd.muster.paper.v1+json";
export const PAPER_FILE = "paper.json";

const Sha256 = Type.String({ pattern: "^[0-9a-f]{64}$" });
const LanguageCode = Type.Enum([...LANGUAGES]);

const Content = Type.Object(
  {
    format: Type.Literal(PAPER_FORMAT),
    /** SHA-256 of everything besides this file that the pages follow from: templates, texts, code, fonts, compiler. */
    edition: Sha256,
    paper: Type.String({ maxLength: 32 }),
    languages: Type.Tuple([LanguageCode, LanguageCode]),
    offset: Type.String({ pattern: OFFSET_PATTERN }),
    hijri: Type.Boolean(),
    ownNumerals: Type.Boolean(),
    printedAt: Instant,
    printed: Type.Record(Type.String(), Type.Unknown()),
    /** Of the bundles attached, the paper's own entry first. */
    proofs: Type.Array(Sha256, { minItems: 1, maxItems: MOST_PROOFS }),
    /** Of the attached list of everything the first entry says about anybody, where the paper prints the whole list. */
    items: Type.Optional(Sha256),
  },
  closed,
);

export interface PaperFile extends PaperSettings {
  readonly edition: string;
  readonly paper: PaperName;
  readonly printedAt: string;
  readonly printed: JsonObject;
  readonly proofs: readonly string[];
  readonly items?: string;
}

const isContent = Compile(Content);

export function formatPaperFile(file: PaperFile): Uint8Array {
  return canonicalBytes({ format: PAPER_FORMAT, ...file });
}

/** Reads the file's form; what it claims is for `verifyPaper`. */
export function parsePaperFile(bytes: Uint8Array): PaperFile {
  const content = parseJson(bytes);
  if (typeof content !== "object" || content === null || Reflect.get(content, "format") !== PAPER_FORMAT) {
    throw new PaperFault("paper-format-unknown", `the paper's facts are not of format ${PAPER_FORMAT}`);
  }
  if (!isContent.Check(content)) throw new PaperFault("paper-malformed", "the paper's facts are not of their shape");
  const { edition, paper, languages, offset, hijri, ownNumerals, printedAt, printed, proofs, items } = content;
  if (!isPaperName(paper) || languages[0] === languages[1]) {
    throw new PaperFault("paper-malformed", "the paper is of no kind or no two languages known here");
  }
  return {
    edition,
    paper,
    languages,
    offset,
    hijri,
    ownNumerals,
    printedAt,
    printed: printed as JsonObject,
    proofs,
    ...(items === undefined ? {} : { items }),
  };
}

function parseJson(bytes: Uint8Array): Json {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Json;
  } catch (cause) {
    throw new PaperFault("paper-malformed", "the paper's facts are not JSON in UTF-8", { cause });
  }
}
