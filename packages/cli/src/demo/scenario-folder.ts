/** Where a scenario is: a folder as it is given, or one of those that come with Muster, by name. */
import { existsSync } from "node:fs";
import path from "node:path";

const SCENARIOS = path.resolve(import.meta.dirname, "../../../../scenarios");

/** The folder of `name`; a folder of that path wins over a scenario of that name. */
export function scenarioFolder(name: string): string {
  const given = path.resolve(name);
  return existsSync(path.join(given, "scenario.json")) ? given : path.join(SCENARIOS, path.basename(name));
}
