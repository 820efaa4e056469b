/** The daily run of the retention rules in a node's folder, for as long as the node runs and holds the right to write. */
import { access } from "node:fs/promises";
import path from "node:path";
import { isRefusal } from "@muster/custody";
import type { Instant } from "@muster/record";
import type { Node } from "../node/node.ts";
import { systemClock } from "../register.ts";
import { NotTheWriter } from "../writing.ts";
import { runRetention } from "./retention.ts";
import { readRetentionRules, RETENTION_FILE, type RetentionRules, RetentionRulesInvalid } from "./retention-rules.ts";

const DAY_MS = 86_400_000;

/**
 * Runs the rules now and once a day; what comes of each run is logged. Does nothing where the folder has no rules. Throws
 * `RetentionRulesInvalid` for rules that cannot be read, or that name no officer. Returns what ends it.
 */
export async function retentionJob(
  { register, ledger, directory }: Node,
  log: (message: string) => void,
  clock: () => Instant = systemClock,
): Promise<() => void> {
  const file = path.join(directory, RETENTION_FILE);
  if (!(await exists(file))) return () => undefined;
  const { officer, rules } = await readRetentionRules(file);
  if (officer === undefined)
    throw new RetentionRulesInvalid(`${file} names no officer in whose name the rules are run every day`);
  const runOnce = async ({ officer: by, rules: all }: Required<RetentionRules>): Promise<void> => {
    const submit = async (command: object) => {
      const answer = await register.submit(command);
      return isRefusal(answer) ? answer : { number: answer.number };
    };
    const applied = await runRetention({ database: ledger.database, rules: all, by, now: clock(), submit });
    for (const { kind, details, people } of applied)
      log(`Retention: ${details} details of kind ${kind} of ${people} people were erased`);
  };
  const run = (): void => {
    runOnce({ officer, rules }).catch((fault: unknown) => log(told(fault)));
  };
  run();
  const timer = setInterval(run, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function told(fault: unknown): string {
  if (fault instanceof NotTheWriter) return "Retention: another process writes this register, and runs its own rules";
  return `Retention was not run: ${fault instanceof Error ? fault.message : String(fault)}`;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
