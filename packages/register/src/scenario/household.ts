/**
 * Households of a camp: mostly a woman and her children, some with a grown son or daughter, few with a man, as published
 * about al-Hol ("mostly women and children"); sizes and ages are drawn by chance. One household has one tent.
 */
import type { Claim } from "@muster/custody";
import type { Instant, PersonId, UnitCode } from "@muster/record";
import { drawFamily, drawName, type FamilyName } from "./names.ts";
import { type InventedPerson, nationalityClaims } from "./invented-person.ts";
import type { SeededRandom } from "./random.ts";
import type { NameLists, Population } from "./scenario.ts";

/** How often a household has so many people. */
const SIZES = { 1: 5, 2: 10, 3: 16, 4: 18, 5: 17, 6: 14, 7: 10, 8: 6, 9: 4 } as const;
const HEADED_BY_A_MAN = 0.06;
const GROWN_CHILD = 0.12;
const GROWN_DAUGHTER = 0.7;

interface Member {
  readonly sex: "female" | "male";
  readonly born: number;
}

/** The households of a population, the last one cut to fit its number of people. */
export function drawHouseholds(
  population: Population,
  units: readonly UnitCode[],
  names: NameLists,
  random: SeededRandom,
  end: Instant,
): InventedPerson[] {
  const { group, site, people: wanted } = population;
  const thisYear = Number(end.slice(0, 4));
  const people: InventedPerson[] = [];
  for (let household = 0; people.length < wanted; household += 1) {
    const size = Math.min(Number(random.pickWeighted(SIZES)), wanted - people.length);
    const unit = units[household % units.length] as UnitCode;
    const code = tent(group, Math.floor(household / units.length) + 1, household % units.length);
    const shared = drawFamily(names, population.names, random);
    const head = random.uuid() as PersonId;
    drawMembers(size, thisYear, random).forEach((member, index) => {
      const isHead = index === 0;
      const kin: Claim[] = isHead ? [] : [{ claim: "kinship", is: "child", of: head }];
      const own = isHead ? head : (random.uuid() as PersonId);
      const claims = [...claimsOf(member, isHead, shared, code, population, random), ...kin];
      people.push({ person: own, population: group, site, unit, claims });
    });
  }
  return people;
}

function drawMembers(size: number, thisYear: number, random: SeededRandom): Member[] {
  const head: Member = {
    sex: random.happens(HEADED_BY_A_MAN) ? "male" : "female",
    born: thisYear - random.between(size === 1 ? 24 : 36, size === 1 ? 75 : 58),
  };
  const youngest = Math.min(17, thisYear - head.born - 18);
  const children = Array.from({ length: size - 1 }, (): Member => {
    if (random.happens(GROWN_CHILD)) {
      return { sex: random.happens(GROWN_DAUGHTER) ? "female" : "male", born: head.born + 18 };
    }
    return { sex: random.happens(0.5) ? "female" : "male", born: thisYear - 1 - random.below(youngest) };
  });
  return [head, ...children];
}

function claimsOf(
  { sex, born }: Member,
  isHead: boolean,
  shared: FamilyName,
  household: string,
  population: Population,
  random: SeededRandom,
): Claim[] {
  return [
    drawName(shared, sex, random),
    { claim: "birth", edtf: String(born) },
    { claim: "sex", sex },
    ...nationalityClaims(population),
    { claim: "status", status: population.status },
    isHead ? { claim: "household", household, head: true } : { claim: "household", household },
  ];
}

/** A household's code: its population's, the place of its sector in that, and its tent there. */
function tent(group: string, number: number, sector: number): string {
  const two = (value: number, digits: number) => String(value).padStart(digits, "0");
  return `${group.toUpperCase().slice(0, 40)}-S${two(sector + 1, 2)}-T${two(number, 3)}`;
}
