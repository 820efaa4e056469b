/** `muster log checkpoint|prove|audit`. */
import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { refuse } from "@muster/custody";
import { isPersonId, type PersonId } from "@muster/record";
import { audit } from "@muster/register";
import { accepted, withNode } from "../node-session.ts";
import { recordReading } from "../recorded.ts";
import { group, onRegister, type Place, wholeNumber } from "../options.ts";
import { facts, tell } from "../tell.ts";

interface ProveOptions extends Place {
  readonly person?: string;
  readonly out?: string;
}

export function logCommands(program: Command, says: string): void {
  const log = group(program, "log", says);

  onRegister(log, "checkpoint", "the newest signed checkpoint", "muster log checkpoint > checkpoint.txt").action(
    async (place: Place) => {
      const checkpoint = await withNode(place, ({ ledger }) => ledger.checkpoint());
      const { size, note } = accepted(
        checkpoint ?? refuse("not-found", "log-empty", "The log is empty.", "Record something first."),
        place,
      );
      process.stdout.write(place.json === true ? `${JSON.stringify({ size, note })}\n` : note);
    },
  );

  onRegister(
    log,
    "prove",
    "a bundle that shows an entry, and of its people only one, offline",
    "muster log prove 17 --person 5f0c… --out bundle.json",
  )
    .argument("<number>", "the entry's number", wholeNumber)
    .option("--person <id>", "the one person whose part of the entry is shown")
    .option("--out <file>", "where to; stdout unless given")
    .action(async (number: number, { person, out, ...place }: ProveOptions) => {
      const bundle = await withNode(place, async (node) => {
        const subjects = person === undefined || !isPersonId(person) ? [] : [{ person }];
        await recordReading(node, {}, { kind: "proof.made", subjects });
        return node.register.prove(number, person as PersonId | undefined);
      });
      const bytes = accepted(bundle, place);
      if (out === undefined) process.stdout.write(bytes);
      else await writeFile(out, bytes);
    });

  onRegister(
    log,
    "audit",
    "every entry hashed again, and the tree held against the signed checkpoint",
    "muster log audit --full",
  )
    .option("--full", "also what hangs on the entries, and every older checkpoint")
    .action(async ({ full, ...place }: Place & { full?: boolean }) => {
      const audited = await withNode(place, ({ ledger, verifierKey }) =>
        audit(ledger, { verifierKey, full: full === true }),
      );
      tell(place, audited, ({ size, root, full: whole, holds, findings }) =>
        facts({ size, root, full: whole, holds, findings }),
      );
      if (!audited.holds) process.exitCode = 1;
    });
}
