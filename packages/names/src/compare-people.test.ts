import { describe, expect, test } from "vitest";
import { comparePeople, type DescribedPerson } from "./compare-people.ts";
import { explained } from "./explained.ts";
import { parseName } from "./parse.ts";
import { priorAmong, probability, PROPOSED_FROM } from "./proposing.ts";

const DAY = 86_400_000;

interface Told {
  readonly name?: string;
  readonly father?: string;
  readonly mother?: string;
  readonly born?: string;
  readonly sex?: string;
  readonly place?: string;
  readonly nationality?: string;
  readonly number?: string;
}

/** A person as one list has them: all invented. A number is `issuer/number`, a birth a day or a year. */
function told({ name, father, mother, born, sex, place, nationality, number }: Told): DescribedPerson {
  const [year = "", month, day] = born?.split("-") ?? [];
  const earliest = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const latest = month === undefined ? Date.UTC(Number(year) + 1, 0, 1) - 1 : earliest + DAY - 1;
  const [issuer = "", digits = ""] = number?.split("/") ?? [];
  return {
    names: name === undefined ? [] : [parseName(name)],
    father: father === undefined ? [] : [parseName(father)],
    mother: mother === undefined ? [] : [parseName(mother)],
    births: born === undefined ? [] : [{ edtf: born, earliest, latest }],
    sexes: sex === undefined ? [] : [sex],
    places: place === undefined ? [] : [place],
    nationalities: nationality === undefined ? [] : [nationality],
    numbers: number === undefined ? [] : [{ issuer, number: digits }],
  };
}

const rarely = () => 0.002;

function compared(one: Told, other: Told) {
  return comparePeople(told(one), told(other), rarely);
}

const KARIM: Told = {
  name: "Karim Jasim Hamad al-Obaidi",
  mother: "Layla",
  born: "1987-05-12",
  sex: "male",
  place: "Raqqa",
  nationality: "SYR",
  number: "NORTH/471123",
};

