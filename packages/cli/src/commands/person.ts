/** `muster person find|show`, who may be the same person (`duplicates.ts`), and what officers say of two files (`same-person.ts`). */
import type { Command } from "commander";
import type { FoundWord } from "@muster/ledger";
import { isPersonId } from "@muster/record";
import { findAnswer, personAnswer, soughtText } from "@muster/server/answers";
import { ask } from "../node-session.ts";
import { group, reading, type Reading, type When } from "../options.ts";
import type { Read } from "../recorded.ts";
import { facts, table, tell } from "../tell.ts";
import { candidatesCommand } from "./duplicates.ts";
import { samePersonCommands } from "./same-person.ts";

export function personCommands(program: Command, says: string): void {
  const person = group(program, "person", says);

  reading(
    person,
    "find <text>",
    "people by words of a name in any script and spelling, as far as they are typed, or by a number",
    "muster person find 'Al-Hasan'",
  ).action(async (text: string, when: When & Reading) => {
    tell(
      when,
      await ask(when, (register, moment) => findAnswer(register, text, moment), searched(text)),
      ({ people }) =>
        table(
          ["person", "by", "text", "score", "why"],
          people.map(({ person: id, by, text: found, score, words }) => [
            id,
            by,
            found,
            score.toFixed(2),
            whyOf(words),
          ]),
        ),
    );
  });

  reading(
    person,
    "show <id>",
    "a person's positions through time, and the file",
    "muster person show 5f0c… --known-at 4120",
  ).action(async (id: string, when: When & Reading) => {
    tell(when, await ask(when, (register, moment) => personAnswer(register, id, moment), fileOf(id)), facts);
  });

  candidatesCommand(person);
  samePersonCommands(person);
}

const WHY: Readonly<Record<FoundWord["why"], string>> = {
  same: "is",
  "begins-with": "begins",
  respelt: "is another spelling of",
  "other-script": "is in another script",
  "typing-error": "is mistyped for",
  number: "is in the number",
  seal: "is on the property's seal",
};

function whyOf(words: readonly FoundWord[]): string {
  return words.map(({ sought, why, found }) => `${sought} ${WHY[why]} ${found}`).join("; ");
}

/** A text too long or too strange to be kept is refused when it is asked. */
function searched(text: string): Read {
  const asked = soughtText(text);
  return { kind: "people.searched", ...(typeof asked === "string" ? { asked } : {}) };
}

/** What is no id names nobody. */
function fileOf(id: string): Read {
  return { kind: "file.read", ...(isPersonId(id) ? { subjects: [{ person: id }] } : {}) };
}
