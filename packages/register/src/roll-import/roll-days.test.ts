import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeMapping, readMapping } from "./mapping.ts";
import { type RollDay, rollDays } from "./roll-days.ts";
import { identify } from "./roll-file.ts";
import { RollFileStopped } from "./stopped.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-roll-days-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const MAPPING = {
  format: 1,
  columns: { date: "day", number: "number", level: "level", admittedAt: "admitted", sex: "sex", age: "age" },
  otherColumns: ["status"],
  zone: "America/New_York",
  takenAt: "11:00",
  issuer: "NORTH",
  units: { MIN: "A", MAX: "B" },
  absence: "unaccounted",
  admission: "at-roll",
  claims: { sex: { M: "male", F: "female" }, birth: "from-age" },
};
const HEADER = "day,number,level,admitted,status,sex,age\n";
const GOOD = "2024-01-01,N1,MIN,2023-12-01 10:00:00,DE,M,30\n";

async function read(content: string | Buffer, mapping: object = MAPPING) {
  const file = path.join(folder, "rolls.csv");
  await writeFile(file, content);
  const days: RollDay[] = [];
  try {
    for await (const day of rollDays(file, decodeMapping(mapping))) days.push(day);
  } catch (fault) {
    if (!(fault instanceof RollFileStopped)) throw fault;
    return { days, refusal: fault.refusal };
  }
  return { days, refusal: undefined };
}

