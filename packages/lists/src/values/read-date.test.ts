/** Dates as clerks write them. */
import { describe, expect, test } from "vitest";
import { birthOfAge, readAge } from "./age.ts";
import { dayOfSerial } from "./calendar.ts";
import { type DateRules, readDate } from "./read-date.ts";

const edtf = (text: string, rules: DateRules = {}) => {
  const read = readDate(text, rules);
  return typeof read === "string" ? read : read.edtf;
};

describe("a date", () => {
  test.each([
    ["1990-05-03", "1990-05-03"],
    ["1990/5/3", "1990-05-03"],
    ["٢٣/٠٥/١٩٩٠", "1990-05-23"],
    ["۲۳/۵/۱۹۹۰", "1990-05-23"],
    ["23.05.1990", "1990-05-23"],
    ["03.05.1990", "1990-05-03"],
    ["05/05/1990", "1990-05-05"],
    ["12 March 1990", "1990-03-12"],
    ["March 12, 1990", "1990-03-12"],
    ["12-Mar-90", "1990-03-12"],
    ["12 آذار 1990", "1990-03-12"],
    ["٣ كانون الثاني ١٩٨٨", "1988-01-03"],
    ["1 تشرين أول 2001", "2001-10-01"],
    ["15 يوليو 1979", "1979-07-15"],
    ["3 ئازار 1990", "1990-03-03"],
    ["3 adar 1990", "1990-03-03"],
    ["3 Ağustos 1990", "1990-08-03"],
    ["3 мая 1990 г.", "1990-05-03"],
    ["3 août 1990", "1990-08-03"],
    ["آذار 1990", "1990-03"],
    ["05/1990", "1990-05"],
    ["1990", "1990"],
    ["مواليد 1990", "1990"],
    ["1990م", "1990"],
    ["about 1990", "1990~"],
    ["~1990", "1990~"],
    ["1990?", "1990~"],
    ["حوالي ١٩٩٠", "1990~"],
    ["1990 تقريبا", "1990~"],
    ["около 1990 года", "1990~"],
    ["1990s", "199X"],
    ["1990-1993", "1990/1993"],
    ["00/00/1990", "1990"],
    ["33000", "1990-05-07"],
  ])("%s is %s", (text, expected) => {
    expect(edtf(text)).toBe(expected);
  });

  test("of three figures is asked about where day and month may be either way", () => {
    expect(edtf("03/04/1990")).toBe("date-order-not-known");
    expect(edtf("03/04/1990", { order: "dmy" })).toBe("1990-04-03");
    expect(edtf("03/04/1990", { order: "mdy" })).toBe("1990-03-04");
    // What the mapping says is not turned round for one cell.
    expect(edtf("12/25/1990", { order: "dmy" })).toBe("date-impossible");
  });

  test("of another calendar becomes a day of this one; a year of it the days it had", () => {
    expect(edtf("1410/10/08 هـ")).toBe("1990-05-03");
    expect(edtf("1 رمضان 1445")).toBe("2024-03-11");
    expect(edtf("13 اردیبهشت 1369")).toBe("1990-05-03");
    expect(edtf("1369/02/13", { calendar: "solar-hijri" })).toBe("1990-05-03");
    expect(edtf("1445")).toBe("2023-07-19/2024-07-06");
    expect(edtf("1369", { calendar: "solar-hijri" })).toBe("1990-03-21/1991-03-20");
    expect(edtf("1369/02/13")).toBe("calendar-not-known");
    expect(edtf("1369/02/31 شمسی")).toBe("1990-05-21");
    expect(edtf("1410/10/31 هـ")).toBe("date-impossible");
  });

  test("of two figures for the year lies in the hundred years before the list, and says so", () => {
    expect(readDate("12/05/90", { order: "dmy" })).toEqual({ edtf: "1990-05-12", done: ["two-digit-year"] });
    expect(edtf("12/05/05", { order: "dmy" })).toBe("2005-05-12");
    expect(edtf("12/05/25", { order: "dmy", listDate: "2019-01-01" })).toBe("1925-05-12");
  });

  test("with a time keeps it", () => {
    expect(readDate("2024-03-01 22:15", {})).toEqual({ edtf: "2024-03-01", time: "22:15", done: [] });
    expect(readDate("2024-03-01T07:05:00", {})).toMatchObject({ time: "07:05" });
    expect(readDate("2024-03-01 7:05 pm", {})).toMatchObject({ time: "19:05" });
  });

  test.each(["31/02/1990", "29/02/1991", "00/13/1990", "1990-13-01", "3024-01-01", "0007"])("%s cannot be", (text) => {
    expect(edtf(text)).toBe("date-impossible");
  });

  test.each(["Ahmad Khalil", "later", "1990-05-03-01", "12345678", "5 sheep 1990", ""])("%j is none", (text) => {
    expect(edtf(text)).toBe("date-not-read");
  });
});

test("a spreadsheet's day is counted from 1900, with a leap day that never was, or from 1904", () => {
  expect(dayOfSerial(1, false)).toBe("1900-01-01");
  expect(dayOfSerial(59, false)).toBe("1900-02-28");
  expect(dayOfSerial(60, false)).toBeUndefined();
  expect(dayOfSerial(61, false)).toBe("1900-03-01");
  expect(dayOfSerial(32_996, false)).toBe("1990-05-03");
  expect(dayOfSerial(31_534, true)).toBe("1990-05-03");
});

test("an age is the two years in which who is so old was born", () => {
  expect(["34", "٣٤ سنة", "34 years", "34 лет", "6 months", "٨ أشهر", "340", "old"].map(readAge)).toEqual([
    34,
    34,
    34,
    34,
    0,
    0,
    undefined,
    undefined,
  ]);
  expect(birthOfAge(34, "2024-06-30")).toBe("1989/1990");
});
