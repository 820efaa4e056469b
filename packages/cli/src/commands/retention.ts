/** `muster retention run`: detail that was kept long enough after custody ended is erased, each run an entry. */
import { readRetentionRules, RetentionRefused, runRetention } from "@muster/register";
import type { Instant } from "@muster/record";
import type { Command } from "commander";
import { Refused } from "../fault.ts";
import { withNode } from "../node-session.ts";
import { officers } from "../officer.ts";
import { type Acting, group, writing } from "../options.ts";
import { submitterOf } from "../submitter.ts";
import { table, tell } from "../tell.ts";

interface RunOptions extends Acting {
  readonly rules: string;
}

export function retentionCommands(program: Command, says: string): void {
  const retention = group(program, "retention", says);
  writing(
    retention,
    "run",
    "erases what was kept long enough after custody ended",
    "muster retention run --rules retention.json --as NORTH/NORTH-1",
  )
    .requiredOption("--rules <file>", 'days for each kind: {"rules":[{"kind":"claim:name","days":3650}]}')
    .action(run);
}

async function run(options: RunOptions): Promise<void> {
  const { rules } = await readRetentionRules(options.rules);
  const applied = await withNode(options, async (node) => {
    const { by } = await officers(options, node.directory);
    const submitter = await submitterOf(node);
    const now = (options.at ?? new Date().toISOString()) as Instant;
    const submit = (command: object) => submitter.submit(command);
    try {
      return await runRetention({ database: node.ledger.database, rules, by, now, submit });
    } catch (fault) {
      if (fault instanceof RetentionRefused) throw new Refused(fault.refusal, options.json === true);
      throw fault;
    }
  });
  tell(options, { applied }, () =>
    table(
      ["kind", "ended before", "details", "people", "entries"],
      applied.map(({ kind, cutOff, details, people, entries }) => [kind, cutOff, details, people, entries.join(", ")]),
    ),
  );
}
