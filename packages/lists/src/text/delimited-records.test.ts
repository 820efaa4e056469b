/** Delimited text, beside csv-parse where both read it, and where a list has what csv-parse stops at. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DelimitedRecord, DelimitedRecords } from "./delimited-records.ts";
import { delimiterOf } from "./delimiter.ts";

function read(text: string, size = text.length || 1, delimiter = ","): DelimitedRecord[] {
  const reader = new DelimitedRecords(delimiter);
  const records: DelimitedRecord[] = [];
  for (let from = 0; from < text.length; from += size) records.push(...reader.push(text.slice(from, from + size)));
  return [...records, ...reader.end()];
}

const fields = (records: readonly DelimitedRecord[]) => records.map((record) => record.fields);

describe("delimited text", () => {
  const field = fc.stringMatching(/^[a-zا "',;\nπ]{0,6}$/);
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const file = fc
    .array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    .map((records) => ({ records, text: records.map((row) => row.map(quoted).join(",")).join("\n") }));

  test("is read as it was written, and as csv-parse reads it, whatever pieces it comes in", () => {
    fc.assert(
      fc.property(
        file,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom("\n", "\r\n", ""),
        ({ records, text }, size, end) => {
          expect(fields(read(`${text}${end}`, size))).toEqual(records);
          expect(parse(`${text}${end}`, { relax_column_count: true, record_delimiter: ["\r\n", "\n"] })).toEqual(
            records,
          );
        },
      ),
      { seed: 20261123, numRuns: 400 },
    );
  });

  test("ends its lines as any machine does", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      expect(fields(read(["a,b", "c,d", ""].join(end), 1))).toEqual([
        ["a", "b"],
        ["c", "d"],
      ]);
    }
  });

  test("loses no row to a quote that nobody closed: its line is told, and the next is read", () => {
    expect(read('a,b\nc,"d\ne,f\n"g,h\n')).toEqual([
      { fields: ["a", "b"] },
      { fields: ["c", '"d'], broken: "quote-not-closed" },
      { fields: ["e", "f"] },
      { fields: ['"g', "h"], broken: "quote-not-closed" },
    ]);
    const long = read(`a,"b\n${"c,d\n".repeat(50_000)}`, 65_536);
    expect(long).toHaveLength(50_001);
    expect(long.filter(({ broken }) => broken !== undefined)).toEqual([
      { fields: ["a", '"b'], broken: "quote-not-closed" },
    ]);
  });

  test("takes a quote in the middle of a field for a letter", () => {
    expect(fields(read('Abu "Omar",x\n"Umm" Salim,y\n'))).toEqual([
      ['Abu "Omar"', "x"],
      ["Umm Salim", "y"],
    ]);
  });

  test("keeps the beginning of a line that never ends, tells it, and reads on after it", () => {
    const records = read(`a,b\n${"x".repeat(3_000_000)}\nc,d\n`, 65_536);
    expect(records.map(({ broken }) => broken)).toEqual([undefined, "too-long", undefined]);
    expect(records[1]?.fields[0]).toHaveLength(4_096);
    expect(records[2]?.fields).toEqual(["c", "d"]);
  });
});

describe("the delimiter", () => {
  test.each([
    ["Name,Sex\nAhmad Khalil,M\n", ","],
    ["Name\tSex\nKhalil, Ahmad\tM\n", "\t"],
    ["Nom;Sexe\nHaddad, Marie;F\nKhoury, Paul;M\n", ";"],
    ["Name | Sex\nAhmad | M\n", "|"],
    ["الاسم،الجنس\nأحمد،ذكر\n", "،"],
    ["sep=;\nName;Sex\n", ";"],
    ["Ahmad Khalil\nOmar Said\n", "\t"],
  ])("of %j is %j", (text, sign) => {
    expect(delimiterOf(text).sign).toBe(sign);
  });
});
