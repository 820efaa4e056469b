/** testkit: builders, an oracle, a simulator. No production code imports it. */
export { chromiumPath, startBrowser, withAuthenticator } from "./browser.ts";
export type { Authenticator, ExampleBrowser } from "./browser.ts";
export { codeOf } from "./codes.ts";
export { cleared, convoy, convoyAt, GOOD_SIGNATURE } from "./convoy.ts";
export {
  admitted,
  at,
  ESCORT,
  KEEPER,
  MONITOR,
  NORTH,
  NORTH_SECOND,
  opening,
  person,
  SOUTH,
  SOUTH_KEY,
  SOUTH_SECOND,
  scene,
} from "./scene.ts";
export { story } from "./contract/story.ts";
export type { ToldEntry } from "./contract/story.ts";
export { inventedName, inventedPeople } from "./invented/people.ts";
export type { InventedPerson, NamePartOfPerson, NamingCustom } from "./invented/people.ts";
export { latinVariants, mistyped, respelt } from "./invented/spelling.ts";
export type { InventedWord } from "./invented/words.ts";
export { madeOnce, makeDatabase, newNodeFolder } from "./made-once.ts";
export { memoryDatabase } from "./memory-database.ts";
export { testCluster } from "./test-cluster.ts";
export type { TestCluster } from "./test-cluster.ts";
export { World } from "./world.ts";
export type { Answer } from "./world.ts";
export { BUSY_IMPORT, BUSY_NODE, exampleKeyring, exampleRegister } from "./example-register.ts";
export type { ExampleRegister } from "./example-register.ts";
export { KINDS } from "./simulation/commands.ts";
export { Difference, play } from "./simulation/play.ts";
export type { Played, Stage } from "./simulation/play.ts";
export { Random } from "./simulation/random.ts";
export { CRASHES, writeScript } from "./simulation/script.ts";
export type { Crash, Script } from "./simulation/script.ts";
export { shrink } from "./simulation/shrink.ts";
