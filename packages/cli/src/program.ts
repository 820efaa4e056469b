/** Every command of muster, and how each ends: a refusal or a fault in a clear sentence, never in a stack trace. */
import { Command, CommanderError } from "commander";
import { authorityCommands } from "./commands/authority.ts";
import { backupCommand, restoreCommand } from "./commands/backup.ts";
import { balanceCommand } from "./commands/balance.ts";
import { controlCommands } from "./commands/control.ts";
import { countCommands } from "./commands/count.ts";
import { demoCommand } from "./commands/demo.ts";
import { incidentCommands } from "./commands/incident.ts";
import { initCommand } from "./commands/init.ts";
import { keyCommands } from "./commands/key.ts";
import { journalCommands } from "./commands/journal.ts";
import { logCommands } from "./commands/log.ts";
import { paperCommands } from "./commands/paper.ts";
import { personCommands } from "./commands/person.ts";
import { rebuildCommand } from "./commands/rebuild.ts";
import { retentionCommands } from "./commands/retention.ts";
import { rollCommands } from "./commands/roll.ts";
import { scenarioCommand } from "./commands/scenario.ts";
import { signInCommands } from "./commands/sign-in.ts";
import { siteCommands } from "./commands/site.ts";
import { startCommand } from "./commands/start.ts";
import { submitCommand } from "./commands/submit.ts";
import { tlsCommands } from "./commands/tls.ts";
import { transferCommands } from "./commands/transfer.ts";
import { verifyCommand } from "./commands/verify.ts";
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
  for (const add of COMMANDS) add(program);
  program.hook("preAction", async (_, command) => {
    const { data } = command.opts<Partial<Place>>();
    if (data !== undefined) await trustOwnAuthority(data);
  });
  exitBack(program);
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (fault) {
    if (fault instanceof CommanderError) return SHOWN.has(fault.code) ? 0 : WRONG_USE;
    if (!isFault(fault)) throw fault;
    return tellFault(fault);
  }
}

const COMMANDS: readonly ((program: Command) => void)[] = [
  initCommand,
  startCommand,
  demoCommand,
  scenarioCommand,
  siteCommands,
  authorityCommands,
  signInCommands,
  controlCommands,
  rollCommands,
  personCommands,
  transferCommands,
  countCommands,
  incidentCommands,
  submitCommand,
  balanceCommand,
  journalCommands,
  logCommands,
  paperCommands,
  verifyCommand,
  rebuildCommand,
  backupCommand,
  restoreCommand,
  keyCommands,
  retentionCommands,
  tlsCommands,
];

/** What commander ends with when it has shown what was asked for. */
const SHOWN = new Set(["commander.helpDisplayed", "commander.version"]);

/** Every command throws rather than ends the process. A command is not told of it by the one above. */
function exitBack(command: Command): void {
  command.exitOverride().showHelpAfterError("(add --help to see how it is used)");
  for (const inner of command.commands) exitBack(inner);
}
