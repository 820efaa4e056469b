/**
 * In which order vitest takes the files of tests: those that take longest before the others, so that its two workers end
 * together. Vitest itself knows the times of its last run, which a fresh clone does not have; these are the files that take
 * more than some twenty seconds, the longest first.
 */
import { BaseSequencer, type TestSpecification } from "vitest/node";

export const LONGEST: readonly string[] = [
  "packages/web/test/accessibility.browser.test.ts",
  // Needs no built application: the first file builds it for all.
  "packages/server/src/walk/fuzz.pg.test.ts",
  "packages/web/test/keyboard.browser.test.ts",
  "packages/web/test/jobs.browser.test.ts",
  "packages/web/test/newcomer.browser.test.ts",
  "packages/web/src/screens/sites/sites.browser.test.ts",
  "packages/server/src/walk/walk.pg.test.ts",
  "packages/web/src/screens/transfers/transfers.browser.test.ts",
  "packages/cli/src/muster.pg.test.ts",
  "packages/web/src/screens/transfers/not-as-planned.browser.test.ts",
  "packages/web/test/preferences.browser.test.ts",
  "packages/register/src/roll-import/import.pg.test.ts",
  "packages/cli/src/demo/demo.pg.test.ts",
  "packages/ledger/src/migrations/migrate.pg.test.ts",
  "packages/register/src/simulation.sim.test.ts",
  "packages/web/src/screens/counts/count.browser.test.ts",
  "packages/web/src/map/site-map.browser.test.ts",
  "packages/web/src/screens/sign-in/sign-in.browser.test.ts",
  "packages/web/src/screens/people/people.browser.test.ts",
  "packages/web/src/screens/settings/settings.browser.test.ts",
  "packages/web/src/charts/accessible.browser.test.ts",
  "packages/ledger/src/cluster/cluster.pg.test.ts",
  "packages/cli/src/at-the-machine.pg.test.ts",
  "packages/cli/src/paper.pg.test.ts",
  "packages/server/src/reference-case/reference-case.pg.test.ts",
];

/**
 * Vitest's own order, but for the groups: first as they are numbered, and within them the longest. Those after these stand
 * together by project: a worker goes on with the modules that it has loaded while the next file is of the same one.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (one, other) =>
        groupOf(one) - groupOf(other) ||
        rankOf(one) - rankOf(other) ||
        one.project.name.localeCompare(other.project.name),
    );
  }
}

function groupOf({ project }: TestSpecification): number {
  return project.config.sequence.groupOrder;
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return rank === -1 ? LONGEST.length : rank;
}
