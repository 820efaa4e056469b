/** `muster incident record|account|show`. */
import type { Command } from "commander";
import { incidentAnswer } from "@muster/server/answers";
import { WrongUse } from "../fault.ts";
import { ask } from "../node-session.ts";
import { type Acting, group, question, type When, wholeNumber, writing } from "../options.ts";
import { peopleIn } from "../people-file.ts";
import { sendAndTell } from "../submitter.ts";
import { facts, tell } from "../tell.ts";

interface NumberOptions extends Acting {
  readonly value?: number;
  readonly qualifier?: string;
  readonly of?: string;
}

interface RecordOptions extends NumberOptions {
  readonly type: string;
  readonly site?: string;
  readonly transfer?: string;
  readonly people?: string;
  readonly narrative?: string;
}

interface AccountOptions extends NumberOptions {
  readonly party?: string;
  readonly partyNamed?: string;
  readonly stance: string;
  readonly answers?: number;
  readonly account?: string;
  readonly source?: string;
}

export function incidentCommands(program: Command, says: string): void {
  const incident = group(program, "incident", says);

  withNumber(
    writing(
      incident,
      "record <incident>",
      "an incident, by names or by number",
      "muster incident record INC-1 --type escape --site N-PRISON --value 120 --qualifier around --of 'people who got out'",
    ),
  )
    .requiredOption("--type <type>", "escape, death, disturbance, attack, …")
    .option("--site <site>", "where")
    .option("--transfer <transfer>", "on which transfer")
    .option("--people <file>", "people named in it: their ids, one a line")
    .option("--narrative <text>", "what happened; kept apart from the journal")
    .action(async (code: string, options: RecordOptions) => {
      const { type, site, transfer, people, narrative } = options;
      await sendAndTell(options, {
        kind: "incident.record",
        incident: code,
        type,
        ...given({ site, transfer, narrative, number: stated(options) }),
        ...(people === undefined ? {} : { people: await peopleIn(people) }),
      });
    });

  withNumber(
    writing(
      incident,
      "account <incident>",
      "what one party says; it stands beside what others say",
      "muster incident account INC-1 --party NORTH --account 'Around 120 got out.'",
    ),
  )
    .option("--party <authority>", "whose account: an authority of the register")
    .option("--party-named <text>", "or a party named as it is known")
    .option("--stance <stance>", "states, supports or denies", "states")
    .option("--answers <number>", "the account that is supported or denied: its entry", wholeNumber)
    .option("--account <text>", "what the party says; kept apart from the journal")
    .option("--source <text>", "where it was said")
    .action(async (code: string, options: AccountOptions) => {
      const { party, partyNamed, stance, answers, account, source } = options;
      await sendAndTell(options, {
        kind: "account.state",
        incident: code,
        stance,
        ...given({ party, partyNamed, of: answers, account, source, figure: stated(options) }),
      });
    });

  question(
    incident,
    "show <incident>",
    "an incident, the parties' accounts side by side",
    "muster incident show INC-1",
  ).action(async (code: string, when: When) => {
    tell(when, await ask(when, (register, moment) => incidentAnswer(register, code, moment)), facts);
  });
}

function withNumber(command: Command): Command {
  return command
    .option("--value <number>", "a number that is stated", wholeNumber)
    .option("--qualifier <word>", "how it is stated: exact, about, around, nearly, …", "exact")
    .option("--of <text>", "what the number counts");
}

function stated({ value, qualifier, of }: NumberOptions) {
  if (value === undefined) return undefined;
  if (of === undefined) throw new WrongUse("say with --of what the number counts");
  return { value, qualifier, of };
}

function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
