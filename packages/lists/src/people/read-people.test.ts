/** Rows as people: what a clerk would look for in each. Everybody is invented. */
import { describe, expect, test } from "vitest";
import { readTable, readWhole } from "../../test/reading.ts";
import { openList } from "../open-list.ts";
import { heldSource } from "../source/source.ts";
import { rejectHeader, rejectLine } from "./reject-file.ts";

describe("a row", () => {
  test("has its place, its cells as written and its digest, and each thing said of a person its cell", async () => {
    const { rows } = await readWhole("Name,ID number,Sex,Nationality\nأحمد خليل الحسن,٠١٢٣,ذكر,سوري\n");
    expect(rows[1]?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(rows[1]).toEqual({
      place: { file: "list", row: 2 },
      cells: [
        { column: 0, header: "Name", at: "A2", text: "أحمد خليل الحسن" },
        { column: 1, header: "ID number", at: "B2", text: "٠١٢٣" },
        { column: 2, header: "Sex", at: "C2", text: "ذكر" },
        { column: 3, header: "Nationality", at: "D2", text: "سوري" },
      ],
      digest: rows[1]?.digest,
      outcome: "people",
      people: [
        {
          ordinal: 1,
          names: [
            { value: { text: "أحمد خليل الحسن", script: "Arab", parts: [] }, cell: "A2", text: "أحمد خليل الحسن" },
          ],
          numbers: [{ value: { number: "0123" }, cell: "B2", text: "٠١٢٣" }],
          documents: [],
          births: [],
          notes: [],
          sex: { value: "male", cell: "C2", text: "ذكر" },
          nationality: { value: { country: "SYR", score: 1 }, cell: "D2", text: "سوري" },
        },
      ],
      notes: [],
    });
  });

  test("has the same digest in another file, in another order of columns, under another running number; and no other row has", async () => {
    const one = await readWhole("No,Name,Sex\n1,Ahmad Khalil,M\n2,Omar Said,M\n");
    const other = await readWhole("Sex,No,Name\nM,7,Omar Said\nM,8,Ahmad Khalil\nF,9,Ahmad Khalil\n");
    const digests = (rows: readonly { digest: string }[]) => rows.slice(1).map(({ digest }) => digest);
    const [ahmad, omar] = digests(one.rows);
    expect(digests(other.rows).slice(0, 2)).toEqual([omar, ahmad]);
    expect(new Set([...digests(one.rows), ...digests(other.rows)]).size).toBe(3);
  });

  test("with columns for the parts of a name has a name of those parts; in two scripts, two names", async () => {
    const { people } = await readWhole(
      "Given name,Father's name,Family name,الاسم الأول,اسم الأب,النسبة,Kunya\nAhmad,Khalil,al-Hasan,أحمد,خليل,الحسن,Abu Omar\n",
    );
    expect(people[0]?.names.map(({ value }) => value)).toMatchObject([
      { text: "Ahmad Khalil al-Hasan", script: "Latn" },
      { text: "أحمد خليل الحسن", script: "Arab" },
      { text: "Abu Omar", parts: [{ part: "kunya", text: "Abu Omar" }] },
    ]);
    expect(people[0]?.names[0]?.value.parts.map(({ part }) => part)).toEqual(["given", "father", "family"]);
  });

  test("that names nobody is a person whose name is not known; one that says nothing of anybody is a remark", async () => {
    const { people, rows, tally } = await readWhole(
      "No,Name,Sex,Unit\n1,مجهول,ذكر,B\n2,Omar Said,M,B\n3,,,\n,,,signed by the director\n",
    );
    expect(people.map(({ names }) => names.length)).toEqual([0, 1]);
    expect(rows[1]).toMatchObject({
      outcome: "people",
      notes: [{ code: "not-stated", cell: "B2" }, { code: "name-not-known" }],
    });
    expect(tally).toMatchObject({ people: 2, remark: 2, faultyRows: 0 });
  });

  test.each(["-", "N/A", "لا يوجد", "unknown", "غير معروف", "неизвестно", "ندارد", "???"])(
    "states nothing by %s",
    async (nothing) => {
      const { people } = await readWhole(`Name,DOB,Sex,Mother's name\nOmar Said,${nothing},${nothing},${nothing}\n`);
      expect(people).toMatchObject([{ names: [{ text: "Omar Said" }], births: [] }]);
      expect(people[0]).not.toHaveProperty("mother");
      expect(people[0]).not.toHaveProperty("sex");
    },
  );

  test("keeps a number's zeros, a name of five hundred letters, and refuses one of more, or of as many parts as nobody has", async () => {
    const name = `${"Omar ".repeat(20)}Said`;
    const { people, rows } = await readWhole(`Name,ID number\n${name},007\n${"x".repeat(501)},8\n`);
    expect(people[0]).toMatchObject({ names: [{ text: name }], numbers: [{ value: { number: "007" } }] });
    expect(rows[2]).toMatchObject({ outcome: "faulty", faults: [{ code: "too-long", cell: "A3" }] });
    const parts = await readWhole(`Name\n${"Om ".repeat(160).trim()}\nOmar Said\n`);
    expect(parts.rows[1]).toMatchObject({ notes: [{ code: "too-many-parts", cell: "A2" }] });
  });

  test.each([
    ["1990-05-03,1990-05-03,M", "wrong-field", "A2"],
    ["Omar Said,Ahmad Khalil,M", "wrong-field", "B2"],
    ["Omar Said,31/02/1990,M", "date-impossible", "B2"],
    ["Omar Said,once,M", "date-not-read", "B2"],
    ["Omar Said,1990,Raqqa", "sex-not-read", "C2"],
    ["Omar Said,1990,M,more", "cells-beyond-columns", "D2"],
    ['Omar "Said,1990,M\n"Omar,1990,M', "quote-not-closed", "A3"],
  ])("of %j is faulty by its cell, and kept: %s at %s", async (row, code, cell) => {
    const { rows, tally } = await readWhole(`Name,DOB,Sex\n${row}\n${"Salim Hasan,1985-01-30,M\n".repeat(30)}`);
    const faulty = rows.find(({ outcome }) => outcome === "faulty");
    expect(faulty).toMatchObject({ faults: [{ code, cell }] });
    expect(tally.peopleRows).toBeGreaterThanOrEqual(30);
  });

  test("is cleaned of what nobody sees, and says so; letters that hide a name are kept and told", async () => {
    const { people, rows } = await readWhole("Name,Sex\nOmar\u202e diaS\u0007,M\nАhmad Кhalil,M\n");
    expect(people.map(({ names }) => names[0]?.text)).toEqual(["Omar diaS", "Аhmad Кhalil"]);
    expect(rows[1]).toMatchObject({
      cells: [{ text: "Omar\u202e diaS\u0007" }, {}],
      notes: [
        { code: "control-characters-left-out", cell: "A2" },
        { code: "direction-marks-left-out", cell: "A2" },
      ],
    });
    expect(rows[2]).toMatchObject({
      notes: [
        { code: "letters-of-two-scripts", cell: "A3", header: "Name", text: "Аhmad", instead: "Ahmad" },
        { code: "letters-of-two-scripts", text: "Кhalil", instead: "Khalil" },
      ],
    });
  });

  test("says a birth as well as it is known: by day and place in one cell, by year, about, by age", async () => {
    const text = "الاسم,مكان وتاريخ الولادة\nأحمد خليل,حلب 1990\nسالم حسن,الموصل - ١٩٨٥/٠١/٣٠\nعمر سعيد,الرقة\n";
    const { people } = await readWhole(text);
    expect(people).toMatchObject([
      { births: [{ value: "1990", cell: "B2" }], birthPlace: { value: "حلب" } },
      { births: [{ value: "1985-01-30" }], birthPlace: { value: "الموصل" } },
      { births: [], birthPlace: { value: "الرقة" } },
    ]);
  });

  test("leaves a nationality as it is written where it names no country, and says so", async () => {
    const { people, rows } = await readWhole("Name,Nationality\nOmar Said,Kurdish\nAhmad Khalil,Tunisian\n");
    expect(people[0]?.nationality).toEqual({ value: {}, cell: "B2", text: "Kurdish" });
    expect(rows[1]).toMatchObject({ notes: [{ code: "country-not-known", cell: "B2" }] });
    expect(people[1]?.nationality?.value.country).toBe("TUN");
  });

  test("has dates of three calendars side by side, each by its year", async () => {
    const { people, proposal } = await readWhole(
      "Name,DOB\nOmar Said,1990-05-03\nSalim Ali,08/10/1410 هـ\nReza Karimi,1369/02/13 شمسی\nAli Hasan,25 رمضان 1412\n",
    );
    expect(proposal.questions).toEqual([]);
    expect(people.map(({ births }) => births[0]?.value)).toEqual([
      "1990-05-03",
      "1990-05-03",
      "1990-05-03",
      "1992-03-30",
    ]);
  });

  test("that says stateless by the word for `without` says so of the nationality, and nothing of the mother", async () => {
    const { people } = await readWhole("الاسم,الجنسية,اسم الأم\nعمر سعيد,بدون,بدون\n");
    expect(people).toMatchObject([{ nationality: { value: { country: "XXA" } } }]);
    expect(people[0]).not.toHaveProperty("mother");
  });
});

describe("pasted text", () => {
  test("of a name on each line, numbered or not, is a list without a header", async () => {
    const names = async (text: string) => (await readWhole(text)).people.map(({ names: [name] }) => name?.text);
    expect(await names("Ahmad Khalil\nOmar Said\n")).toEqual(["Ahmad Khalil", "Omar Said"]);
    expect(await names("1- أحمد خليل الحسن\n2- سالم عمر\n١٠- مريم علي\n")).toEqual([
      "أحمد خليل الحسن",
      "سالم عمر",
      "مريم علي",
    ]);
  });

  test("from a spreadsheet has its columns by tabs", async () => {
    const { people } = await readWhole("الاسم\tالجنس\r\nأحمد، خليل\tذكر\r\n");
    expect(people).toMatchObject([{ sex: { value: "male", cell: "B2" } }]);
  });
});

describe("several people in one cell", () => {
  test("are several people with that cell as their source, by line, by number, by comma, by `and`", async () => {
    const names = async (cell: string) => {
      const { rows, people } = await readWhole(`Name,Nationality\n${cell},Syrian\nSalim Hasan Ali,Iraqi\n`);
      expect(rows[1]).toMatchObject({ notes: [{ code: "several-people", cell: "A2" }] });
      expect(people.slice(0, -1).every(({ nationality }) => nationality?.value.country === "SYR")).toBe(true);
      return people.slice(0, -1).map(({ ordinal, names: [name] }) => `${ordinal} ${name?.cell} ${name?.text}`);
    };
    const two = ["1 A2 Ahmad Khalil", "2 A2 Omar Said"];
    expect(await names('"Ahmad Khalil\nOmar Said"')).toEqual(two);
    expect(await names('"1- Ahmad Khalil 2- Omar Said"')).toEqual(two);
    expect(await names('"(1) Ahmad Khalil\n(2) Omar Said"')).toEqual(two);
    expect(await names('"Ahmad Khalil, Omar Said"')).toEqual(two);
    expect(await names("Ahmad Khalil and Omar Said")).toEqual(two);
    expect(await names("أحمد خليل و عمر سعيد")).toEqual(["1 A2 أحمد خليل", "2 A2 عمر سعيد"]);
  });

  test("have each their own where other cells have as many parts; else the row is faulty, for nobody knows whose it is", async () => {
    const { people } = await readWhole('Name,DOB\n"Ahmad Khalil\nOmar Said","1990\n1985"\n');
    expect(people.map(({ births }) => births[0]?.value)).toEqual(["1990", "1985"]);
    const { rows } = await readWhole('Name,DOB\n"Ahmad Khalil\nOmar Said",1990\n');
    expect(rows[1]).toMatchObject({ outcome: "faulty", faults: [{ code: "people-do-not-match", cell: "B2" }] });
  });

  test("is not what a comma is in `Hasan, Ahmad`", async () => {
    const { people } = await readWhole('Name,Sex\n"Hasan, Ahmad",M\n"Said, Omar",M\n');
    expect(people).toHaveLength(2);
  });
});

describe("rows of nobody", () => {
  const LIST =
    "قائمة نزلاء السجن,,\nآذار 2024,,\nت,الاسم,الجنس\n1,أحمد خليل,ذكر\n,,\n2,سالم حسن,ذكر\nت,الاسم,الجنس\n3,عمر سعيد,ذكر\n,المجموع,3\n";

  test("are titles, the header and the header again, totals and empty rows: each is counted by its kind", async () => {
    const { tally, rows } = await readWhole(LIST);
    expect(tally).toMatchObject({
      people: 3,
      title: 2,
      header: 1,
      repeatedHeader: 1,
      total: 1,
      empty: 1,
      faultyRows: 0,
    });
    expect(rows.map(({ place }) => place.row)).toEqual([1, 2, 3, 4, 6, 7, 8, 9]);
  });

  test("hold what the list says of itself against what was read: the total agrees, or by how much it does not", async () => {
    expect((await readWhole(LIST)).tally.totals).toEqual([{ cell: "C9", stated: 3, counted: 3, agrees: true }]);
    expect((await readWhole(LIST.replace("المجموع,3", "المجموع,"))).tally).toMatchObject({
      people: 3,
      total: 1,
      totals: [],
    });
    const short = await readWhole(LIST.replace("المجموع,3", "المجموع,٥"));
    expect(short.tally.totals).toEqual([{ cell: "C9", stated: 5, counted: 3, agrees: false }]);
    const pages = await readWhole(
      "Name,Sex\nOmar Said,M\nSalim Ali,M\nTotal,2\nAhmad Khalil,M\nTotal,1\nGrand total: 3,\n",
    );
    expect(pages.tally.totals.map(({ stated, agrees }) => [stated, agrees])).toEqual([
      [2, true],
      [1, true],
      [3, true],
    ]);
  });

  test("are not made of people who are called what a header is: Omar is written as `age` is", async () => {
    const names = Array.from({ length: 9 }, () => "خليل أحمد,ذكر\n").join("");
    const { tally } = await readWhole(`${names}عمر,ذكر\n${names}`);
    expect(tally).toMatchObject({ peopleRows: 19, title: 0, header: 0 });
  });

  test("a header of two rows is one, and the numbers of its columns under it are part of it", async () => {
    const { table, people } = await readWhole("No,Name,,Sex\n,Given,Father,\n1,2,3,4\n1,Ahmad,Khalil,M\n");
    expect(table.columns.map(({ header }) => header)).toEqual(["No", "Name / Given", "Father", "Sex"]);
    expect(people).toMatchObject([{ names: [{ text: "Ahmad Khalil" }], sex: { value: "male" } }]);
  });
});

describe("a reject file", () => {
  const LIST = 'No,Name,DOB\n1,Omar Said,31/02/1990\n2,"Ahmad, called ""Abu Ali""",1990\n3,=Salim(1),once\n';

  async function rejectsOf(text: string) {
    const { table, proposal, rows } = await readWhole(text);
    const lines = rows.flatMap((row) =>
      row.outcome === "faulty" ? [rejectLine(table, row, { cell: row.faults[0].cell, why: row.faults[0].code })] : [],
    );
    return { file: rejectHeader(table) + lines.join(""), mapping: proposal.mapping, rows };
  }

  test("has the rows as they were with where and why; as it is, read by the same mapping, it gives the same faults", async () => {
    const { file, mapping, rows } = await rejectsOf(LIST);
    expect(file).toBe(
      "\ufeffNo,Name,DOB,_row,_cell,_why\r\n1,Omar Said,31/02/1990,2,C2,date-impossible\r\n3,'=Salim(1),once,4,B4,wrong-field\r\n",
    );
    const [table] = await openList(heldSource("rejects", file));
    const again = await readTable(table, mapping);
    const faults = (all: typeof rows) =>
      all.flatMap((row) => (row.outcome === "faulty" ? [row.digest, ...row.faults.map(({ text }) => text)] : []));
    expect(faults(again.rows)).toEqual(faults(rows));
  });

  test("mended, is read as its list is", async () => {
    const { file, mapping } = await rejectsOf(LIST);
    const mended = file.replace("31/02/1990", "28/02/1990").replace("'=Salim(1),once", "Salim Hasan,1985");
    const [table] = await openList(heldSource("rejects", mended));
    const { people, tally } = await readTable(table, mapping);
    expect(people.map(({ names, births }) => [names[0]?.text, births[0]?.value])).toEqual([
      ["Omar Said", "1990-02-28"],
      ["Salim Hasan", "1985"],
    ]);
    expect(tally.faultyRows).toBe(0);
  });
});
