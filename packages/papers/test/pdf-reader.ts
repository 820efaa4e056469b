/** What a PDF shows, read by another library than wrote it: its text, its code of squares, and the objects that PDF/A asks for. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFObject,
  type PDFPage,
} from "@cantoo/pdf-lib";

export function opened(pdf: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(pdf, { updateMetadata: false });
}

/** The characters on all pages in the order they are drawn, with no word on their place; of a script from the right, glyph by glyph. */
export async function textOf(pdf: Uint8Array): Promise<string> {
  const document = await opened(pdf);
  return document.getPages().map(pageText).join("\n");
}

/** Every stream of the document that is no page's, unpacked. */
export async function streamsOf(pdf: Uint8Array): Promise<readonly { dict: PDFDict; text: string }[]> {
  const document = await opened(pdf);
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFRawStream ? [{ dict: object.dict, text: latin1(decodePDFRawStream(object).decode()) }] : [],
    );
}

function pageText(page: PDFPage): string {
  const maps = fontMaps(page);
  let map = new Map<string, string>();
  let text = "";
  const drawn = contentOf(page).matchAll(/\/(\S+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|\(((?:[^()\\]|\\[^])*)\)/g);
  for (const [, font, hex, literal] of drawn) {
    if (font !== undefined) map = maps.get(font) ?? new Map<string, string>();
    else
      text += codes(hex ?? hexOf(literal ?? ""))
        .map((code) => map.get(code) ?? "")
        .join("");
  }
  return text;
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((one) => page.doc.context.lookup(one)) : [contents];
  return streams
    .map((stream) => (stream instanceof PDFRawStream ? latin1(decodePDFRawStream(stream).decode()) : ""))
    .join("\n");
}

/** What the glyphs of each of the page's fonts stand for: its ToUnicode map. */
function fontMaps(page: PDFPage): Map<string, Map<string, string>> {
  const fonts = page.node.Resources()?.lookupMaybe(PDFName.of("Font"), PDFDict);
  return new Map(
    (fonts?.entries() ?? []).map(([name, reference]) => {
      const font = page.doc.context.lookup(reference, PDFDict);
      return [name.decodeText(), unicodeMap(font.lookup(PDFName.of("ToUnicode")))] as const;
    }),
  );
}

function unicodeMap(stream: PDFObject | undefined): Map<string, string> {
  const map = new Map<string, string>();
  if (!(stream instanceof PDFRawStream)) return map;
  const text = latin1(decodePDFRawStream(stream).decode());
  for (const [, block = ""] of text.matchAll(/beginbfchar([^]*?)endbfchar/g)) {
    for (const [, code = "", unicode = ""] of block.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g)) {
      map.set(code.toUpperCase(), utf16(unicode));
    }
  }
  return map;
}

function codes(hex: string): string[] {
  return hex.toUpperCase().match(/.{4}/g) ?? [];
}

/** A literal string's bytes as hex: PDF's own escapes undone. */
function hexOf(literal: string): string {
  const bytes = literal.replaceAll(
    /\\(?:([0-7]{1,3})|([^]))/g,
    (_, octal: string | undefined, one: string | undefined) =>
      octal === undefined
        ? ({ n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" }[one ?? ""] ?? one ?? "")
        : String.fromCodePoint(Number.parseInt(octal, 8)),
  );
  return Buffer.from(bytes, "latin1").toString("hex");
}

function utf16(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
