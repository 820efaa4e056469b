import { describe, expect, test } from "vitest";
import { csvText, tabbedText } from "./delimited.ts";

describe("CSV", () => {
  test("begins so that a spreadsheet reads Arabic, and has a line for each row", () => {
    expect(csvText(["name", "people"], [["أحمد", 3]])).toBe("\ufeffname,people\r\nأحمد,3\r\n");
  });

  test("quotes what parts cells, and leaves empty what is not known", () => {
    expect(csvText(["a", "b"], [['one, "two"', null]])).toBe('\ufeffa,b\r\n"one, ""two""",\r\n');
  });

  test("gives a spreadsheet no formula to run, and leaves numbers alone", () => {
    expect(csvText(["a", "b", "c"], [["=HYPERLINK(1)", "\t@SUM", -4]])).toBe(
      "\ufeffa,b,c\r\n'=HYPERLINK(1),\"'\t@SUM\",-4\r\n",
    );
  });
});

describe("what is copied", () => {
  test("keeps every row on one line and every cell in its column", () => {
    expect(
      tabbedText([
        ["first\nline\tand more", 1],
        ["+1", null],
      ]),
    ).toBe("first line and more\t1\n'+1\t");
  });
});
