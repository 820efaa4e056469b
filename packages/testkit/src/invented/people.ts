/**
 * Invented people, named as people of the region are: given name, father's, grandfather's, family or tribe, and the mother's
 * name; the same for the same seed. The words are common ones, no combination is taken from anybody.
 */
import { Random } from "../simulation/random.ts";
import {
  ARAB_FAMILIES,
  CENTRAL_ASIAN_FAMILIES,
  CENTRAL_ASIAN_MEN,
  CENTRAL_ASIAN_WOMEN,
  KURDISH_FAMILIES,
} from "./family-words.ts";
import { ARAB_MEN, ARAB_WOMEN, KURDISH_MEN, KURDISH_WOMEN } from "./given-words.ts";
import { rareFamily } from "./rare-words.ts";
import { type InventedWord, readWords, WordDrawer } from "./words.ts";

export type NamingCustom = "arab" | "kurdish" | "central-asian";

export interface InventedPerson {
  /** Invented like everything else, and the person's own within one run. */
  readonly number: string;
  readonly sex: "female" | "male";
  readonly custom: NamingCustom;
  readonly given: InventedWord;
  readonly father: InventedWord;
  readonly grandfather: InventedWord;
  readonly family: InventedWord;
  /** The mother's given name. */
  readonly mother: InventedWord;
  /** EDTF: a day, a month, a year alone, or about a year (`1987~`). */
  readonly birth: string;
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string;
}

/** Which nationality is drawn how often, of each custom. */
const NATIONALITIES: Readonly<Record<NamingCustom, string>> = {
  arab: "SYR SYR SYR SYR SYR SYR IRQ IRQ IRQ IRQ IRQ TUN MAR SAU EGY JOR LBN LBY DZA YEM FRA DEU BEL SWE",
  kurdish: "SYR SYR SYR IRQ IRQ TUR",
  "central-asian": "UZB TJK RUS RUS KGZ KAZ AZE",
};

const DRAWERS = {
  arab: drawers(ARAB_MEN, ARAB_WOMEN, ARAB_FAMILIES),
  kurdish: drawers(KURDISH_MEN, KURDISH_WOMEN, KURDISH_FAMILIES),
  "central-asian": drawers(CENTRAL_ASIAN_MEN, CENTRAL_ASIAN_WOMEN, CENTRAL_ASIAN_FAMILIES, true),
};

function drawers(men: string, women: string, families: string, withCyrillic = false) {
  return {
    men: new WordDrawer(readWords(men, withCyrillic)),
    women: new WordDrawer(readWords(women, withCyrillic)),
    families: new WordDrawer(readWords(families, withCyrillic)),
  };
}

/** So many people, one after the other: a million take a few seconds and no memory. */
export function* inventedPeople({ seed, count }: { seed: number; count: number }): Generator<InventedPerson> {
  const random = new Random(seed);
  for (let number = 1; number <= count; number++) yield invent(random, number);
}

function invent(random: Random, number: number): InventedPerson {
  const custom = customOf(random.next());
  const { men, women, families } = DRAWERS[custom];
  const sex = random.chance(0.42) ? "female" : "male";
  const family = custom !== "central-asian" && random.chance(0.3) ? rareFamily(random) : families.draw(random);
  return {
    number: `INV-${String(number).padStart(7, "0")}`,
    sex,
    custom,
    given: (sex === "female" ? women : men).draw(random),
    father: men.draw(random),
    grandfather: men.draw(random),
    family: custom === "central-asian" && sex === "female" ? feminine(family) : family,
    mother: women.draw(random),
    birth: birthOf(random),
    nationality: random.pick(NATIONALITIES[custom].split(" ")) ?? "SYR",
  };
}

function customOf(share: number): NamingCustom {
  if (share < 0.82) return "arab";
  return share < 0.95 ? "kurdish" : "central-asian";
}

/** Рахимов, Рахимова. */
function feminine({ arabic, latin, otherLatin, cyrillic }: InventedWord): InventedWord {
  return {
    arabic: `${arabic}ا`,
    latin: `${latin}a`,
    otherLatin: otherLatin.map((spelling) => `${spelling}a`),
    ...(cyrillic === undefined ? {} : { cyrillic: `${cyrillic}а` }),
  };
}

/** A quarter know the year only, a tenth about the year; the first of January is commoner than any day, as in real lists. */
function birthOf(random: Random): string {
  const year = String(1945 + random.below(78));
  const known = random.next();
  if (known < 0.1) return `${year}~`;
  if (known < 0.35) return year;
  if (known < 0.45) return `${year}-01-01`;
  return `${year}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

export type NamePartOfPerson = "given" | "father" | "grandfather" | "family";

const IN_FULL: readonly NamePartOfPerson[] = ["given", "father", "grandfather", "family"];

/** The person's name in a script, the parts in the order asked for. Cyrillic is undefined for whom it is not used. */
export function inventedName(
  person: InventedPerson,
  script: "arabic" | "latin",
  parts?: readonly NamePartOfPerson[],
): string;
export function inventedName(
  person: InventedPerson,
  script: "cyrillic",
  parts?: readonly NamePartOfPerson[],
): string | undefined;
export function inventedName(
  person: InventedPerson,
  script: "arabic" | "latin" | "cyrillic",
  parts: readonly NamePartOfPerson[] = IN_FULL,
): string | undefined {
  const words = parts.map((part) => person[part][script]);
  return words.includes(undefined) ? undefined : words.join(" ");
}
