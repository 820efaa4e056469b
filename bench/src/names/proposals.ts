/**
 * How many second records of a person are proposed, and how many strangers: invented people, some of them recorded again as another list
 * would have them (in the other script, a part left out, a word respelt or mistyped, the birth by its year, sometimes the wrong one),
 * each held against all others. It is what the threshold of proposing was chosen by.
 */
import {
  type BirthSpan,
  comparePeople,
  type DescribedPerson,
  parseName,
  priorAmong,
  probability,
  PROPOSED_FROM,
  rememberedLikeness,
} from "@muster/names";
import {
  type InventedPerson,
  inventedName,
  inventedPeople,
  mistyped,
  type NamePartOfPerson,
  Random,
  respelt,
} from "@muster/testkit";
import { NameSearch } from "./name-search.ts";
import type { MeasureNames } from "./part.ts";

const PEOPLE = 20_000;
const RECORDED_AGAIN = 500;
const THRESHOLDS = [0.001, 0.01, PROPOSED_FROM, 0.5, 0.9];
const SEED = 500;

export const measureProposals: MeasureNames = async ({ log }) => {
  const people = [...inventedPeople({ seed: SEED, count: PEOPLE })];
  const names = people.map((person) => inventedName(person, "latin"));
  const search = new NameSearch(names);
  const likeness = rememberedLikeness();
  const random = new Random(SEED);
  const first = people.map((person, at) => described(names[at] ?? "", person.birth, person.sex));
  log(`${RECORDED_AGAIN} second records against ${PEOPLE} people`);
  const judged: { readonly probability: number; readonly right: boolean }[] = [];
  for (let at = 0; at < RECORDED_AGAIN; at += 1) {
    const person = people[at * Math.floor(PEOPLE / RECORDED_AGAIN)];
    const again = person && secondRecord(person, random);
    if (again === undefined) throw new Error("fewer people than are recorded again");
    for (const candidate of search.candidates(again.names[0] ?? parseName(""))) {
      const other = first[candidate];
      if (other === undefined) continue;
      const { weight } = comparePeople(again, other, search.commonness, likeness);
      judged.push({ probability: probability(weight, priorAmong(PEOPLE)), right: people[candidate] === person });
    }
  }
  const figures: Record<string, number> = {};
  for (const threshold of THRESHOLDS) {
    const proposed = judged.filter((pair) => pair.probability >= threshold);
    const right = proposed.filter((pair) => pair.right).length;
    figures[`proposals.from ${threshold}.right`] = right / RECORDED_AGAIN;
    figures[`proposals.from ${threshold}.wrong-for-each`] = (proposed.length - right) / RECORDED_AGAIN;
  }
  return {
    figures,
    bars: [],
    notes: { proposals: { people: PEOPLE, recordedAgain: RECORDED_AGAIN, pairs: judged.length } },
  };
};

function described(name: string, birth: string, sex: string): DescribedPerson {
  return { names: [parseName(name)], births: [spanOf(birth)], sexes: [sex] };
}

/** Another list's record of the person: each fault by chance, several of them now and then. */
function secondRecord(person: InventedPerson, random: Random): DescribedPerson {
  const year = Number(person.birth.slice(0, 4));
  const birth = random.pick([person.birth, `${year}`, `${year + 1}`, `${year - 1}-01-01`]) ?? person.birth;
  const parts: readonly NamePartOfPerson[] = random.chance(0.4) ? ["given", "father", "family"] : IN_FULL;
  const name = inventedName(person, random.chance(0.5) ? "arabic" : "latin", parts);
  const spelt = random.chance(0.4) ? respelt(name, random) : name;
  return described(random.chance(0.1) ? mistyped(spelt, random) : spelt, birth, person.sex);
}

const IN_FULL: readonly NamePartOfPerson[] = ["given", "father", "grandfather", "family"];

const DAY = 86_400_000;

/** A year, about a year, or a day: what invented people have. */
function spanOf(edtf: string): BirthSpan {
  const [year = "", month, day] = edtf.replace("~", "").split("-");
  const earliest = Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  const latest = day === undefined ? Date.UTC(Number(year) + 1, 0, 1) - 1 : earliest + DAY - 1;
  return { edtf, earliest, latest };
}
