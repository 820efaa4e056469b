/** `muster roll …`: who the books hold at a site; and rolls from outside, in roll-import.ts. */
import type { Command } from "commander";
import { csvLine, rollAnswer, type RollLine } from "@muster/server/answers";
import { ask } from "../node-session.ts";
import { group, reading, type Reading, type When } from "../options.ts";
import { table, tell } from "../tell.ts";
import { rollImportCommand } from "./roll-import.ts";

export function rollCommands(program: Command, says: string): void {
  const roll = group(program, "roll", says);
  rollImportCommand(roll);
  reading(
    roll,
    "show <site>",
    "who the books hold at a site",
    "muster roll show N-PRISON --as-of 2026-01-21T18:00:00Z --csv",
  )
    .option("--csv", "person,number,unit,since,last_seen_at")
    .action(async (code: string, { csv, ...when }: When & Reading & { csv?: boolean }) => {
      const read = { kind: "roll.read", subjects: [{ kind: "site", id: code }] } as const;
      const answer = await ask(when, (register, moment) => rollAnswer(register, code, moment), read);
      if (csv === true) process.stdout.write(csvOf(answer.people));
      else tell(when, answer, ({ people }) => text(people));
    });
}

function csvOf(people: readonly RollLine[]): string {
  const lines = people.map(({ person, number, unit, since, lastSeenAt }) =>
    csvLine([person, number, unit, since, lastSeenAt].map((field) => field ?? "")),
  );
  return ["person,number,unit,since,last_seen_at", ...lines, ""].join("\n");
}

function text(people: readonly RollLine[]): string {
  return table(
    ["person", "number", "unit", "custodian", "since", "last seen"],
    people.map(({ person, number, unit, custodian, since, lastSeenAt, toBeConfirmed }) => [
      person,
      number,
      unit,
      custodian,
      since,
      toBeConfirmed ? "to be confirmed" : lastSeenAt,
    ]),
  );
}
