/** Lists of invented people as files, of any length: written a piece at a time. */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { inventedName, inventedPeople, type InventedPerson } from "@muster/testkit";
import { strToU8, Zip, ZipDeflate } from "fflate";

const SEED = 20261123;
const HEADER = ["No", "Number", "Full name", "Mother's name", "Date of birth", "Sex", "Nationality", "Unit"];
const LETTERS = "ABCDEFGH";
const ROWS_A_PIECE = 1_000;

/** Half of them in Arabic, half in Latin. */
function cellsOf(person: InventedPerson, index: number): string[] {
  const script = index % 2 === 0 ? "arabic" : "latin";
  return [
    String(index + 1),
    person.number,
    inventedName(person, script),
    person.mother[script],
    person.birth,
    person.sex === "male" ? "M" : "F",
    person.nationality,
    `B-${index % 40}`,
  ];
}

function* rowsOf(count: number): Generator<readonly string[]> {
  yield HEADER;
  let index = 0;
  for (const person of inventedPeople({ seed: SEED, count })) {
    yield cellsOf(person, index);
    index += 1;
  }
}

export async function writeCsv(file: string, count: number): Promise<void> {
  await pipeline(Readable.from(pieces(count, (cells) => `${cells.join(",")}\n`)), createWriteStream(file));
}

/** As a spreadsheet program would: numbers as numbers, texts by their place among the shared ones. */
export async function writeWorkbook(file: string, count: number): Promise<void> {
  const shared = new Map<string, number>();
  const cell = (text: string, at: string) => {
    if (/^\d+$/u.test(text)) return `<c r="${at}"><v>${text}</v></c>`;
    const place = shared.get(text) ?? shared.size;
    shared.set(text, place);
    return `<c r="${at}" t="s"><v>${place}</v></c>`;
  };
  const row = (cells: readonly string[], number: number) =>
    `<row r="${number}" spans="1:8">${cells.map((text, column) => cell(text, `${LETTERS[column] ?? ""}${number}`)).join("")}</row>`;
  const out = createWriteStream(file);
  const zip = new Zip((fault, chunk) => {
    if (fault !== null) throw fault;
    out.write(chunk);
  });
  const add = (name: string, parts: Iterable<string>) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    for (const piece of parts) part.push(strToU8(piece));
    part.push(new Uint8Array(), true);
  };
  add("[Content_Types].xml", ["<Types/>"]);
  add("xl/workbook.xml", [
    '<workbook xmlns:r="r"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ]);
  add("xl/_rels/workbook.xml.rels", [
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  ]);
  add("xl/worksheets/sheet1.xml", inSheet(pieces(count, row)));
  add("xl/sharedStrings.xml", ["<sst>", ...[...shared.keys()].map((text) => `<si><t>${text}</t></si>`), "</sst>"]);
  zip.end();
  await new Promise<void>((resolve, reject) => out.on("error", reject).end(resolve));
}

function* inSheet(rows: Iterable<string>): Generator<string> {
  yield "<worksheet><sheetData>";
  yield* rows;
  yield "</sheetData></worksheet>";
}

function* pieces(count: number, written: (cells: readonly string[], number: number) => string): Generator<string> {
  let piece = "";
  let number = 0;
  for (const cells of rowsOf(count)) {
    number += 1;
    piece += written(cells, number);
    if (number % ROWS_A_PIECE === 0) {
      yield piece;
      piece = "";
    }
  }
  yield piece;
}
