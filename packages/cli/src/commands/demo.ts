/** `muster demo`: a throw-away register with the reference case. */
import { type Command, InvalidArgumentError } from "commander";
import { runDemo } from "../demo/run.ts";

const HIGHEST_PORT = 65_535;

export function demoCommand(program: Command, says: string): void {
  program
    .command("demo")
    .description(says)
    .option("--exit", "leave once it has reported")
    .option("--json", "the report as one JSON object")
    .option("--port <number>", "where to serve it; 0 for any free port", portNumber, 8080)
    .addHelpText("after", "\nExample:\n  muster demo --exit --json | jq .balance")
    .action(async (_options: object, command: Command) => {
      const {
        exit = false,
        json = false,
        port,
      } = command.optsWithGlobals<{ exit?: boolean; json?: boolean; port: number }>();
      await runDemo({ exit, json, port });
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) return port;
  throw new InvalidArgumentError(`A port is a number from 0 to ${HIGHEST_PORT}.`);
}
