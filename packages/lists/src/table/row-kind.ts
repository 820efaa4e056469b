/** What a row of a table is, once the header is known: somebody's, or one of those that say nothing of anybody. */
import { latinDigits } from "../values/digits.ts";
import { headerText } from "./header.ts";
import type { RawRow } from "./raw.ts";
import type { RowKind } from "./table.ts";

/** Words a total begins with, as lists in the region have them. */
const TOTAL_WORDS = [
  "total",
  "grand total",
  "subtotal",
  "sum",
  "المجموع",
  "مجموع",
  "الإجمالي",
  "الاجمالي",
  "إجمالي",
  "المجموع الكلي",
  "العدد الكلي",
  "العدد الإجمالي",
  "العدد",
  "کۆی گشتی",
  "کۆ",
  "tevahî",
  "giştî",
  "جمع",
  "جمع کل",
  "toplam",
  "genel toplam",
  "итого",
  "всего",
  "total général",
  "effectif total",
];
const TOTAL = new RegExp(`^(?:${TOTAL_WORDS.join("|")})(?![\\p{L}\\p{M}])`, "iu");
/** A total stands alone, with a word or two: a row with more cells is somebody's. */
const MOST_CELLS_OF_TOTAL = 4;

export class RowKinds {
  readonly #headerRows: { readonly first: number; readonly last: number } | undefined;
  readonly #headers: readonly string[];
  readonly #headerRowTexts = new Set<string>();

  constructor(headerRows: { readonly first: number; readonly last: number } | undefined, headers: readonly string[]) {
    this.#headerRows = headerRows;
    this.#headers = headers;
  }

  kindOf({ row, texts }: RawRow): RowKind {
    if (this.#headerRows === undefined) return isTotal(texts) ? "total" : "body";
    if (row < this.#headerRows.first) return "title";
    if (row <= this.#headerRows.last) {
      this.#headerRowTexts.add(signature(texts));
      return "header";
    }
    if (this.#isHeaderAgain(texts)) return "repeated-header";
    return isTotal(texts) ? "total" : "body";
  }

  /** A printed list has its header on every page; of several rows, each comes again. */
  #isHeaderAgain(texts: readonly string[]): boolean {
    const first = texts.find((text) => text !== "");
    if (first === undefined) return false;
    const text = headerText(first);
    // Nearly every row is told by its first cell alone.
    if (!this.#headers.some((header) => header.startsWith(text) || header.endsWith(text))) return false;
    return this.#headerRowTexts.has(signature(texts));
  }
}

/** The number a total states; undefined where it states none, or several. */
export function totalOf(texts: readonly string[]): { readonly column: number; readonly stated: number } | undefined {
  const found = texts.flatMap((text, column) =>
    [...latinDigits(text).matchAll(/\d[\d,. ]*/gu)].map(([digits]) => ({
      column,
      stated: Number(digits.replaceAll(/[,. ]/g, "")),
    })),
  );
  const [only, other] = found;
  return other === undefined ? only : undefined;
}

function isTotal(texts: readonly string[]): boolean {
  let filled = 0;
  for (const text of texts) {
    // Nearly every row is told by having more cells than a total, without a look into them.
    if (text !== "" && ++filled > MOST_CELLS_OF_TOTAL) return false;
  }
  const plain = texts.map((text) => text.trim()).filter((text) => text !== "");
  // Alone in its row the word is a total that nobody filled in.
  const isNumbered = plain.length === 1 || plain.some((text) => /\p{Nd}/u.test(text));
  return isNumbered && plain.some((text) => TOTAL.test(text));
}

function signature(texts: readonly string[]): string {
  return JSON.stringify(texts.map(headerText).slice(0, texts.findLastIndex((text) => text.trim() !== "") + 1));
}
