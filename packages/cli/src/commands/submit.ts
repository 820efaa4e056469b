/** `muster submit FILE`: commands as JSON lines; one answer a line, in the same order. */
import { createReadStream } from "node:fs";
import { isRefusal, refuse, type Refusal } from "@muster/custody";
import type { Command } from "commander";
import { jsonLines } from "../json-lines.ts";
import { withNode } from "../node-session.ts";
import { onRegister, type Place } from "../options.ts";
import { showCount } from "../progress.ts";
import { type Recorded, type Submitter, submitterOf } from "../submitter.ts";

export function submitCommand(program: Command, says: string): void {
  onRegister(program, "submit <file>", says, "muster submit commands.jsonl > answers.jsonl")
    .option("--keys <prefix>", "idempotency keys, of this and the line's number: the file can be sent again")
    .action(async (file: string, { keys, ...place }: Place & { keys?: string }) => {
      const refused = await withNode(place, async (node) => submitAll(await submitterOf(node), file, keys));
      if (refused > 0) process.exitCode = 1;
    });
}

/** Sends every line; how many were refused. */
async function submitAll(submitter: Submitter, file: string, keys: string | undefined): Promise<number> {
  const progress = showCount(process.stderr, "commands");
  const waiting: Promise<Recorded | Refusal>[] = [];
  let refused = 0;
  let line = 0;
  const answerOldest = async (): Promise<void> => {
    const answer = await (waiting.shift() as Promise<Recorded | Refusal>);
    if (isRefusal(answer)) refused += 1;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
      await new Promise((drained) => process.stdout.once("drain", drained));
    progress.add(1);
  };
  for await (const command of jsonLines(file === "-" ? process.stdin : createReadStream(file))) {
    line += 1;
    const key = keys === undefined ? undefined : `${keys}:${line}`;
    const answer = command === undefined ? Promise.resolve(malformed(line)) : submitter.submit(command, key);
    // Its fault is met when its turn comes; until then it must not count as unhandled.
    answer.catch(() => undefined);
    waiting.push(answer);
    if (waiting.length >= submitter.inFlight) await answerOldest();
  }
  while (waiting.length > 0) await answerOldest();
  progress.done();
  return refused;
}

function malformed(line: number): Refusal {
  return refuse("invalid", "json-malformed", `Line ${line} is not JSON in UTF-8.`, "Send one JSON object a line.", {
    line,
  });
}
