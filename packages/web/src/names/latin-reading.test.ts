import { describe, expect, test } from "vitest";
import { latinReading } from "./latin-reading.ts";

describe("a name read in Latin letters", () => {
  test.each([
    ["محمد علي الحلبي", "Muhammad Ali al-Halabi"],
    ["أحمد أحمد زياد النجار", "Ahmad Ahmad Ziyad al-Najar"],
    ["عبدالرحمن", "Abd al-Rahman"],
    ["مُحَمَّد", "Muhammad"],
    ["كرار رعد", "Karar Rad"],
    ["بدر", "Badar"],
    ["ئازاد هەولێری", "Azad Hewlêrî"],
    ["کاوە بەرزنجی", "Kawe Berzncî"],
    ["Магомед Алиев", "Magomed Aliev"],
    ["Шамиль", "Shamil"],
  ])("given %s, then %s", (name, reading) => {
    expect(latinReading(name)).toBe(reading);
  });

  test("given a name in Latin letters, or in a script nobody reads here, then there is none", () => {
    expect(latinReading("Rêber Kobanî")).toBeUndefined();
    expect(latinReading("李小龙")).toBeUndefined();
    expect(latinReading("")).toBeUndefined();
  });

  test("given anything at all, then it neither throws nor leaves a letter of the script behind", () => {
    for (let code = 0x0600; code < 0x0700; code++) {
      const reading = latinReading(`ا${String.fromCodePoint(code)}ا`) ?? "";
      expect(reading).not.toMatch(/(?=\p{Script=Arabic})\p{L}/u);
    }
  });
});
