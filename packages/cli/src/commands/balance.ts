/** `muster balance`: how many people stand in every position, adding up to the people registered. */
import type { Command } from "commander";
import { type BalanceAnswer, balanceBy } from "@muster/server/answers";
import { ask } from "../node-session.ts";
import { question, type When } from "../options.ts";
import { table, tell } from "../tell.ts";

export function balanceCommand(program: Command, says: string): void {
  question(program, "balance", says, "muster balance --as-of 2026-01-21T18:00:00Z --by site,state")
    .option("--by <dimensions>", "site, custodian, state, nationality: any of them, with commas")
    .action(async ({ by, ...when }: When & { by?: string }) => {
      tell(when, await ask(when, (register, moment) => balanceBy(register, moment, by)), text);
    });
}

function humanBeings(count: number): string {
  return count === 1 ? "one human being" : `${count} human beings`;
}

function text({ asOf, knownAt, knownAtNumber, registered, sameAs, states, rows, balanced }: BalanceAnswer): string {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "people") as (keyof (typeof rows)[number])[];
  return [
    `as of ${asOf}, as known at ${knownAt ?? "no entry"} (entry ${knownAtNumber})`,
    table(["", "people"], [...Object.entries(states), ["registered", registered]]),
    ...(sameAs.records === 0
      ? []
      : [`of these, ${sameAs.records} are asserted to be ${humanBeings(sameAs.people)}; each is counted`]),
    "",
    table(
      [...names, "people"],
      rows.map((row) => [...names.map((name) => row[name]), row.people]),
    ),
    balanced ? "balanced" : "NOT BALANCED",
  ].join("\n");
}
