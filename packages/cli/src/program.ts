/** How muster is called, and how each command ends: a refusal or a fault in a clear sentence, never in a stack trace. */
import { Command, CommanderError } from "commander";
import { COMMANDS } from "./commands.ts";
import { isFault, tellFault } from "./fault.ts";
import type { Place } from "./options.ts";
import { trustOwnAuthority } from "./tls/secure.ts";

const WRONG_USE = 2;

/** Runs the command of these arguments; the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const program = new Command("muster")
    .description("Muster: a custody register. Everyone accounted for.")
    .version("0.1.0")
    .addHelpText("after", "\nExample:\n  muster init --keeper 'Ministry of Justice' && muster start");
  await addCommands(program, args);
  program.hook("preAction", async (_, command) => {
    const { data } = command.opts<Partial<Place>>();
    if (data !== undefined) await trustOwnAuthority(data);
  });
  exitBack(program);
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (fault) {
    // Commander ends with 0 when it has shown what was asked for: help, or the version.
    if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : WRONG_USE;
    if (!isFault(fault)) throw fault;
    return tellFault(fault);
  }
}

/** Adds the command that these arguments ask for, whole, and the name of every other, for help and for whoever mistypes one. */
async function addCommands(program: Command, args: readonly string[]): Promise<void> {
  const asked = args.find((argument) => argument !== "help" && !argument.startsWith("-"));
  for (const { name, says, load } of COMMANDS) {
    if (name === asked) (await load())(program, says);
    else program.command(name).description(says);
  }
}

/** Every command throws rather than ends the process. A command is not told of it by the one above. */
function exitBack(command: Command): void {
  command.exitOverride().showHelpAfterError("(add --help to see how it is used)");
  for (const inner of command.commands) exitBack(inner);
}
