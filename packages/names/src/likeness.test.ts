import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldWord } from "./fold.ts";
import { wordLikeness, wordWeight } from "./likeness.ts";

const alike = (one: string, other: string) => wordLikeness(foldWord(one), foldWord(other));

describe("one name in two scripts", () => {
  test.each([
    ["Mohamed", "محمد"],
    ["Muhammad", "محمد"],
    ["Ahmed", "أحمد"],
    ["Khaled", "خالد"],
    ["Yusuf", "يوسف"],
    ["Shaddadi", "الشدادي"],
    ["Abdulrahman", "عبدالرحمن"],
    ["Mohamed", "Мохаммед"],
    ["Khalid", "Халид"],
    ["Magomed", "Магомед"],
    ["Ivanov", "Иванов"],
    ["Şêrko", "شێرکۆ"],
    ["Sherko", "شێرکۆ"],
    ["خالد", "Халид"],
    ["محمد", "Мухаммад"],
  ])("%s and %s are likely one", (one, other) => {
    expect(alike(one, other)).toBeGreaterThan(0.7);
  });

  test.each([
    ["Walid", "خالد"],
    ["Mariam", "محمد"],
    ["Ivanov", "Петров"],
    ["Ahmed", "Сергей"],
  ])("%s and %s are not", (one, other) => {
    expect(alike(one, other)).toBeLessThan(0.4);
  });

  test.each([
    ["Hussein", "حسين", "حسن"],
    ["Hassan", "حسن", "حسين"],
    ["Mahmoud", "محمود", "محمد"],
    ["Jamal", "جمال", "جميل"],
    ["Karimov", "Каримов", "Керимов"],
  ])("%s is rather %s than %s", (word, right, wrong) => {
    expect(alike(word, right)).toBeGreaterThan(alike(word, wrong));
  });
});

describe("one name respelt in its own script", () => {
  test.each([
    ["Mohamed", "Muhammad"],
    ["Khaled", "Khalid"],
    ["Hussein", "Husain"],
    ["Yousef", "Yusuf"],
    ["Mohamed", "Mohmaed"],
    ["Mohamed", "Mehmet"],
    ["Hamid", "Hameed"],
    ["Abdullah", "Abdulah"],
    ["ابراهيم", "ابراهبم"],
    ["Магомед", "Магамед"],
  ])("%s and %s are likely one", (one, other) => {
    expect(alike(one, other)).toBeGreaterThan(0.7);
  });

  test.each([
    ["Khalid", "Walid"],
    ["Ahmed", "Mariam"],
    ["Hassan", "Karim"],
    ["حسين", "حسن"],
    ["سعيد", "سعد"],
    ["Mohamed", "Mahmoud"],
  ])("%s and %s are not", (one, other) => {
    expect(alike(one, other)).toBeLessThan(0.5);
  });
});

describe("whatever comes", () => {
  const letters = Array.from("abdhmrswxyzابحدرسمنيپабвгдишß9-\u200f\u0301漢");
  const word = fc.string({ unit: fc.constantFrom(...letters), maxLength: 45 });

  test("a likeness is from 0 to 1, the same from both sides, and 1 for the same word only", () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const likeness = wordLikeness(one, other);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(wordLikeness(other, one)).toBe(likeness);
        expect(likeness === 1).toBe(one === other && one !== "");
        expect(Math.abs(wordWeight(one, other))).toBeLessThanOrEqual(30);
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  test("nothing is like nothing", () => {
    expect(wordLikeness("", "")).toBe(0);
    expect(wordLikeness("", "ahmed")).toBe(0);
  });

  test("a word longer than any name's is like itself only, and costs nothing", () => {
    const long = "a".repeat(500);
    expect(wordLikeness(long, long)).toBe(1);
    expect(wordLikeness(long, `${long}b`)).toBe(0);
    expect(wordLikeness(long, "ahmed")).toBe(0);
  });

  test("the longest word there is stays within what can be reckoned with", () => {
    const [one, other] = ["kh".repeat(20), "خ".repeat(40)];
    expect(Number.isFinite(wordWeight(one, other))).toBe(true);
    expect(Number.isFinite(wordWeight("q".repeat(40), other))).toBe(true);
  });
});
