import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_NAME, nameFaults, setApart } from "./clean.ts";

function codes(text: string): string[] {
  return nameFaults(text).map(({ code }) => code);
}

describe("names that are as they should be", () => {
  test.each([
    "Karim Jasim al-Obaidi",
    "عبد الرحمن بن خالد الشمّري",
    "سه\u200cيران",
    "Ҷамшед Раҳмонзода",
    "Jean-Claude O'Brien",
    "كريم جاسم (Karim Jasim)",
    "Karim 3",
  ])("%s", (text) => {
    expect(nameFaults(text)).toEqual([]);
  });

  test.each(["", "unknown", "N/A", "name not known", "مجهول الهوية", "غير معروف", "نەزانراو", "неизвестно", "???"])(
    "%s: it is not known, and that may be said",
    (text) => {
      expect(nameFaults(text)).toEqual([]);
    },
  );
});

describe("characters that no name has", () => {
  test("are shown with their place, and what is left without them", () => {
    expect(nameFaults("Ka\u202erim")).toEqual([
      { code: "direction-override", at: 2, length: 1, remedy: "take-it-away", instead: "" },
    ]);
    expect(nameFaults("Karim\u0000\u0007Jasim")).toEqual([
      { code: "control-character", at: 5, length: 2, remedy: "take-it-away", instead: " " },
    ]);
    expect(nameFaults("Ka\u200brim")[0]).toMatchObject({ code: "invisible-character", at: 2, length: 1 });
  });

  test("a file read in the wrong encoding", () => {
    expect(codes("Ù…Ø­Ù…Ø¯")).toContain("wrong-encoding");
    expect(codes("Kar\ufffdm")).toEqual(["wrong-encoding"]);
  });
});

describe("letters that hide", () => {
  test("look-alikes are told with the word they stand for", () => {
    expect(nameFaults("Kаrim Jasim")).toEqual([
      { code: "look-alike-letters", at: 0, length: 5, remedy: "write-it-anew", instead: "Karim" },
    ]);
    expect(nameFaults("Каримoв")[0]).toMatchObject({ code: "look-alike-letters", instead: "Каримов" });
  });

  test("are set apart in brackets, for the eye cannot", () => {
    expect(setApart("K\u0430rim", "Karim")).toBe("K[\u0430]rim");
    expect(setApart("\u0420\u0435ter", "Peter")).toBe("[\u0420\u0435]ter");
    expect(setApart("Karim", "Karim")).toBe("Karim");
    expect(setApart("a\u200bb", "ab")).toBe("a\u200bb");
  });

  test("scripts mixed in one word that look like nothing", () => {
    expect(codes("Kariكm")).toEqual(["mixed-scripts"]);
    expect(codes("Жarim")).toEqual(["mixed-scripts"]);
  });
});

describe("what belongs in another field", () => {
  test.each([
    ["1987-05-01", "a-date"],
    ["١٢/٠٥/١٩٨٧", "a-date"],
    ["Karim 12.5.1987", "a-date"],
    ["+963 944 123 456", "a-telephone-number"],
    ["0094412345678", "a-telephone-number"],
    ["12345678", "a-number"],
    ["رقم ٤٧١١٢", "a-number"],
    ["karim@example.org", "an-address"],
    ["=HYPERLINK(A1)", "a-formula"],
    ["/// 12", "no-letters"],
  ])("%s is %s", (text, code) => {
    expect(codes(text)).toEqual([code]);
  });
});

describe("too much", () => {
  test("more than five hundred characters, or twenty-four parts", () => {
    expect(nameFaults(`${"Karim".repeat(99)} Jasim`)).toEqual([
      { code: "too-long", at: LONGEST_NAME, length: 1, remedy: "shorten-it" },
    ]);
    expect(codes("Karim ".repeat(25))).toEqual(["too-many-parts"]);
    expect(codes("Karim ".repeat(24))).toEqual([]);
  });
});

test("any text gets an answer, with places inside of it, in order, and not too many", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), (text) => {
      const faults = nameFaults(text);
      expect(faults.length).toBeLessThanOrEqual(50);
      let before = 0;
      for (const { at, length } of faults) {
        expect(at).toBeGreaterThanOrEqual(before);
        expect(at + length).toBeLessThanOrEqual(text.length);
        before = at;
      }
    }),
    { seed: 1, numRuns: 500 },
  );
  for (const piece of ["1/", "+0 ", "a@", "Ø­", "\u202e", "Kа", "=", "0 "]) {
    expect(nameFaults(piece.repeat(50_000)).length).toBeLessThanOrEqual(50);
  }
});