describe("a file of rolls", () => {
  // Verifies: rule-6
  test("is read day by day, at the roll's own time, and a day without a roll is missing", async () => {
    const rows = `${GOOD}\n2024-01-03,N1,MAX,2023-12-01 10:00,DE,,\n`;
    const { days, refusal } = await read(HEADER + rows);
    expect(refusal).toBeUndefined();
    expect(days).toEqual([
      {
        day: "2024-01-01",
        takenAt: "2024-01-01T16:00:00.000Z",
        missing: [],
        rows: [
          {
            row: 2,
            number: "N1",
            name: "",
            level: "MIN",
            admittedStated: "2023-12-01T15:00:00.000Z",
            sex: "M",
            age: "30",
          },
        ],
      },
      {
        day: "2024-01-03",
        takenAt: "2024-01-03T16:00:00.000Z",
        missing: ["2024-01-02"],
        rows: [
          {
            row: 4,
            number: "N1",
            name: "",
            level: "MAX",
            admittedStated: "2023-12-01T15:00:00.000Z",
            sex: "",
            age: "",
          },
        ],
      },
    ]);
  });

  test("may be gzipped, and may begin with a byte order mark", async () => {
    const plain = `\uFEFF${HEADER}${GOOD}`;
    for (const content of [plain, gzipSync(plain)]) expect((await read(content)).days).toHaveLength(1);
  });

  const later = (row: string) => `${HEADER}${GOOD}2024-01-02,N1,MIN,,DE,M,30\n${row}\n`;
  const cases: [string, string | Buffer, string, object][] = [
    ["nothing in it", "", "file-empty", {}],
    ["a header alone", HEADER, "file-empty", {}],
    ["a column missing", "day,level\n2024-01-01,MIN\n", "column-missing", { field: "number" }],
    ["a column nobody mapped", `x,${HEADER}`, "column-unknown", { field: "x" }],
    ["a column twice", `day,${HEADER}`, "column-twice", { row: 1 }],
    ["no day", later("31/01/2024,N1,MIN,,DE,M,30"), "date-invalid", { row: 4, field: "day" }],
    ["a day that does not exist", later("2024-02-30,N1,MIN,,DE,M,30"), "date-invalid", { row: 4, field: "day" }],
    ["a day out of order", later("2023-12-31,N1,MIN,,DE,M,30"), "days-out-of-order", { row: 4, field: "day" }],
    ["no time", later("2024-01-03,N1,MIN,yesterday,DE,M,30"), "time-invalid", { row: 4, field: "admitted" }],
    ["a time that is none", later("2024-01-03,N1,MIN,2024-13-01 10:00,DE,M,30"), "time-invalid", { row: 4 }],
    ["a field too many", later("2024-01-03,N1,MIN,,DE,M,30,x"), "row-width", { row: 4 }],
    [
      "a long number",
      later(`2024-01-03,${"N".repeat(60_000)},MIN,,DE,M,30`),
      "field-too-long",
      { row: 4, field: "number" },
    ],
    ["a number of 100,000", later(`2024-01-03,${"N".repeat(100_000)},MIN,,DE,M,30`), "row-too-long", { row: 4 }],
    ["a sex nobody mapped", later("2024-01-03,N1,MIN,,DE,Q,30"), "sex-unmapped", { row: 4, field: "sex" }],
    ["no age", later("2024-01-03,N1,MIN,,DE,M,-4"), "age-invalid", { row: 4, field: "age" }],
    ["an open quote", later('2024-01-03,"N1,MIN,,DE,M,30'), "quote-not-closed", { row: 4, field: "field 2" }],
    ["UTF-16", Buffer.from(`\uFEFF${HEADER}${GOOD}`, "utf16le"), "encoding-utf-16", { byte: 0 }],
    ["UTF-16 without its mark", Buffer.from(HEADER, "utf16le"), "encoding-nul", { row: 1 }],
    ["Latin-1", Buffer.from(later("2024-01-03,N\u00e9,MIN,,DE,M,30"), "latin1"), "encoding-not-utf-8", { row: 4 }],
    ["damaged gzip", Buffer.concat([gzipSync(later("")).subarray(0, 20), Buffer.alloc(40, 7)]), "gzip-damaged", {}],
  ];
  test.each(cases)("with %s is refused, naming where and what to do", async (_name, content, code, conflicts) => {
    const { refusal } = await read(content);
    expect(refusal).toMatchObject({ code, conflicts });
    expect(refusal?.remedy).not.toBe("");
  });

  test("keeps the days before a broken one, and gives out no day with a broken row in it", async () => {
    const { days } = await read(later("2024-01-03,N1,MIN,,DE,M,30\n2024-01-03,N2,MIN,soon,DE,M,30"));
    expect(days.map(({ day }) => day)).toEqual(["2024-01-01", "2024-01-02"]);
  });

  test("whose gzip is cut short is refused as that", async () => {
    const whole = gzipSync(later(""));
    expect((await read(whole.subarray(0, whole.length - 12))).refusal).toMatchObject({ code: "gzip-truncated" });
  });

  test("that is not there, or is a folder, is refused", async () => {
    await expect(identify(path.join(folder, "none.csv"))).rejects.toMatchObject({
      refusal: { code: "file-not-found" },
    });
    await expect(identify(folder)).rejects.toMatchObject({ refusal: { code: "file-is-a-folder" } });
  });

  test("has its other columns left out where the mapping says so", async () => {
    const { days } = await read(`x,${HEADER}1,${GOOD}`, { ...MAPPING, otherColumns: "ignore" });
    expect(days[0]?.rows[0]?.number).toBe("N1");
  });
});

describe("a mapping", () => {
  test.each([
    ["an unknown field", { ...MAPPING, colour: "red" }, "colour"],
    ["a missing field", { ...MAPPING, absence: undefined }, "absence"],
    ["a meaning nobody knows", { ...MAPPING, absence: "gone" }, "absence"],
    ["a zone that is none", { ...MAPPING, zone: "Mars/Olympus" }, "zone"],
    ["an hour that is none", { ...MAPPING, takenAt: "25:00" }, "takenAt"],
  ])("with %s is refused by the field", (_name, mapping, field) => {
    expect(() => decodeMapping(JSON.parse(JSON.stringify(mapping)))).toThrow(field);
  });

  test("that is no JSON, or not there, is refused", async () => {
    const file = path.join(folder, "mapping.json");
    await writeFile(file, "{");
    await expect(readMapping(file)).rejects.toMatchObject({ refusal: { code: "mapping-not-json" } });
    await expect(readMapping(`${file}x`)).rejects.toMatchObject({ refusal: { code: "mapping-not-readable" } });
  });
});
