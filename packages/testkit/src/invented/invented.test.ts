import { describe, expect, test } from "vitest";
import { Random } from "../simulation/random.ts";
import { inventedName, inventedPeople } from "./people.ts";
import { latinVariants, mistyped, respelt } from "./spelling.ts";

const people = [...inventedPeople({ seed: 5, count: 20_000 })];

describe("invented people", () => {
  test("are the same for the same seed, and others for another", () => {
    expect([...inventedPeople({ seed: 5, count: 50 })]).toEqual(people.slice(0, 50));
    expect([...inventedPeople({ seed: 6, count: 50 })]).not.toEqual(people.slice(0, 50));
  });

  test("are written in each script in its own letters", () => {
    for (const person of people) {
      expect(inventedName(person, "arabic")).toMatch(/^[\p{Script=Arabic} ]+$/u);
      expect(inventedName(person, "latin")).toMatch(/^[\p{Script=Latin}' -]+$/u);
      expect(inventedName(person, "cyrillic") ?? "а").toMatch(/^[\p{Script=Cyrillic} ]+$/u);
      expect(person.birth).toMatch(/^\d{4}(~|-\d\d-\d\d)?$/);
    }
    expect(people.filter((person) => inventedName(person, "cyrillic") !== undefined).length).toBeGreaterThan(500);
  });

  test("share few words often and many words seldom, as names do", () => {
    const times = new Map<string, number>();
    for (const { given, family } of people) {
      for (const { latin } of [given, family]) times.set(latin, (times.get(latin) ?? 0) + 1);
    }
    const counted = [...times.values()].toSorted((one, other) => other - one);
    expect(counted[0]).toBeGreaterThan(500);
    expect(counted.filter((count) => count === 1).length).toBeGreaterThan(2_000);
  });
});

describe("other spellings", () => {
  test("a usual name has its usual variants, in either direction", () => {
    expect(latinVariants("Muhammad")).toContain("Mohammed");
    expect(latinVariants("Mohamed")).toContain("Muhammad");
  });

  test("nearly every name can be respelt in Latin letters, and is another text then", () => {
    const random = new Random(1);
    const changed = people.filter((person) => {
      const name = inventedName(person, "latin");
      return respelt(name, random) !== name;
    });
    expect(changed.length).toBeGreaterThan(people.length * 0.99);
  });

  test("one typing error makes another text, of nearly the same length, in any script", () => {
    const random = new Random(2);
    for (const person of people.slice(0, 2_000)) {
      for (const name of [inventedName(person, "arabic"), inventedName(person, "latin")]) {
        const wrong = mistyped(name, random);
        expect(wrong).not.toBe(name);
        expect(Math.abs(wrong.length - name.length)).toBeLessThan(2);
      }
    }
  });
});
