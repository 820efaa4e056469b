/** Encodings, told by bytes. The people in the lists are invented. */
import { describe, expect, test } from "vitest";
import { readWhole } from "../../test/reading.ts";
import { heldSource } from "../source/source.ts";
import { encodingOf } from "./encoding.ts";

const ARABIC = "الاسم,الجنس\nأحمد خليل الحسن,ذكر\nمريم عبد الرحمن,أنثى\n";
const RUSSIAN = "ФИО,Пол\nИванов Сергей Петрович,М\nАХМЕДОВА Мадина Рустамовна,Ж\n";
const TURKISH = "Adı Soyadı,Cinsiyet\nŞükrü Doğan Işık,Erkek\nAyşe Gül Yıldız,Kadın\n";
const FRENCH = "Nom,Prénom,Sexe\nLefèvre,Hélène,Féminin\nBésième,François,Masculin\n";

/** The bytes of a text in a code page, found by decoding every byte: there is no encoder for them. */
function inCodePage(text: string, label: string): Uint8Array {
  const decoder = new TextDecoder(label);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (character) => {
    const byte = bytes.get(character);
    if (byte === undefined) throw new Error(`${character} is not in ${label}`);
    return byte;
  });
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at += 1) view.setUint16(at * 2, marked.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe("the encoding of a list", () => {
  test.each([
    ["UTF-8 with its mark", new TextEncoder().encode(`\ufeff${ARABIC}`), "utf-8", ARABIC],
    ["UTF-8 without", new TextEncoder().encode(ARABIC), "utf-8", ARABIC],
    ["plain ASCII", new TextEncoder().encode("Name,Sex\nAhmad Khalil,M\n"), "utf-8", "Name,Sex\nAhmad Khalil,M\n"],
    ["UTF-16 with its mark", utf16(ARABIC, true, true), "utf-16le", ARABIC],
    ["UTF-16 without", utf16(RUSSIAN, true, false), "utf-16le", RUSSIAN],
    ["UTF-16 the other way round", utf16(ARABIC, false, true), "utf-16be", ARABIC],
    ["Arabic Windows", inCodePage(ARABIC, "windows-1256"), "windows-1256", ARABIC],
    ["Cyrillic Windows", inCodePage(RUSSIAN, "windows-1251"), "windows-1251", RUSSIAN],
    ["Turkish Windows", inCodePage(TURKISH, "windows-1254"), "windows-1254", TURKISH],
  ])("%s is told, and its letters come out", async (_, bytes, label, text) => {
    expect((await encodingOf(heldSource("list", bytes))).label).toBe(label);
    const { people } = await readWhole(bytes);
    expect(people[0]?.names[0]?.text).toBe(text.split("\n")[1]?.split(",")[0]);
  });

  test("of Western Europe gives its letters, whichever of two that have them it is taken for", async () => {
    const { people } = await readWhole(inCodePage(FRENCH, "windows-1252"));
    expect(people.map(({ names }) => names[0]?.text)).toEqual(["Hélène Lefèvre", "François Bésième"]);
  });

  test("is said to be a guess where it is one, and is taken as told where somebody says it", async () => {
    const bytes = inCodePage(ARABIC, "windows-1256");
    expect((await readWhole(bytes)).table.notes).toContainEqual({
      note: "encoding",
      encoding: "windows-1256",
      certain: false,
    });
    const told = await readWhole(bytes, { encoding: "windows-1256" });
    expect(told.table.notes).toContainEqual({ note: "encoding", encoding: "windows-1256", certain: true });
  });

  test("is found though the first letter beyond ASCII comes late", async () => {
    const late = `Name,Note\n${"Ahmad Khalil,none\n".repeat(20_000)}${"أحمد خليل الحسن,لا يوجد\n".repeat(50)}`;
    expect(await encodingOf(heldSource("list", inCodePage(late, "windows-1256")))).toEqual({
      label: "windows-1256",
      certain: false,
    });
  });

  test("that was damaged on the way refuses the row, by its cell, and keeps the others", async () => {
    const bytes = new TextEncoder().encode(`${ARABIC}${"سالم عمر الجبوري,ذكر\n".repeat(40)}`);
    bytes[ARABIC.indexOf("\n") * 2 + 3] = 0xff;
    const { rows, tally } = await readWhole(bytes);
    expect(tally).toMatchObject({ faultyRows: 1, peopleRows: 41 });
    expect(rows.find(({ outcome }) => outcome === "faulty")).toMatchObject({
      faults: [{ code: "characters-lost", cell: "A2" }],
    });
  });
});
