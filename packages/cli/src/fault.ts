/**
 * How a command fails. `Refused` is an answer: exit code 1. `WrongUse` is the caller's: exit code 2. Everything else is a
 * fault: one sentence, exit code 1, and the stack only for who sets MUSTER_DEBUG.
 */
import { styleText } from "node:util";
import type { Refusal } from "@muster/custody";
import { printable } from "./printable.ts";

/** The register, or a check, said no. `json` is whether the caller wants it as JSON. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;
  readonly json: boolean;

  constructor(refusal: Refusal, json: boolean) {
    super(refusal.says);
    this.refusal = refusal;
    this.json = json;
  }
}

/** The command was used wrongly, as the command line alone shows. */
export class WrongUse extends Error {
  override readonly name = "WrongUse";
}

export function isFault(thrown: unknown): thrown is Error {
  return thrown instanceof Error;
}

/** Says what went wrong; the exit code. */
export function tellFault(fault: Error): 1 | 2 {
  if (fault instanceof Refused) {
    const { refused: _, ...refusal } = fault.refusal;
    if (fault.json) process.stdout.write(`${JSON.stringify(refusal)}\n`);
    else process.stderr.write(refusalText(fault.refusal));
    return 1;
  }
  if (fault instanceof WrongUse) {
    process.stderr.write(`error: ${printable(fault.message)}\n`);
    return 2;
  }
  process.stderr.write(`${red("failed:")} ${printable(fault.message)}\n`);
  if (process.env["MUSTER_DEBUG"] !== undefined) process.stderr.write(`${fault.stack ?? ""}\n`);
  return 1;
}

/** A refusal for people: the code, what is wrong, what it conflicts with, what to do. */
function refusalText({ code, says, remedy, conflicts }: Refusal): string {
  const against = Object.entries(conflicts).map(([what, value]) => `  ${what}: ${short(value)}`);
  return `${red("refused:")} ${[code, says, ...against, remedy].map(printable).join("\n")}\n`;
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}

/** Red on a terminal that wants colour, and plain elsewhere. */
function red(text: string): string {
  return styleText("red", text, { stream: process.stderr });
}
