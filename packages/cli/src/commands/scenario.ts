/** `muster scenario run DIR|NAME`: plays a scenario into a register that holds nothing yet. */
import {
  openNode,
  playScenario,
  readScenario,
  ScenarioClock,
  ScenarioInvalid,
  ScenarioStopped,
} from "@muster/register";
import { balanceBy } from "@muster/server";
import { type Command, Option } from "commander";
import { showProgress } from "../demo/progress.ts";
import { scenarioFolder } from "../demo/scenario-folder.ts";

interface RunOptions {
  readonly data: string;
  readonly database?: string;
  readonly json?: boolean;
}

export function scenarioCommand(program: Command): void {
  program
    .command("scenario")
    .description("scenarios: exercises with invented people")
    .command("run")
    .argument("<scenario>", "a scenario's folder, or the name of one that comes with Muster")
    .description("plays a scenario into a register that holds nothing yet, as an exercise with its own clock")
    .addOption(new Option("--data <dir>", "the node's folder").env("MUSTER_DATA").default(".muster"))
    .addOption(new Option("--database <url>", "an outside PostgreSQL").env("MUSTER_DATABASE_URL"))
    .option("--json", "what came of it as one JSON object")
    .addHelpText("after", "\nExample:\n  muster scenario run north-east-syria-2026 --data exercise")
    .action(async (scenario: string, _options: object, command: Command) => {
      process.exitCode = await runScenario(scenario, command.optsWithGlobals<RunOptions>());
    });
}

/** Exit code 0 when it was played, 1 when the register would not take it. */
async function runScenario(name: string, { data, database, json = false }: RunOptions): Promise<number> {
  const clock = new ScenarioClock();
  try {
    const folder = await readScenario(scenarioFolder(name));
    const node = await openNode({
      directory: data,
      clock: clock.read,
      ...(database === undefined ? {} : { database }),
    });
    try {
      if ((await node.ledger.last()) !== undefined) {
        throw new ScenarioStopped(`The register in ${data} holds entries already; give an empty folder with --data.`);
      }
      const { people, entries, refused } = await playScenario(folder, {
        register: node.register,
        clock,
        onProgress: showProgress(process.stderr),
      });
      const balance = await balanceBy(node.register, await node.register.moment(), undefined);
      const outcome = { scenario: folder.scenario.title, people, entries, refusedAsWritten: refused.length, balance };
      process.stdout.write(
        json
          ? `${JSON.stringify(outcome)}\n`
          : `${outcome.scenario}: ${people} people, ${entries} entries in ${data}.\n`,
      );
      return 0;
    } finally {
      await node.close();
    }
  } catch (fault) {
    if (!(fault instanceof ScenarioInvalid || fault instanceof ScenarioStopped)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    return 1;
  }
}
