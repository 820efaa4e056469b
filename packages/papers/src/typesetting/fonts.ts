/**
 * The fonts of every paper, and what they can show. A PDF/A has a glyph for every character it holds, so what no font shows
 * is written as its number, `U+0E01`: legible, exact, and nobody's paper is refused for it.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Vazirmatn: Arabic, Sorani, and Latin with the letters of Kurmanji and of transliteration. */
const FILES = ["Regular", "Medium", "Bold"].map((weight) =>
  fileURLToPath(import.meta.resolve(`vazirmatn/fonts/ttf/Vazirmatn-${weight}.ttf`)),
);

/** Beside it the compiler's own Libertinus Serif, for names in Cyrillic: these blocks a test sets letter by letter. */
const IN_LIBERTINUS = /^[\u0400-\u045f\u0490-\u04c4\u04c7-\u04cc\u04d0-\u04f9]$/u;

/** Marks without a shape of their own: joiners, which Sorani and Persian need, and the isolates that we put in ourselves. */
const INVISIBLE: ReadonlySet<string> = new Set(["\u200c", "\u200d", "\u2066", "\u2067", "\u2068", "\u2069"]);

export interface Fonts {
  readonly blobs: readonly Buffer[];
  readonly shows: (character: string) => boolean;
}

let loaded: Fonts | undefined;

/** The fonts, read once. */
export function fonts(): Fonts {
  loaded ??= load();
  return loaded;
}

function load(): Fonts {
  const blobs = FILES.map((file) => readFileSync(file));
  const [regular] = blobs;
  if (regular === undefined) throw new Error("a paper is set in no font");
  const covered = coverageOf(regular);
  return {
    blobs,
    shows: (character) =>
      covered.has(character.codePointAt(0) ?? 0) || IN_LIBERTINUS.test(character) || INVISIBLE.has(character),
  };
}

/** The characters that a font has glyphs for: its `cmap`, format 4 (OpenType 1.9, "cmap"). */
function coverageOf(font: Buffer): ReadonlySet<number> {
  const table = subtableOf(font, tableOf(font, "cmap"));
  const segments = font.readUInt16BE(table + 6) / 2;
  const ends = table + 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  const covered = new Set<number>();
  for (let segment = 0; segment < segments; segment++) {
    const at = segment * 2;
    const [start, end] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)];
    const [delta, offset] = [font.readUInt16BE(deltas + at), font.readUInt16BE(offsets + at)];
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = offset === 0 ? code : font.readUInt16BE(offsets + at + offset + (code - start) * 2);
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) covered.add(code);
    }
  }
  return covered;
}

function tableOf(font: Buffer, tag: string): number {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const at = 12 + index * 16;
    if (font.toString("latin1", at, at + 4) === tag) return font.readUInt32BE(at + 8);
  }
  throw new Error(`the font has no table ${tag}`);
}

/** The subtable of format 4, which holds the Basic Multilingual Plane. */
function subtableOf(font: Buffer, cmap: number): number {
  const subtables = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < subtables; index++) {
    const at = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(at) === 4) return at;
  }
  throw new Error("the font has no cmap of format 4");
}
