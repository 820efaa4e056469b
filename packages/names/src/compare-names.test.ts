import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareNames, type NameComparison } from "./compare-names.ts";
import { parseName } from "./parse.ts";

/** Words that are spellings of one name, in these tests; two words of different lines have nothing in common. */
const SPELLINGS = `
  karim kareem كريم карим
  jasim jassem جاسم
  hamad حمد
  obaidi ubaydi عبيدي
  muhammad mohamed محمد мухаммед
  khalid khaled خالد
  abdulrahman abdulrehman عبدالرحمن rahman رحمن
  patrushev patrushef
`;
const LINE = new Map(
  SPELLINGS.trim()
    .split("\n")
    .flatMap((line, at) =>
      line
        .trim()
        .split(" ")
        .map((word) => [word, at] as const),
    ),
);

function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const line = LINE.get(one);
  return line !== undefined && line === LINE.get(other) ? 0.9 : 0.01;
}

/** One in a thousand is called so, but for the commonest name. */
function commonness(word: string): number {
  return LINE.get(word) === LINE.get("muhammad") ? 0.2 : 0.001;
}

function compared(one: string, other: string): NameComparison {
  return compareNames(parseName(one), parseName(other), commonness, likeness);
}

/** `why:one/other` of each part, for tables. */
function partsOf({ parts }: NameComparison): string[] {
  return parts.map(({ why, because, one, other }) =>
    [`${why}:${one?.folded ?? ""}/${other?.folded ?? ""}`, because ?? []].flat().join(" "),
  );
}

describe("parts of names that go together", () => {
  test("the same in another script and spelling", () => {
    const found = compared("Kareem Jassem Hamad al-Obaidi", "كريم جاسم حمد العبيدي");
    expect(partsOf(found)).toEqual([
      "other-script:kareem/كريم",
      "other-script:jassem/جاسم",
      "other-script:hamad/حمد",
      "other-script:obaidi/عبيدي",
    ]);
    expect(found.score).toBeGreaterThan(0.9);
    expect(found.weight).toBeGreaterThan(25);
  });

  test("what one list leaves out says little against", () => {
    const whole = compared("Karim Jasim Hamad al-Obaidi", "Karim Jasim Hamad al-Obaidi");
    const less = compared("Karim Jasim Hamad al-Obaidi", "Karim al-Obaidi");
    expect(partsOf(less)).toContain("only-one-has-it:jasim/");
    expect(less.weight).toBeGreaterThan(15);
    expect(less.weight).toBeLessThan(whole.weight);
  });

  test("a common name says little, a rare one much", () => {
    const [common, rare] = [compared("Muhammad", "محمد"), compared("Karim", "كريم")];
    expect(common.weight).toBeLessThan(3);
    expect(rare.weight).toBeGreaterThan(8);
  });

  test("another order says something against, unless the comma says that the family came first", () => {
    const order = compared("Karim Jasim", "Karim Jasim").weight - compared("Karim Jasim", "Jasim Karim").weight;
    expect(order).toBeGreaterThan(1);
    expect(compared("Karim Jasim", "JASIM, Karim").weight).toBeGreaterThan(15);
    expect(partsOf(compared("Karim Jasim", "JASIM, Karim"))).toEqual(["same:karim/karim", "same:jasim/jasim"]);
  });

  test("initials fit, or do not", () => {
    const fits = compared("K. Obaidi", "Karim Obaidi");
    expect(partsOf(fits)).toContain("initial:k/karim");
    expect(fits.weight).toBeGreaterThan(compared("Obaidi", "Karim Obaidi").weight);
    expect(compared("M. Obaidi", "Karim Obaidi").weight).toBeLessThan(compared("Obaidi", "Karim Obaidi").weight);
    expect(partsOf(compared("K. Obaidi", "كريم عبيدي"))).toContain("initial:k/كريم");
  });

  test("one word written as two, and two as one", () => {
    expect(partsOf(compared("Patru shev Karim", "Karim Patrushev")).join()).toContain("patrushev/patrushev");
    expect(compared("Karimobaidi", "Karim Obaidi").score).toBeGreaterThan(0.9);
  });

  test("compounds, written together, apart or in part", () => {
    for (const spelling of ["Abd al-Rahman Khaled", "Abdurrahman Khalid", "عبد الرحمن خالد", "عبدالرحمن خالد"]) {
      expect(compared("Abdul Rahman Khalid", spelling).score).toBeGreaterThan(0.85);
    }
    expect(compared("Rahman Khalid", "Abdulrahman Khalid").score).toBeGreaterThan(0.5);
  });

  test("titles weigh nothing", () => {
    expect(compared("Haji Karim Jasim", "Dr Karim Jasim")).toEqual(compared("Karim Jasim", "Karim Jasim"));
  });

  test("the pairing with the greatest total is taken, not the first that fits", () => {
    const found = compared("Muhammad Karim Muhammad", "Karim Muhammad");
    expect(partsOf(found).filter((line) => line.startsWith("same"))).toHaveLength(2);
    expect(partsOf(found).join()).not.toContain("other-order");
  });
});

