/** Workbooks: as spreadsheet programs write them, as people fill them in, and as nobody should. Whoever stands in them is invented. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import { fieldsOf, readTable, readWhole, refusalOf, row, workbook } from "../../test/reading.ts";
import { proposeMapping } from "../mapping/propose.ts";
import { openList } from "../open-list.ts";
import { heldSource } from "../source/source.ts";

const HEADER = row(1, ["No", "Name", "Sex"]);

describe("a workbook", () => {
  test("as a program writes it is read: texts, numbers, dates, each with its cell", async () => {
    const bytes = await writeWorkbook([
      ["No", "الاسم", "ID number", "DOB"].map((value) => ({ value, fontWeight: "bold" as const })),
      [
        { value: 1 },
        { value: "أحمد خليل الحسن" },
        { value: 900_123_456_789 },
        { value: new Date(Date.UTC(1990, 4, 3)), format: "dd/mm/yyyy" },
      ],
      [{ value: 2 }, { value: "سالم حسن" }, { value: 7 }, null],
    ]).toBuffer();
    const { people, table } = await readWhole(bytes);
    expect(table).toMatchObject({ kind: "workbook", sheet: "Sheet1" });
    expect(people).toMatchObject([
      {
        names: [{ text: "أحمد خليل الحسن", cell: "B2" }],
        numbers: [{ value: { number: "900123456789" } }],
        births: [{ value: "1990-05-03", cell: "D2" }],
      },
      { names: [{ text: "سالم حسن" }], births: [] },
    ]);
  });

  test("has dates since 1900 or 1904 by their format, and numbers with the zeros that they are shown with", async () => {
    const made = (properties: string) =>
      workbook({
        properties,
        styles:
          '<numFmts><numFmt numFmtId="164" formatCode="00000000"/><numFmt numFmtId="165" formatCode="[$-1401]d\\ mmmm\\ yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>',
        sheets: [
          {
            name: "List",
            rows: `${row(1, ["Name", "DOB", "ID number", "Date of arrest"])}<row r="2"><c r="A2" t="inlineStr"><is><t>Omar Said</t></is></c><c r="B2" s="1"><v>31534</v></c><c r="C2" s="2"><v>123</v></c><c r="D2" s="3"><v>44000.927083333</v></c></row>`,
          },
        ],
      });
    expect((await readWhole(made(""))).people).toMatchObject([
      {
        births: [{ value: "1986-05-02" }],
        numbers: [{ value: { number: "00000123" } }],
        admittedAt: { value: "2020-06-18T22:15" },
      },
    ]);
    const since1904 = await readWhole(made('<workbookPr date1904="1"/>'));
    expect(since1904.people).toMatchObject([{ births: [{ value: "1990-05-03" }] }]);
    expect(since1904.table.notes).toContainEqual({ note: "dates-1904" });
  });

  test("gives every sheet in which anything stands, hidden ones told; and one alone where it is named", async () => {
    const bytes = workbook({
      sheets: [
        { name: "Cover", rows: "" },
        { name: "List", rows: HEADER + row(2, ["1", "Omar Said", "M"]) },
        { name: "Old", state: "hidden", rows: HEADER + row(2, ["1", "Salim Hasan", "M"]) },
      ],
    });
    const tables = await openList(heldSource("list.xlsx", bytes));
    expect(tables.map(({ sheet }) => sheet)).toEqual(["List", "Old"]);
    expect(tables[1]?.notes).toContainEqual({ note: "sheet-hidden", sheet: "Old" });
    expect((await readWhole(bytes, { sheet: "Old" })).rows[1]?.place).toEqual({ file: "list", sheet: "Old", row: 2 });
    expect(await refusalOf(bytes, { sheet: "New" })).toMatchObject({
      code: "sheet-not-found",
      conflicts: { sheets: ["Cover", "List", "Old"] },
    });
  });

  test("from right to left, with hidden columns, is read in its own order and told", async () => {
    const bytes = workbook({
      sheets: [
        {
          name: "قائمة",
          before: '<sheetViews><sheetView rightToLeft="1"/></sheetViews><cols><col min="3" max="3" hidden="1"/></cols>',
          rows: row(1, ["ت", "الاسم", "الجنس"]) + row(2, ["١", "مريم عمر", "أنثى"]),
        },
      ],
    });
    const { table, people } = await readWhole(bytes);
    expect(table.notes).toContainEqual({ note: "right-to-left" });
    expect(table.columns.map(({ letter, hidden }) => [letter, hidden])).toEqual([
      ["A", false],
      ["B", false],
      ["C", true],
    ]);
    expect(people).toMatchObject([{ names: [{ cell: "B2", text: "مريم عمر" }], sex: { value: "female", cell: "C2" } }]);
  });

  test("with merged header cells names each column by both rows; titles over it and cells merged downwards are understood", async () => {
    const bytes = workbook({
      sheets: [
        {
          name: "List",
          rows: [
            row(1, ["List of residents, March 2024"]),
            row(3, ["No", "Name", null, null, "Site"]),
            row(4, [null, "Given", "Father", "Family", null]),
            row(5, ["1", "Ahmad", "Khalil", "al-Hasan", "Camp A"]),
            row(6, ["2", "Omar", "Salim", "Said", null]),
            row(7, ["3", "Mariam", "Omar", "Ali", "Camp B"]),
            row(8, ["Total", "3"]),
          ].join(""),
          behind:
            '<mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="B3:D3"/><mergeCell ref="A3:A4"/><mergeCell ref="E3:E4"/><mergeCell ref="E5:E6"/></mergeCells>',
        },
      ],
    });
    const { table, people, rows, tally, proposal } = await readWhole(bytes);
    expect(fieldsOf(proposal)).toEqual({
      No: "serial",
      "Name / Given": "given",
      "Name / Father": "father",
      "Name / Family": "family",
      Site: "site",
    });
    expect(people.map(({ names, site }) => [names[0]?.text, site?.value])).toEqual([
      ["Ahmad Khalil al-Hasan", "Camp A"],
      ["Omar Salim Said", "Camp A"],
      ["Mariam Omar Ali", "Camp B"],
    ]);
    expect(rows.find(({ place }) => place.row === 6)).toMatchObject({
      notes: [{ code: "from-merged-cell", cell: "E6" }],
    });
    expect(table.notes).toContainEqual({ note: "titles", rows: 1 });
    expect(tally).toMatchObject({ title: 1, header: 2, total: 1, empty: 1, totals: [{ cell: "B8", agrees: true }] });
  });

  test("has its formulas' saved values, said to be such; an error of theirs is a fault; nothing is reckoned", async () => {
    const bytes = workbook({
      sheets: [
        {
          name: "List",
          rows: `${HEADER}<row r="2"><c r="A2"><f>A1+1</f><v>41</v></c><c r="B2" t="str"><f>CONCAT("Omar"," Said")</f><v>Omar Said</v></c><c r="C2" t="str"><f>WEBSERVICE("http://example.org")</f></c></row><row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
        },
      ],
    });
    const { table, rows } = await readWhole(bytes);
    expect(table.notes).toContainEqual({ note: "formulas", cells: 3, first: "A2" });
    expect(rows[1]).toMatchObject({
      outcome: "people",
      people: [{ names: [{ text: "Omar Said" }] }],
      notes: [{ code: "from-formula", cell: "B2" }],
    });
    expect(rows[2]).toMatchObject({ outcome: "faulty", faults: [{ code: "cell-error", cell: "B3", text: "#DIV/0!" }] });
  });

  test("with macros is read without them, and says that it has some", async () => {
    const bytes = workbook({
      sheets: [{ name: "List", rows: HEADER + row(2, ["1", "Omar Said", "M"]) }],
      files: { "xl/vbaProject.bin": Uint8Array.of(1, 2, 3) },
    });
    const { table, people } = await readWhole(bytes);
    expect(table.notes).toContainEqual({ note: "macros" });
    expect(people).toHaveLength(1);
  });

  test("of texts in pieces, with how they are read aloud, has the texts alone", async () => {
    const bytes = workbook({
      sheets: [{ name: "List", rows: `${HEADER}<row r="2"><c r="B2" t="s"><v>0</v></c></row>` }],
      files: {
        "xl/sharedStrings.xml": strToU8(
          "<sst><si><r><t>Omar </t></r><r><rPr/><t>Said</t></r><rPh sb='0' eb='1'><t>X</t></rPh></si></sst>",
        ),
      },
    });
    expect((await readWhole(bytes)).people).toMatchObject([{ names: [{ text: "Omar Said" }] }]);
  });

  test("with a million empty rows, said or not, is read in their time and counts them", async () => {
    const empty = Array.from(
      { length: 50_000 },
      (_, index) => `<row r="${index + 3}" spans="1:3"><c r="A${index + 3}" s="0"/></row>`,
    );
    const bytes = workbook({
      sheets: [
        {
          name: "List",
          rows: `${HEADER}${row(2, ["1", "Omar Said", "M"])}${empty.join("")}${row(1_000_001, ["2", "Salim Hasan", "M"])}`,
        },
      ],
    });
    const { tally, people } = await readWhole(bytes);
    expect(people.map(({ names }) => names[0]?.cell)).toEqual(["B2", "B1000001"]);
    expect(tally.empty).toBe(999_998);
  });

  test("is read again from the same place as often as it is asked", async () => {
    const [table] = await openList(
      heldSource("list", workbook({ sheets: [{ name: "List", rows: HEADER + row(2, ["1", "Omar Said", "M"]) }] })),
    );
    const { mapping } = proposeMapping(table);
    expect((await readTable(table, mapping)).rows).toEqual((await readTable(table, mapping)).rows);
  });
});

describe("a workbook that is not to be read is refused, with what to do", () => {
  test("one that unpacks into more than a list can be", async () => {
    const bomb = workbook({ sheets: [{ name: "List", rows: '<row><c t="b"><v>1</v></c></row>'.repeat(800_000) }] });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusalOf(bomb)).toMatchObject({
      code: "workbook-too-large",
      category: "invalid",
      remedy: "Save the sheet with the list alone, as CSV or in a new workbook.",
    });
  });

  test("one with entities, nested without end, or of one element that never ends", async () => {
    const doctype =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const sheet = (xml: string) =>
      workbook({ sheets: [{ name: "List", rows: "" }], files: { "xl/sharedStrings.xml": strToU8(xml) } });
    expect(await refusalOf(sheet(`${doctype}<sst><si><t>&b;&f;</t></si></sst>`))).toMatchObject({
      code: "workbook-broken",
    });
    expect(await refusalOf(sheet(`<sst>${"<si>".repeat(10_000)}`))).toMatchObject({ code: "workbook-broken" });
    expect(await refusalOf(sheet(`<sst><si><t>${"ab ".repeat(3_000_000)}</t></si></sst>`))).toMatchObject({
      code: "workbook-broken",
    });
  });

  test("one that is cut short, wherever", async () => {
    const whole = workbook({ sheets: [{ name: "List", rows: HEADER + row(2, ["1", "Omar Said", "M"]) }] });
    for (let length = 4; length < whole.length; length += 97) {
      expect(await refusalOf(whole.slice(0, length))).toMatchObject({ code: "workbook-broken" });
    }
  });

  test("one under a password, and one of the old kind", async () => {
    expect(await refusalOf(compound("EncryptedPackage"))).toMatchObject({
      code: "list-under-password",
      remedy: "Open it with its password and save it without, or have it sent without.",
    });
    expect(await refusalOf(compound("Workbook"))).toMatchObject({
      code: "list-kind-not-read",
      conflicts: { kind: "a workbook of an old kind (.xls)" },
    });
    expect(await refusalOf(compound("WordDocument"))).toMatchObject({ conflicts: { kind: "a text document (.doc)" } });
  });

  test.each([
    ["a text document (.docx)", zipSync({ "word/document.xml": strToU8("<w/>") })],
    [
      "a document of LibreOffice (.ods, .odt)",
      zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"), "content.xml": strToU8("<o/>") }),
    ],
    ["a workbook in binary form (.xlsb)", zipSync({ "xl/workbook.bin": Uint8Array.of(0) })],
    ["a packed file (.zip)", zipSync({ "list.csv": strToU8("Name\n") })],
    ["a PDF", strToU8("%PDF-1.7\n…")],
    ["a picture", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
    ["a picture", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ["a packed file (.gz)", Uint8Array.of(0x1f, 0x8b, 8, 0)],
    ["a web page", strToU8("<html><body><table><tr><td>Omar Said</td></tr></table></body></html>")],
    [
      "an XML spreadsheet of 2003",
      strToU8('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>'),
    ],
  ])("what is %s", async (kind, bytes) => {
    expect(await refusalOf(bytes)).toMatchObject({
      code: "list-kind-not-read",
      conflicts: { kind },
    });
  });

  test("what is no text at all, and what is empty", async () => {
    expect(await refusalOf(Uint8Array.from({ length: 3_000 }, (_, index) => (index * 7_919) % 31))).toMatchObject({
      code: "list-not-text",
    });
    expect(await refusalOf("")).toMatchObject({ code: "list-empty" });
    expect(await refusalOf(" \n\n ;;\n")).toMatchObject({ code: "list-empty" });
    expect(await refusalOf(workbook({ sheets: [{ name: "List", rows: "" }] }))).toMatchObject({ code: "list-empty" });
  });
});

/** The head of a compound file ([MS-CFB]) whose directory names one stream. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(512 * 4);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  for (let at = 0; at < stream.length; at += 1) view.setUint16(1_024 + at * 2, stream.charCodeAt(at), true);
  return bytes;
}