describe("one person in two lists", () => {
  test("everything agrees, field by field, strongest first in words", () => {
    const found = compared(KARIM, KARIM);
    expect(found.evidence.map(({ field, why }) => `${field} ${why}`)).toEqual([
      "name agrees",
      "mother agrees",
      "birth agrees",
      "sex agrees",
      "place agrees",
      "nationality agrees",
      "number agrees",
    ]);
    expect(explained(found)[0]).toBe(`+${found.weight.toFixed(1)} bits in all`);
    expect(explained(found)[1]).toMatch(/^\+\d+\.\d name agrees: Karim Jasim Hamad al-Obaidi$/);
    expect(explained(found)).toContain(
      `  +${(found.evidence[0]?.parts?.[0]?.weight ?? 0).toFixed(1)} Karim is the same`,
    );
  });

  test("in another script, with another year, it is proposed on a register of ten thousand", () => {
    const { weight } = compared(KARIM, { name: "كريم جاسم العبيدي", born: "1988", sex: "male" });
    expect(probability(weight, priorAmong(10_000))).toBeGreaterThan(PROPOSED_FROM);
  });

  test("the weight is what the fields add up to, from both sides", () => {
    const other: Told = { ...KARIM, name: "كريم جاسم", born: "1987", number: "SOUTH/471123" };
    const found = compared(KARIM, other);
    expect(found.evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(found.weight, 9);
    expect(compared(other, KARIM).weight).toBeCloseTo(found.weight, 9);
  });
});

describe("two people", () => {
  test("brothers of one father, mother and town are not proposed by that", () => {
    const brother: Told = {
      ...KARIM,
      name: "Salman Jasim Hamad al-Obaidi",
      father: "Jasim",
      born: "1991-02-03",
      number: "NORTH/882045",
    };
    const found = compared({ ...KARIM, father: "Jasim" }, brother);
    expect(found.weight).toBeLessThan(0);
    expect(found.evidence.find(({ field }) => field === "mother")).toMatchObject({ how: "shared-by-kin", weight: 0 });
    expect(explained(found).join("\n")).toContain("other given name: what agrees, kin share");
  });

  test("of one name and born far apart", () => {
    expect(
      compared({ name: "Karim Jasim", born: "1987-05-12" }, { name: "Karim Jasim", born: "1956-05-12" }).weight,
    ).toBeLessThan(compared({ name: "Karim Jasim" }, { name: "Karim Jasim" }).weight - 6);
  });

  test("of another sex", () => {
    expect(compared({ sex: "male" }, { sex: "female" }).weight).toBeLessThan(-3);
    expect(compared({ sex: "male" }, { sex: "other" }).evidence).toEqual([]);
  });
});

describe("single fields", () => {
  test("a father's name that is in the name already adds little", () => {
    const without = compared({ name: "Karim Jasim al-Obaidi" }, { name: "Karim Jasim al-Obaidi" });
    const withFather = compared(
      { name: "Karim Jasim al-Obaidi", father: "Jasim" },
      { name: "Karim Jasim al-Obaidi", father: "Jasim" },
    );
    expect(withFather.weight - without.weight).toBeLessThanOrEqual(1);
  });

  test("places by one of their words, nationalities by how common they are", () => {
    expect(compared({ place: "Raqqa" }, { place: "Raqqa" }).weight).toBeGreaterThan(3);
    expect(compared({ place: "Raqqa, Syria" }, { place: "Raqqa" }).evidence[0]).toMatchObject({ why: "close" });
    expect(compared({ place: "Raqqa" }, { place: "Mosul" }).weight).toBeLessThan(0);
    // One town by two names, and two that share a word.
    expect(compared({ place: "Kobani" }, { place: "عين العرب" }).evidence[0]).toMatchObject({ why: "close" });
    expect(compared({ place: "Tall Abyad" }, { place: "Tall Tamr" }).evidence[0]).toMatchObject({ why: "differs" });
    expect(compared({ nationality: "TUN" }, { nationality: "TUN" }).weight).toBeGreaterThan(
      compared({ nationality: "SYR" }, { nationality: "SYR" }).weight,
    );
    expect(compared({ nationality: "TUN" }, { nationality: "SYR" }).weight).toBeLessThan(0);
  });

  // Verifies: rule-9
  test("of several claims the two that agree best are compared", () => {
    const claimed: DescribedPerson = {
      ...told(KARIM),
      names: [parseName("Abu Layth"), parseName("Karim Jasim al-Obaidi")],
    };
    expect(comparePeople(claimed, told(KARIM), rarely).evidence[0]).toMatchObject({
      field: "name",
      one: "Karim Jasim al-Obaidi",
    });
  });

  test("what is not stated, or not known, says nothing", () => {
    expect(compared({}, KARIM)).toEqual({ weight: 0, evidence: [] });
    expect(compared({ name: "unknown" }, { name: "unknown" })).toEqual({ weight: 0, evidence: [] });
  });
});

test("hundreds of claims are not compared with hundreds", () => {
  let asked = 0;
  const many: DescribedPerson = { names: Array.from({ length: 500 }, (_, at) => parseName(`Karim${at} Jasim`)) };
  comparePeople(many, many, rarely, () => {
    asked += 1;
    return 0.01;
  });
  expect(asked).toBeLessThan(3_000);
});

test("a probability is between 0 and 1, grows with the weight, and falls with the size of the register", () => {
  const weights = [-2_000, -20, 0, 10, 20, 30, 2_000];
  const found = weights.map((weight) => probability(weight, priorAmong(100_000)));
  expect(found).toEqual([...found].sort((one, other) => one - other));
  expect([found[0], found.at(-1)]).toEqual([0, 1]);
  expect(probability(20, priorAmong(1_000_000))).toBeLessThan(probability(20, priorAmong(1_000)));
  expect(probability(0, priorAmong(0))).toBeCloseTo(0.2 / 0.8 / (1 + 0.2 / 0.8));
});
