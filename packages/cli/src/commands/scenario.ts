/** `muster scenario run DIR|NAME`: plays a scenario into a register that holds nothing yet. */
import { refuse } from "@muster/custody";
import { openNode, playScenario, readScenario, ScenarioClock, type ScenarioFolder } from "@muster/register";
import { balanceBy } from "@muster/server/answers";
import type { Command } from "commander";
import { showProgress } from "../demo/progress.ts";
import { scenarioFolder } from "../demo/scenario-folder.ts";
import { Refused } from "../fault.ts";
import { noteKeeper } from "../keeper-note.ts";
import { accepted } from "../node-session.ts";
import { group, onRegister, type Place } from "../options.ts";
import { tell } from "../tell.ts";

export function scenarioCommand(program: Command, says: string): void {
  onRegister(
    group(program, "scenario", says),
    "run <scenario>",
    "plays a scenario (its folder, or the name of one that comes with Muster) into a register that holds nothing yet",
    "muster scenario run north-east-syria-2026 --data exercise",
  ).action(async (name: string, place: Place) => {
    tell(place, await runScenario(await readScenario(scenarioFolder(name)), place));
  });
}

async function runScenario(folder: ScenarioFolder, place: Place) {
  const clock = new ScenarioClock();
  const { data, database } = place;
  const node = await openNode({ directory: data, clock: clock.read, ...(database === undefined ? {} : { database }) });
  try {
    const { register, ledger } = node;
    if ((await ledger.last()) !== undefined) throw new Refused(notEmpty(data), place.json === true);
    const { keeper, officer } = folder.scenario.register;
    await noteKeeper(data, { authority: keeper.code, officer: officer.code });
    const onProgress = showProgress(process.stderr);
    const { people, entries, refused } = await playScenario(folder, { register, clock, onProgress });
    const balance = accepted(await balanceBy(register, await register.moment(), undefined), place);
    return { scenario: folder.scenario.title, people, entries, refusedAsWritten: refused.length, ...balance };
  } finally {
    await node.close();
  }
}

function notEmpty(data: string) {
  return refuse(
    "conflict",
    "register-not-empty",
    `The register in ${data} holds entries already, and an exercise is kept apart from everything else.`,
    "Name a folder with nothing in it with --data.",
    { data },
  );
}
