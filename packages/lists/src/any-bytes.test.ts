/** Whatever bytes come as a list: an answer or a refusal with its code, and no row that is not accounted for. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable, row, workbook } from "../test/reading.ts";
import { ListFault } from "./list-fault.ts";
import { proposeMapping } from "./mapping/propose.ts";
import { openList } from "./open-list.ts";
import { heldSource } from "./source/source.ts";

const SEED = 20261123;

/** Reads all there is; a refusal is an answer too. Every row of every table is in the tally, and its kind is right. */
async function readAll(bytes: Uint8Array): Promise<number> {
  try {
    let rows = 0;
    for (const table of await openList(heldSource("list", bytes))) {
      let [given, empty] = [0, 0];
      for await (const batch of table.rows()) {
        given += batch.rows.length;
        empty = batch.emptyRows;
      }
      const { rows: read, tally } = await readTable(table, proposeMapping(table).mapping);
      const { peopleRows, faultyRows, title, header, repeatedHeader, total, remark } = tally;
      expect(read).toHaveLength(given);
      expect(peopleRows + faultyRows + title + header + repeatedHeader + total + remark).toBe(given);
      expect(tally.empty).toBe(empty);
      const places = read.map(({ place }) => place.row);
      expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
      rows += given + empty;
    }
    return rows;
  } catch (fault) {
    if (fault instanceof ListFault) return -1;
    throw fault;
  }
}

const cell = fc.oneof(
  fc.constantFrom(
    "Name",
    "الاسم",
    "DOB",
    "1",
    "٢",
    "Omar Said",
    "أحمد خليل",
    "03/04/1990",
    "1369/02/13",
    "Total",
    "المجموع",
    "M",
    "",
    "",
    "-",
    "=1+1",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom('"', '""', '"Omar\nSaid"', "\u202e", "\u0000", "\ufffd", "x".repeat(600)),
);

describe("any bytes", () => {
  test("are read or refused", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(await readAll(bytes)).toBeGreaterThanOrEqual(-1);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("that are a table of anything lose no line of it", async () => {
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(",", "\t", ";", "|"), async (lines, sign) => {
        // Without quotes a line is a row, whatever stands in it.
        const text = lines.map((cells) => `${cells.join(sign).replaceAll(/["\n\r]/gu, " ")}\n`).join("");
        const read = await readAll(new TextEncoder().encode(text));
        if (read !== -1 && !/^sep=/iu.test(text)) expect(read).toBe(lines.length);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test("with quotes anywhere are read to their end", async () => {
    const table = fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(table, async (lines) => {
        const text = lines.map((cells) => cells.join(",")).join("\n");
        expect(await readAll(new TextEncoder().encode(text))).toBeGreaterThanOrEqual(-1);
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  test("of a workbook with some of them changed are read or refused", async () => {
    const whole = workbook({
      sheets: [
        { name: "List", rows: row(1, ["Name", "DOB"]) + row(2, ["Omar Said", "1990"]) + row(3, ["Salim Ali", "1985"]) },
      ],
      styles: "<cellXfs><xf numFmtId='14'/></cellXfs>",
    });
    const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        expect(await readAll(bytes)).toBeGreaterThanOrEqual(-1);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});