describe("kin are not one person", () => {
  test.each([
    ["brothers", "Karim Jasim Hamad al-Obaidi", "Khalid Jasim Hamad al-Obaidi"],
    ["a father and his son", "Karim Jasim Hamad al-Obaidi", "Jasim Hamad Khalid al-Obaidi"],
    ["brothers in two scripts", "Karim Jasim Hamad al-Obaidi", "خالد جاسم حمد العبيدي"],
    ["a father and a son who have each other's names", "Karim bin Jasim al-Obaidi", "Jasim bin Karim al-Obaidi"],
  ])("%s", (_, one, other) => {
    const found = compared(one, other);
    expect(found.kin).toBe(true);
    expect(found.weight).toBeLessThanOrEqual(1);
    expect(found.score).toBeLessThan(0.1);
    expect(partsOf(found).join()).toContain("shared-by-kin");
  });

  test("who has the same given name and another father, differs by that", () => {
    const found = compared("Karim Jasim al-Obaidi", "Karim Khalid al-Obaidi");
    expect(partsOf(found)).toContain("differs:jasim/khalid");
    expect(found.weight).toBeLessThan(compared("Karim al-Obaidi", "Karim Khalid al-Obaidi").weight - 3);
  });
});

test("a name that is not known is nobody's", () => {
  const found = compared("unknown", "Karim Jasim");
  expect(found).toMatchObject({ score: 0 });
  expect(found.weight).toBeLessThanOrEqual(0);
  expect(compared("", "")).toMatchObject({ weight: 0, score: 0, parts: [] });
});

describe("of any two names", () => {
  const words = "Karim Kareem كريم Jasim Khalid al- bin Abu A. , - Muhammad محمد عبد الله الدين Haji x 7 (".split(" ");
  const names = fc.array(fc.constantFrom(...words), { maxLength: 9 }).map((some) => some.join(" "));

  test("the comparison is the same from both sides", () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(compared(one, other).weight).toBeCloseTo(compared(other, one).weight, 6);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test("the weight is what its lines add up to, and the score between 0 and 1", () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        const { weight, score, parts } = compared(one, other);
        expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(weight, 6);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  test("a name is never liker another than itself", () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(compared(one, one).score).toBeGreaterThanOrEqual(compared(one, other).score - 1e-9);
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});

test("the liker a word, the greater the weight", () => {
  const weights = [0.05, 0.3, 0.5, 0.7, 0.9, 0.98].map(
    (alike) => compareNames(parseName("Karim"), parseName("Samir"), commonness, () => alike).weight,
  );
  expect(weights).toEqual([...weights].sort((one, other) => one - other));
});

test("names of five hundred parts are compared in time", () => {
  const [one, other] = [parseName("Karim Jasim ".repeat(250)), parseName("Khalid Hamad ".repeat(250))];
  let pairs = 0;
  compareNames(one, other, commonness, (left, right) => {
    pairs += 1;
    return likeness(left, right);
  });
  expect(pairs).toBeLessThan(3_000);
});
