/** `muster person find|show`. */
import type { Command } from "commander";
import { findAnswer, personAnswer } from "@muster/server";
import { ask } from "../node-session.ts";
import { group, question, type When } from "../options.ts";
import { facts, table, tell } from "../tell.ts";

export function personCommands(program: Command): void {
  const person = group(program, "person", "people");

  question(person, "find <text>", "people by number or part of a name", "muster person find 'Al-Hasan'").action(
    async (text: string, when: When) => {
      tell(when, await ask(when, (register, moment) => findAnswer(register, text, moment)), ({ people }) =>
        table(
          ["person", "by", "text"],
          people.map(({ person: id, by, text: found }) => [id, by, found]),
        ),
      );
    },
  );

  question(
    person,
    "show <id>",
    "a person's positions through time, and the file",
    "muster person show 5f0c… --known-at 4120",
  ).action(async (id: string, when: When) => {
    tell(when, await ask(when, (register, moment) => personAnswer(register, id, moment)), facts);
  });
}
