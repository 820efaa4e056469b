/** `muster control show SITE`: who controlled it when, by what instrument. */
import type { Command } from "commander";
import { controlAnswer } from "@muster/server/answers";
import { ask } from "../node-session.ts";
import { group, question, type When } from "../options.ts";
import { table, tell } from "../tell.ts";

export function controlCommands(program: Command, says: string): void {
  const control = group(program, "control", says);
  question(
    control,
    "show <site>",
    "who controlled a site when, by what instrument",
    "muster control show N-PRISON",
  ).action(async (code: string, when: When) => {
    tell(when, await ask(when, (register, moment) => controlAnswer(register, code, moment)), ({ control: intervals }) =>
      table(
        ["authority", "from", "until", "instrument", "entry"],
        intervals.map(({ authority, from, until, instrument, entry }) => [
          authority,
          from,
          until,
          instrument,
          String(entry),
        ]),
      ),
    );
  });
}
