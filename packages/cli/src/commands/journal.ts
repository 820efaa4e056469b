/** `muster journal tail|show|correct`. */
import type { Command } from "commander";
import { journalAnswer, journalEntryAnswer, LONGEST_PAGE } from "@muster/server/answers";
import { accepted, withNode } from "../node-session.ts";
import { recordReading } from "../recorded.ts";
import { type Acting, group, onRegister, type Place, wholeNumber, writing } from "../options.ts";
import { sendAndTell } from "../submitter.ts";
import { facts, table, tell } from "../tell.ts";

export function journalCommands(program: Command, says: string): void {
  const journal = group(program, "journal", says);

  onRegister(journal, "tail", "the last entries", "muster journal tail --entries 20")
    .option("--entries <number>", "how many", wholeNumber, 10)
    .action(async ({ entries, ...place }: Place & { entries: number }) => {
      const wanted = Math.min(entries, LONGEST_PAGE);
      const page = await withNode(place, async ({ register }) => {
        const end = ((await register.ledger.last())?.number ?? -1) + 1;
        return journalAnswer(register, Math.max(end - wanted, 0), wanted);
      });
      tell(place, page, (answer) =>
        table(
          ["number", "kind", "occurred", "recorded", "by", "about"],
          answer.entries.map(({ number, entry }) => [
            String(number),
            entry.kind,
            entry.occurredAt,
            entry.recordedAt,
            `${entry.by.authority}/${entry.by.officer}`,
            entry.about.join(" "),
          ]),
        ),
      );
    });

  onRegister(journal, "show", "an entry as it was hashed, and its leaf", "muster journal show 17 --json")
    .argument("<number>", "the entry's number", wholeNumber)
    .action(async (number: number, place: Place) => {
      const found = await withNode(place, async (node) => {
        await recordReading(node, {}, { kind: "entry.read", subjects: [{ kind: "entry", id: String(number) }] });
        return journalEntryAnswer(node.register, number);
      });
      tell(place, accepted(found, place), ({ entry, ...rest }) => facts({ ...rest, ...entry }));
    });

  writing(
    journal,
    "correct",
    "reverses an entry, and says why; nothing is edited",
    "muster journal correct 17 --why 'entered for the wrong person' --reason wrong-person",
  )
    .argument("<number>", "the entry's number", wholeNumber)
    .requiredOption("--why <text>", "what was wrong, and how it was found out")
    .option(
      "--reason <kind>",
      "did-not-happen, wrong-person, wrong-time, wrong-place, wrong-fact, entered-twice or other",
      "other",
    )
    .action(async (number: number, { why, reason, ...acting }: Acting & { why: string; reason: string }) =>
      sendAndTell(acting, { kind: "entry.correct", entry: number, reason, why }),
    );
}
