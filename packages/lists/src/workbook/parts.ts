/** What a workbook says of itself (ECMA-376 part 1, 18.2): its sheets, how its numbers are shown, its shared texts. */
import type { ListSource } from "../source/source.ts";
import { readXml } from "./xml.ts";
import { broken, tooLarge, unpack, type ZipPart } from "./zip.ts";

export type Parts = ReadonlyMap<string, ZipPart>;

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipPart;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  readonly since1904: boolean;
  readonly hasMacros: boolean;
}

/** How a style shows a number: as a date, as digits with zeros before them, or as the number it is. */
export type NumberFormat = "date" | "plain" | { readonly zeros: number };

const MOST_SHARED_TEXTS = 8_000_000;
const LARGEST_SHARED_CHARACTERS = 300_000_000;

export async function workbookOf(source: ListSource, parts: Parts): Promise<Workbook> {
  const mainName = await mainPart(source, parts);
  const folder = mainName.slice(0, mainName.lastIndexOf("/") + 1);
  const targets = await relations(source, parts, `${folder}_rels/${mainName.slice(folder.length)}.rels`, folder);
  const sheets: SheetEntry[] = [];
  let since1904 = false;
  await readXml(source.name, partBytes(source, parts, mainName), {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const target = targets.get(attributes["r:id"] ?? relationOf(attributes) ?? "");
      const part = target === undefined ? undefined : parts.get(target);
      // A chart's sheet has no rows.
      if (part === undefined || target?.includes("worksheets/") === false) return;
      const hidden = attributes["state"] === "hidden" || attributes["state"] === "veryHidden";
      sheets.push({ name: attributes["name"] ?? "", hidden, part });
    },
    text() {},
    close() {},
  });
  return { sheets, since1904, hasMacros: [...parts.keys()].some((name) => /vbaProject\.bin$/iu.test(name)) };
}

/** The texts that cells name by their place. */
export async function sharedTexts(source: ListSource, parts: Parts): Promise<readonly string[]> {
  const part = partNamed(parts, /(?:^|\/)sharedStrings\.xml$/iu);
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = "";
  let inText = false;
  let inReading = 0;
  let characters = 0;
  await readXml(source.name, unpack(source, part), {
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") inReading += 1;
      else if (name === "t") inText = true;
    },
    text(piece) {
      // How a text is to be read aloud is no part of it.
      if (inText && inReading === 0) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inReading -= 1;
      else if (name === "si") {
        characters += text.length;
        texts.push(text);
        if (texts.length > MOST_SHARED_TEXTS || characters > LARGEST_SHARED_CHARACTERS) {
          throw tooLarge(`Its shared texts are more than ${characters} characters.`, { file: source.name });
        }
      }
    },
  });
  return texts;
}

/** By the number of a cell's style. */
export async function numberFormats(source: ListSource, parts: Parts): Promise<readonly NumberFormat[]> {
  const part = partNamed(parts, /(?:^|\/)styles\.xml$/iu);
  const formats: NumberFormat[] = [];
  if (part === undefined) return formats;
  const own = new Map<number, string>();
  let inCellFormats = false;
  await readXml(source.name, unpack(source, part), {
    open(name, attributes) {
      if (name === "numFmt") own.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) formats.push(formatOf(Number(attributes["numFmtId"] ?? 0), own));
    },
    text() {},
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return formats;
}

/** The formats every program knows by number (18.8.30), then those the workbook names. */
function formatOf(id: number, own: ReadonlyMap<number, string>): NumberFormat {
  const code = own.get(id);
  if (code === undefined) {
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
      ? "date"
      : "plain";
  }
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./gu, "").split(";")[0] ?? "";
  if (/[ymdhs]/iu.test(bare) && !/general/iu.test(bare)) return "date";
  return /^0{2,}$/u.test(bare) ? { zeros: bare.length } : "plain";
}

async function mainPart(source: ListSource, parts: Parts): Promise<string> {
  const targets = await relations(source, parts, "_rels/.rels", "");
  const named = [...targets.values()].find((target) => /workbook[^/]*\.xml$/iu.test(target) && parts.has(target));
  const name = named ?? partNamed(parts, /^xl\/workbook\.xml$/iu)?.name;
  if (name === undefined) throw broken(source.name);
  return name;
}

async function relations(
  source: ListSource,
  parts: Parts,
  name: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  if (!parts.has(name)) return targets;
  await readXml(source.name, partBytes(source, parts, name), {
    open(element, { Id, Target, TargetMode }) {
      // What lies outside the file is never fetched.
      if (element !== "Relationship" || Id === undefined || Target === undefined || TargetMode === "External") return;
      targets.set(Id, Target.startsWith("/") ? Target.slice(1) : `${folder}${Target}`);
    },
    text() {},
    close() {},
  });
  return targets;
}

function partBytes(source: ListSource, parts: Parts, name: string): AsyncIterable<Uint8Array> {
  const part = parts.get(name);
  if (part === undefined) throw broken(source.name);
  return unpack(source, part);
}

function partNamed(parts: Parts, pattern: RegExp): ZipPart | undefined {
  return [...parts.values()].find(({ name }) => pattern.test(name));
}

/** Some programs name the namespace of relations otherwise than `r`. */
function relationOf(attributes: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
}

export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}
