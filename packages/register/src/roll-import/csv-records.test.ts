import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CsvRecords } from "./csv-records.ts";
import { RollFileStopped } from "./stopped.ts";

/** Reads the text in pieces of this size. */
function read(text: string, size = text.length || 1): string[][] {
  const csv = new CsvRecords();
  const records: string[][] = [];
  for (let from = 0; from < text.length; from += size) records.push(...csv.push(text.slice(from, from + size)));
  return [...records, ...csv.end()];
}

function refusalOf(work: () => unknown) {
  try {
    work();
  } catch (fault) {
    if (fault instanceof RollFileStopped) return fault.refusal;
    throw fault;
  }
  throw new Error("it was read");
}

describe("CSV", () => {
  const field = fc.stringMatching(/^[a-z "',\r\nπ]{0,6}$/);
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const file = fc
    .array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    .map((records) => ({ records, text: records.map((fields) => fields.map(quoted).join(",")).join("\n") }));

  test("is read as it was written, and as csv-parse reads it, whatever pieces it comes in", () => {
    fc.assert(
      fc.property(file, fc.integer({ min: 1, max: 9 }), fc.boolean(), ({ records, text }, size, ends) => {
        const whole = ends ? `${text}\n` : text;
        expect(read(whole, size)).toEqual(records);
        expect(parse(whole, { relax_column_count: true })).toEqual(records);
      }),
      { seed: 20240101, numRuns: 500 },
    );
  });

  test("ends its lines with or without a carriage return, and a quoted field keeps its own", () => {
    expect(read('a,b\r\n"c\r\nd",e\r\nf,g')).toEqual([
      ["a", "b"],
      ["c\r\nd", "e"],
      ["f", "g"],
    ]);
  });

  test("with a quote that is never closed is refused by the row and field where it was opened", () => {
    const refusal = refusalOf(() => read('a,b\nc,"d\ne,f\n'));
    expect(refusal).toMatchObject({ code: "quote-not-closed", conflicts: { row: 2, field: "field 2" } });
    const long = refusalOf(() => read(`a,b\nc,"d\n${"e,f\n".repeat(30_000)}`, 4_096));
    expect(long).toMatchObject({ code: "quote-not-closed", conflicts: { row: 2, field: "field 2" } });
  });

  test("with a quote in the middle of a field is refused by row and field", () => {
    expect(refusalOf(() => read('a,b\nc"d,e\n'))).toMatchObject({
      code: "quote-misplaced",
      conflicts: { row: 2, field: "field 1" },
    });
    expect(refusalOf(() => read('a,"b"c\n'))).toMatchObject({ code: "quote-misplaced", conflicts: { row: 1 } });
  });

  test("with a row of 100,000 characters is refused by row and field", () => {
    for (const size of [100, 1_000_000]) {
      expect(refusalOf(() => read(`a,b\nc,${"x".repeat(100_000)},d\n`, size))).toMatchObject({
        code: "row-too-long",
        conflicts: { row: 2, field: "field 2" },
      });
    }
  });
});
