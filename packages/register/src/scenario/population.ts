/**
 * The people of a scenario, invented one by one by its seed: an opaque id, claims, a place. Each population draws from a
 * stream of its own, so that to change one leaves everyone else who they were.
 */
import type { Claim } from "@muster/custody";
import type { Instant, PersonId, UnitCode } from "@muster/record";
import { drawHouseholds } from "./household.ts";
import { type InventedPerson, nationalityClaims } from "./invented-person.ts";
import { drawFamily, drawName } from "./names.ts";
import { SeededRandom } from "./random.ts";
import type { NameLists, Population, Scenario, ScenarioFolder } from "./scenario.ts";

/** Everyone in the scenario, site by site in the order of its populations. */
export function inventPeople({ scenario, names }: ScenarioFolder): readonly InventedPerson[] {
  const end = scenario.endsAt;
  return scenario.populations.flatMap((population) => {
    const random = new SeededRandom(`${scenario.seed}/${population.group}`);
    const units = unitsOf(scenario, population);
    return population.single === undefined
      ? drawHouseholds(population, units, names, random, end)
      : drawSinglePeople(population, population.single, units, names, random);
  });
}

function unitsOf({ sites }: Scenario, { group, site: code, unitsBeginning = "" }: Population): readonly UnitCode[] {
  const units = sites.find(({ site }) => site === code)?.units?.filter((unit) => unit.startsWith(unitsBeginning)) ?? [];
  if (units.length === 0) throw new Error(`population "${group}" has no unit to be in`);
  return units;
}

function drawSinglePeople(
  population: Population,
  { sex, births }: NonNullable<Population["single"]>,
  units: readonly UnitCode[],
  names: NameLists,
  random: SeededRandom,
): InventedPerson[] {
  const { group, site, people, status } = population;
  return Array.from({ length: people }, (_, index) => ({
    person: random.uuid() as PersonId,
    population: group,
    site,
    unit: units[index % units.length] as UnitCode,
    claims: [
      drawName(drawFamily(names, population.names, random), sex, random),
      ...drawBirth(births, random),
      { claim: "sex", sex },
      ...nationalityClaims(population),
      { claim: "status", status },
    ],
  }));
}

/** A year; a year about, for some; for people of unclear age the decade, or nothing at all. */
function drawBirth(
  { from, to, about = 0, unclear = false }: NonNullable<Population["single"]>["births"],
  random: SeededRandom,
): Claim[] {
  const year = String(random.between(from, to));
  if (unclear) return random.happens(0.5) ? [{ claim: "birth", edtf: `${year.slice(0, 3)}X` }] : [];
  return [{ claim: "birth", edtf: random.happens(about) ? `${year}~` : year }];
}

/** The people of every population and of every group that the scenario picks out of them. */
export function groupsOf(
  { seed, groups, populations }: Scenario,
  people: readonly InventedPerson[],
): ReadonlyMap<string, readonly PersonId[]> {
  const found = new Map<string, readonly PersonId[]>(populations.map(({ group }) => [group, []]));
  for (const [group, members] of Map.groupBy(people, ({ population }) => population)) {
    found.set(
      group,
      members.map(({ person }) => person),
    );
  }
  const membersOf = (names: readonly string[]): PersonId[] =>
    names.flatMap((name) => {
      const members = found.get(name);
      if (members === undefined) throw new Error(`the scenario has no group "${name}" before it is used`);
      return [...members];
    });
  for (const { group, of, not = [], people: wanted } of groups) {
    if (found.has(group)) throw new Error(`two groups of the scenario are called "${group}"`);
    const left = new Set(membersOf(not));
    const pool = new SeededRandom(`${seed}/group/${group}`).shuffled(
      membersOf(of).filter((person) => !left.has(person)),
    );
    if (wanted !== undefined && pool.length < wanted)
      throw new Error(`group "${group}" wants ${wanted} of ${pool.length} people`);
    found.set(group, pool.slice(0, wanted));
  }
  return found;
}

/** When each of the people of a site was taken down: one after the other, evenly, through the day of intake. */
export function intakeTimes(from: Instant, until: Instant, people: number): readonly number[] {
  const [start, end] = [Date.parse(from), Date.parse(until)];
  return Array.from(
    { length: people },
    (_, index) => start + Math.floor(((end - start) * index) / people / 1_000) * 1_000,
  );
}
