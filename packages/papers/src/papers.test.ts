/** Every paper, in every two languages: that it can be set, whom it names, and that it is the PDF/A that it says it is. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream } from "@cantoo/pdf-lib";
import { describe, expect, test } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { type ExampleName, examplePapers, NAMES, SETTINGS, STRANGER } from "../test/example-papers.ts";
import { personId } from "../test/example-register.ts";
import { opened, streamsOf, textOf } from "../test/pdf-reader.ts";
import { LANGUAGES } from "./languages/language.ts";
import { attachedFiles } from "./proof/attachments.ts";
import { renderPaper } from "./render.ts";

const papers = await examplePapers();
const names = Object.keys(papers) as ExampleName[];
const pairs = LANGUAGES.flatMap((first) =>
  LANGUAGES.filter((second) => second !== first).map((second) => [first, second] as const),
);
const PERSON_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Whom each paper is about: the one person of most, six on the lists, and a seventh who was not seen. */
const PEOPLE_ON: Readonly<Record<ExampleName, readonly number[]>> = {
  manifest: [1, 2, 3, 4, 5, 6],
  receipt: [2],
  "joint-roll": [1, 2, 3, 4, 5, 6, 7],
  "capture-card": [2],
  release: [2],
  "count-sheet": [1, 2, 3, 4, 5, 6],
  "bare-count-sheet": [],
  file: [2],
};

describe.each(names)("%s", (name) => {
  const request = papers[name];

  test("can be set in any two languages, with either to lead", () => {
    for (const languages of pairs) {
      const settings = { ...SETTINGS, languages, ownNumerals: languages[0] !== "en", hijri: languages[1] !== "en" };
      expect(renderPaper({ ...request, settings }).length, languages.join()).toBeGreaterThan(10_000);
    }
  });

  // Verifies: rule-10, DP-1
  test("names its own people, on its pages and in what is attached, and nobody else", async () => {
    const pdf = renderPaper(request);
    const text = await textOf(pdf);
    const attached = attachedFiles(pdf).map((bytes) => Buffer.from(bytes).toString("utf8"));
    const everywhere = [text, ...attached, ...attached.flatMap(unpackedBundle)].join("\n");
    const expected = PEOPLE_ON[name].map(personId).sort();
    expect([...new Set(everywhere.match(PERSON_ID))].sort()).toEqual(expected);
    expect(everywhere).not.toContain(STRANGER.name);
    // On a card that somebody carries there is no room for the register's own id.
    if (name !== "capture-card") for (const person of expected) expect(text).toContain(person);
    if (PEOPLE_ON[name].length > 1) expect(text).toContain("Ali Tester");
  });

  test("is PDF/A-3: says so, embeds its fonts, names its colours and its attachments", async () => {
    const pdf = renderPaper(request);
    const document = await opened(pdf);
    const { catalog, context } = document;
    const [metadata] = (await streamsOf(pdf)).filter(
      ({ dict }) => dict.get(PDFName.of("Type")) === PDFName.of("Metadata"),
    );
    expect(metadata?.text).toContain("<pdfaid:part>3</pdfaid:part>");
    expect(metadata?.text).toContain("<pdfaid:conformance>B</pdfaid:conformance>");
    expect(document.isEncrypted).toBe(false);
    const intents = catalog.lookup(PDFName.of("OutputIntents"), PDFArray);
    expect(intents.lookup(0, PDFDict).get(PDFName.of("S"))).toBe(PDFName.of("GTS_PDFA1"));
    const objects = context.enumerateIndirectObjects().map(([, object]) => object);
    const descriptors = objects.filter((object) => isOf(object, "FontDescriptor")) as PDFDict[];
    expect(descriptors.length).toBeGreaterThan(0);
    for (const font of descriptors) {
      expect(["FontFile2", "FontFile3"].some((file) => font.get(PDFName.of(file)) !== undefined)).toBe(true);
    }
    const related = catalog.lookup(PDFName.of("AF"), PDFArray);
    const relationships = related
      .asArray()
      .map((one) => context.lookup(one, PDFDict).get(PDFName.of("AFRelationship")));
    expect(relationships.map(String).sort()).toEqual(["/Source", ...relationships.slice(1).map(() => "/Data")].sort());
    expect(related.size()).toBe(attachedFiles(pdf).length);
  });

  test("carries its checkpoint as a code that a scanner reads", async () => {
    const wasm = await readFile(fileURLToPath(import.meta.resolve("zxing-wasm/reader/zxing_reader.wasm")));
    await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer }, fireImmediately: true });
    const image = await codeOn(renderPaper(request));
    const [read] = await readBarcodes(image, { formats: ["QRCode"] });
    expect(read?.text).toMatch(/^register\.example\/log\n7\n\S{44}\n\n— register\.example\/log \S+\n$/);
  });
});

test("a name is printed, and never run", async () => {
  const text = await textOf(renderPaper(papers.manifest));
  expect(text).toContain(`#panic("x") $ \\ *`);
  expect(text).toContain(NAMES[4]?.name);
});

test("the same paper is the same bytes, and any other is others", () => {
  const { receipt } = papers;
  expect(Buffer.from(renderPaper(receipt)).equals(renderPaper(receipt))).toBe(true);
  const later = renderPaper({ ...receipt, printedAt: "2026-01-22T09:30:01.000Z" });
  expect(Buffer.from(renderPaper(receipt)).equals(later)).toBe(false);
});

test("a paper about another entry, or with facts of another shape, is not printed", () => {
  const { receipt, release } = papers;
  expect(() => renderPaper({ ...receipt, bundles: release.bundles })).toThrow(
    expect.objectContaining({ code: "paper-entry-unfit" }),
  );
  const printed = Object.assign({}, receipt.printed, { secret: "x" });
  expect(() => renderPaper({ ...receipt, printed })).toThrow(expect.objectContaining({ code: "paper-malformed" }));
});

function isOf(object: PDFObject, type: string): boolean {
  return (
    object instanceof PDFDict &&
    !(object instanceof PDFRawStream) &&
    object.get(PDFName.of("Type")) === PDFName.of(type)
  );
}

/** What a bundle holds in base64: its entry, and the item it shows. */
function unpackedBundle(text: string): string[] {
  return [...text.matchAll(/"(?:entry|bytes)":"([A-Za-z0-9+/=]+)"/g)].map(([, base64 = ""]) =>
    Buffer.from(base64, "base64").toString("utf8"),
  );
}

/** The code as it is drawn on the page: its squares, eight pixels to a module. */
async function codeOn(pdf: Uint8Array) {
  const SCALE = 8;
  const drawn = (await streamsOf(pdf)).flatMap(({ text }) => [
    ...text.matchAll(/(\d+) (\d+) m\s+(\d+) \2 l\s+\3 (\d+) l\s+\1 \4 l\s+h/g),
  ]);
  const rectangles = drawn.map(([, left, top, right, bottom]) => [left, top, right, bottom].map(Number));
  const side = Math.max(...rectangles.flat()) + 4;
  const size = side * SCALE;
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [left = 0, top = 0, right = 0, bottom = 0] of rectangles) {
    for (let y = top * SCALE; y < bottom * SCALE; y++) {
      data.fill(0, (y * size + left * SCALE) * 4, (y * size + right * SCALE) * 4);
      for (let x = left * SCALE; x < right * SCALE; x++) data[(y * size + x) * 4 + 3] = 255;
    }
  }
  return { data, width: size, height: size, colorSpace: "srgb" as const };
}
