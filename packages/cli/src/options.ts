/** Options that many commands share, and how their values are read. A value that cannot be is wrong use: exit code 2. */
import { type Officer, parseInstant } from "@muster/record";
import { PURPOSES } from "@muster/register";
import { type Command, InvalidArgumentError, Option } from "commander";

/** Where the register is. */
export interface Place {
  readonly data: string;
  readonly database?: string;
  readonly json?: boolean;
}

/** The moment a question is asked of. */
export interface When extends Place {
  readonly asOf?: string;
  readonly knownAt?: string;
}

/** Who acts, when it was, and under which key. */
export interface Acting extends Place {
  readonly as?: Officer;
  readonly second?: Officer;
  readonly at?: string;
  readonly key?: string;
}

/** Why somebody reads. */
export interface Reading {
  readonly purpose?: string;
  readonly why?: string;
}

/** A command on a register: `--data`, `--database`, `--json`, and an example. */
export function onRegister(parent: Command, usage: string, description: string, example: string): Command {
  return parent
    .command(usage)
    .description(description)
    .addOption(new Option("--data <dir>", "the node's folder").env("MUSTER_DATA").default(".muster"))
    .addOption(new Option("--database <url>", "an outside PostgreSQL, as its owner").env("MUSTER_DATABASE_URL"))
    .option("--json", "for machines: stdout is only the JSON")
    .addHelpText("after", `\nExample:\n  ${example}`);
}

/** A question: also `--as-of` and `--known-at`. */
export function question(parent: Command, usage: string, description: string, example: string): Command {
  return onRegister(parent, usage, description, example)
    .option("--as-of <time>", "as of a time: ISO 8601 with its offset", time)
    .option("--known-at <time>", "as known at a recorded time, or at an entry's number", timeOrNumber);
}

/** A question that shows people: also why it is asked, for the access journal. */
export function reading(parent: Command, usage: string, description: string, example: string): Command {
  return reasons(question(parent, usage, description, example));
}

/** `--purpose` and `--why`. */
export function reasons(command: Command): Command {
  return command
    .addOption(
      new Option("--purpose <purpose>", "why it is read, for the access journal").choices(PURPOSES).default("other"),
    )
    .option("--why <text>", "the same in your own words");
}

/** A command that writes: also who acts and when it was. */
export function writing(parent: Command, usage: string, description: string, example: string): Command {
  return onRegister(parent, usage, description, example)
    .addOption(
      new Option("--as <authority/officer>", "who acts; the keeper's first officer unless given")
        .env("MUSTER_OFFICER")
        .argParser(officer),
    )
    .option("--second <authority/officer>", "the second officer, where two must sign", officer)
    .option("--at <time>", "when it was: ISO 8601 with its offset; now unless given", time)
    .option("--key <text>", "idempotency key: a repeat is answered as the first was");
}

/** A group of commands: `muster site …`. */
export function group(program: Command, name: string, description: string): Command {
  return program.command(name).description(description);
}

export function time(text: string): string {
  if (parseInstant(text) !== undefined) return text;
  throw new InvalidArgumentError("Write ISO 8601 with Z or an offset, e.g. 2026-01-21T18:00:00+03:00.");
}

function timeOrNumber(text: string): string {
  return /^[0-9]{1,15}$/.test(text) ? text : time(text);
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("Give a whole number.");
}

export function decimal(text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isFinite(number)) return number;
  throw new InvalidArgumentError("Give a number.");
}

/** Where browsers find the node, as its origin alone. Without https they keep no session and make no passkey, but for localhost. */
export function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isThisMachine = url?.protocol === "http:" && THIS_MACHINE.test(url.hostname);
  if (url !== undefined && (url.protocol === "https:" || isThisMachine)) return url.origin;
  throw new InvalidArgumentError("Write an address such as https://register.example; http is for localhost alone.");
}

const THIS_MACHINE = /^(?:localhost|127\.[0-9.]+|\[::1\])$/;

/** `A,B,C`. */
export function list(text: string): readonly string[] {
  return text.split(",");
}

/** `AUTHORITY/OFFICER`. */
export function officer(text: string): Officer {
  const [authority, code, ...more] = text.split("/");
  if (authority === undefined || code === undefined || more.length > 0) {
    throw new InvalidArgumentError("Write AUTHORITY/OFFICER, e.g. NORTH/NORTH-1.");
  }
  return { authority, officer: code } as Officer;
}

/** `AUTHORITY/SITE`. */
export function end(text: string): { readonly authority: string; readonly site: string } {
  const [authority, site, ...more] = text.split("/");
  if (authority === undefined || site === undefined || site === "" || more.length > 0) {
    throw new InvalidArgumentError("Write AUTHORITY/SITE.");
  }
  return { authority, site };
}
