/**
 * Every test, in two groups one after the other: those that need nothing but the code answer in seconds; those that start
 * PostgreSQL or a browser, or play a long simulation, follow, with time to do so. Two workers, for a machine of two cores.
 */
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/longest-first.ts";

const everywhere = [
  "packages/*/src",
  "packages/names/training",
  "packages/web/{build,test}",
  "bench/src",
  "scenarios",
  "scripts",
];
const machine = everywhere.map((folder) => `${folder}/**/*.{pg,sim}.test.ts`);
const browser = everywhere.map((folder) => `${folder}/**/*.browser.test.ts`);
const patience = { testTimeout: 300_000, hookTimeout: 300_000 };

export default defineConfig({
  test: {
    allowOnly: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: "packages/testkit/src/one-run.ts",
    projects: [
      {
        test: {
          name: "code",
          include: everywhere.map((folder) => `${folder}/**/*.test.ts`),
          exclude: [...machine, ...browser],
          // Loading what they test takes these longer than testing it: a worker loads it once, for all its files.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: "machine",
          include: machine,
          // A file by itself spends four seconds of a core on loading what the one before it had loaded.
          isolate: false,
          ...patience,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "browser",
          include: browser,
          ...patience,
          // Pages looked at side by side: one is drawn while another is asked for.
          maxConcurrency: 3,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
