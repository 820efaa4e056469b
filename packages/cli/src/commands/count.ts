/** `muster count open|record|clear|show`. */
import type { Command } from "commander";
import { countAnswer } from "@muster/server/answers";
import { WrongUse } from "../fault.ts";
import { ask } from "../node-session.ts";
import { type Acting, group, list, question, type When, wholeNumber, writing } from "../options.ts";
import { peopleIn } from "../people-file.ts";
import { sendAndTell } from "../submitter.ts";
import { facts, tell } from "../tell.ts";

interface RecordOptions extends Acting {
  readonly number?: number;
  readonly people?: string;
}

export function countCommands(program: Command, says: string): void {
  const count = group(program, "count", says);

  writing(
    count,
    "open <count>",
    "a count opens: nobody moves in or out until it clears",
    "muster count open C-1 --site N-PRISON --counting named --units A",
  )
    .requiredOption("--site <site>", "where")
    .requiredOption("--counting <how>", "named (each identified) or bare (a number)")
    .option("--units <list>", "which units, with commas; the whole site unless given", list)
    .action(
      async (
        code: string,
        { site, counting, units, ...acting }: Acting & { site: string; counting: string; units?: readonly string[] },
      ) =>
        sendAndTell(acting, {
          kind: "count.open",
          count: code,
          site,
          counting,
          ...(units === undefined ? {} : { units }),
        }),
    );

  writing(
    count,
    "record <count>",
    "one officer says what they counted",
    "muster count record C-1 --people counted.txt --as NORTH/NORTH-2",
  )
    .option("--number <number>", "in a bare count", wholeNumber)
    .option("--people <file>", "in a named count: their ids, one a line")
    .action(async (code: string, { number, people, ...acting }: RecordOptions) => {
      if ((number === undefined) === (people === undefined))
        throw new WrongUse("give --number or --people, and not both");
      const counted = people === undefined ? { number } : { people: await peopleIn(people) };
      await sendAndTell(acting, { kind: "count.record", count: code, ...counted });
    });

  writing(
    count,
    "clear <count>",
    "the count clears: its variance is nil, or explained",
    "muster count clear C-1 --site N-PRISON",
  )
    .requiredOption("--site <site>", "where it was")
    .option("--explanation <text>", "of a bare number that differs")
    .action(async (code: string, { site, explanation, ...acting }: Acting & { site: string; explanation?: string }) =>
      sendAndTell(acting, {
        kind: "count.clear",
        count: code,
        site,
        ...(explanation === undefined ? {} : { explanation }),
      }),
    );

  question(count, "show <count>", "a count, with what was recorded in every round", "muster count show C-1").action(
    async (code: string, when: When) => {
      tell(when, await ask(when, (register, moment) => countAnswer(register, code, moment)), facts);
    },
  );
}
