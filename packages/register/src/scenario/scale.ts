/**
 * A scenario with fewer people in it, for tests that need every step and not the whole case. Populations and the groups
 * picked out of them shrink alike; places, seats and published figures stay as they are, so the totals no longer say
 * what was published. How small it may get is up to the scenario: `groupsOf` refuses a group that wants more people than
 * are left.
 */
import type { ScenarioFolder } from "./scenario.ts";

export function scaled({ scenario, ...folder }: ScenarioFolder, scale: number): ScenarioFolder {
  const { populations, groups } = scenario;
  return {
    ...folder,
    scenario: {
      ...scenario,
      populations: populations.map((population) => ({ ...population, people: fewer(population.people, scale) })),
      groups: groups.map(({ people, ...group }) => ({
        ...group,
        ...(people === undefined ? {} : { people: fewer(people, scale) }),
      })),
    },
  };
}

/** Nobody stays nobody, and whoever there is stays at least one: otherwise steps would be about no people. */
function fewer(people: number, scale: number): number {
  return people === 0 ? 0 : Math.max(1, Math.round(people * scale));
}
