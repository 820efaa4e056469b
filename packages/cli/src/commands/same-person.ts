/** `muster person same|different|withdraw`: whether two files are of one human being, as officers say it. */
import type { Command } from "commander";
import { WrongUse } from "../fault.ts";
import { type Acting, decimal, wholeNumber, writing } from "../options.ts";
import { sendAndTell } from "../submitter.ts";

interface Saying extends Acting {
  readonly why: string;
}

export function samePersonCommands(person: Command): void {
  writing(
    person,
    "same <person> <other>",
    "two officers assert that two files are of one human being; neither file is changed",
    "muster person same 5f0c… 77ab… --why 'the same scar' --as NORTH/NORTH-1 --second NORTH/NORTH-2",
  )
    .requiredOption("--why <text>", "the evidence")
    .option("--weight <bits>", "how much the comparison of the two files said for it, then", decimal)
    .action(async (one: string, other: string, { why: evidence, weight, ...acting }: Saying & { weight?: number }) => {
      const weighed = weight === undefined ? {} : { weight };
      await sendAndTell(acting, { kind: "identity.assert-same", person: one, other, evidence, ...weighed });
    });

  writing(
    person,
    "different <person> <other>",
    "an officer judges that two files are of two people",
    "muster person different 5f0c… 77ab… --why 'ten years between them' --as NORTH/NORTH-1",
  )
    .requiredOption("--why <text>", "what tells them apart")
    .action(async (one: string, other: string, { why, ...acting }: Saying) => {
      await sendAndTell(acting, { kind: "identity.judge-different", person: one, other, why });
    });

  writing(
    person,
    "withdraw <person> <other>",
    "take back that two files are of one human being, or of two",
    "muster person withdraw 5f0c… 77ab… --assertion 412 --why 'another scar' --second NORTH/NORTH-2",
  )
    .option("--assertion <entry>", "the entry that asserted them to be one: takes a second officer", wholeNumber)
    .option("--judgement <entry>", "the entry that judged them to be different", wholeNumber)
    .requiredOption("--why <text>", "why it no longer stands")
    .action(async (one: string, other: string, { why, assertion, judgement, ...acting }: Withdrawing) => {
      await sendAndTell(acting, { person: one, other, why, ...withdrawn(assertion, judgement) });
    });
}

interface Withdrawing extends Saying {
  readonly assertion?: number;
  readonly judgement?: number;
}

function withdrawn(assertion: number | undefined, judgement: number | undefined): Readonly<Record<string, unknown>> {
  if ((assertion === undefined) === (judgement === undefined)) {
    throw new WrongUse("give the entry to be taken back, as --assertion or as --judgement");
  }
  return assertion === undefined
    ? { kind: "identity.withdraw-different", judgement }
    : { kind: "identity.withdraw-same", assertion };
}
