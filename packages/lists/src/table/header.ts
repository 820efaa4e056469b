/**
 * Which rows of a table are its header. Above it stand titles; it may have several rows, joined cell by cell (`Name /
 * Father`), a cell that is merged or left empty beside a filled one being that one's; and a row that numbers the columns.
 */
import { readHeader } from "../mapping/header-likeness.ts";
import { REJECT_HEADERS } from "../mapping/header-words.ts";
import { isFilled, type Merge, type RawRow } from "./raw.ts";

export interface FoundHeader {
  /** Rows of the file, both ends included; absent where the table has none. */
  readonly rows?: { readonly first: number; readonly last: number };
  /** By column. */
  readonly headers: readonly string[];
}

/** How far down a header is looked for. */
const FARTHEST = 40;
const MOST_HEADER_ROWS = 4;
const MOST_TITLES = 6;
/** From these likenesses on a cell counts as a header's, in full or in part. */
const VERY_WORDS = 0.95;
const KNOWN = 0.75;

/** Looks through the first rows in which anything stands. */
export function findHeader(rows: readonly RawRow[], merges: readonly Merge[]): FoundHeader {
  const at = headerIndex(rows);
  const first = rows[at];
  if (at === -1 || first === undefined) return { headers: [] };
  const parts: string[][] = [spread(first, merges)];
  let last = first.row;
  for (const row of rows.slice(at + 1, at + MOST_HEADER_ROWS)) {
    if (isNumbering(row)) {
      last = row.row;
      break;
    }
    if (!goesOn(row, first, merges)) break;
    parts.push(spread(row, merges));
    last = row.row;
  }
  const width = Math.max(...parts.map((part) => part.length));
  const headers = Array.from({ length: width }, (_, column) => joined(parts.map((part) => part[column] ?? "")));
  return { rows: { first: first.row, last }, headers };
}

/** One header's text without line breaks and double spaces. */
export function headerText(text: string): string {
  return text.replaceAll(/[\s\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ").trim();
}

function headerIndex(rows: readonly RawRow[]): number {
  const most = width(rows);
  let best = { index: -1, score: 0 };
  for (const [index, row] of rows.slice(0, FARTHEST).entries()) {
    const filled = row.texts.filter((text) => text.trim() !== "");
    if (row.broken !== undefined || filled.length === 0) continue;
    const score = filled.reduce((sum, text) => sum + headerScore(text), 0);
    // A title, "Name list of the prison", knows a word too: a header is most of its row, and no single cell over several.
    if (score * 2 < filled.length || (filled.length === 1 && (score < 1 || most > 1))) continue;
    if (score > best.score && !isUnderRows(rows.slice(0, index), filled.length)) best = { index, score };
  }
  return best.index === -1 ? unknownHeader(rows) : firstHeaderRow(rows, best.index);
}

/** Titles are few, and seldom as wide as a header: under many rows as wide as itself a row is one of them. */
function isUnderRows(above: readonly RawRow[], filled: number): boolean {
  return above.filter(({ texts }) => filledIn(texts) >= filled).length > MOST_TITLES;
}

/** A header's very words count in full; words among others in part, for people are called `Omar`, `age` as well. */
function headerScore(text: string): number {
  if (REJECT_HEADERS.some((added) => added === text)) return 1;
  const likeness = readHeader(headerText(text))[0]?.likeness ?? 0;
  return likeness >= VERY_WORDS ? 1 : likeness >= KNOWN ? 0.6 : 0;
}

/** Of several header rows the lowest may have the most words: what stands on it and is header too, and no title, belongs to it. */
function firstHeaderRow(rows: readonly RawRow[], index: number): number {
  let first = index;
  for (let above = index - 1; above >= 0 && index - above < MOST_HEADER_ROWS; above -= 1) {
    const filled = (rows[above]?.texts ?? []).filter((text) => text.trim() !== "");
    const known = filled.filter(isKnownHeader).length;
    if (filled.length < 2 || known * 2 < filled.length || filled.some(hasDigit)) break;
    first = above;
  }
  return first;
}

/** A header in words that nobody knows: the first full row, without a digit, over rows that have some. */
function unknownHeader(rows: readonly RawRow[]): number {
  const most = width(rows);
  if (most < 2) return -1;
  const index = rows.slice(0, FARTHEST).findIndex(({ texts }) => filledIn(texts) * 4 >= most * 3);
  const row = rows[index];
  const below = rows.slice(index + 1, index + 30);
  if (row === undefined || below.length === 0 || row.texts.some(hasDigit)) return -1;
  const digits = below.filter(({ texts }) => texts.some(hasDigit)).length;
  return digits * 2 > below.length ? index : -1;
}

/** Whether a row under the header's first is still header: known words or none filled beside a wide cell, and nobody's data. */
function goesOn(row: RawRow, first: RawRow, merges: readonly Merge[]): boolean {
  if (!isFilled(row.texts) || row.texts.some(hasDigit)) return false;
  const filled = row.texts.filter((text) => text.trim() !== "");
  const known = filled.filter(isKnownHeader).length;
  if (known * 2 < filled.length) return false;
  const wide = merges.some(({ fromRow, fromColumn, toColumn }) => fromRow === first.row && toColumn > fromColumn);
  const gaps = row.texts.some((text, column) => text.trim() !== "" && (first.texts[column] ?? "").trim() === "");
  return wide || gaps;
}

/** 1, 2, 3 … under the header: how forms number their columns. */
function isNumbering({ texts }: RawRow): boolean {
  const filled = texts.filter((text) => text.trim() !== "");
  return filled.length > 2 && filled.every((text, index) => text.trim() === String(index + 1));
}

/** A header row's texts, with what is merged, or left empty right of a filled cell over a filled one, given to each column. */
function spread({ row, texts }: RawRow, merges: readonly Merge[]): string[] {
  const spreadTexts = texts.map(headerText);
  for (const { fromRow, toRow, fromColumn, toColumn } of merges) {
    if (row !== fromRow || row > toRow) continue;
    for (let column = fromColumn + 1; column <= toColumn; column += 1) {
      spreadTexts[column] = spreadTexts[fromColumn] ?? "";
    }
  }
  return Array.from(spreadTexts, (text) => text ?? "");
}

function joined(parts: readonly string[]): string {
  return parts.filter((part, index) => part !== "" && parts.indexOf(part) === index).join(" / ");
}

function isKnownHeader(text: string): boolean {
  return headerScore(text) > 0;
}

const hasDigit = (text: string): boolean => /\p{Nd}/u.test(text);
const filledIn = (texts: readonly string[]): number => texts.filter((text) => text.trim() !== "").length;
const width = (rows: readonly RawRow[]): number => Math.max(0, ...rows.map(({ texts }) => filledIn(texts)));
