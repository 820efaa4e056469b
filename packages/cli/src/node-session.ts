/** The node of a folder, opened for one command and closed after it, whatever happens. */
import { access } from "node:fs/promises";
import path from "node:path";
import { isRefusal, refuse, type Refusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import { type Node, type NodeOptions, openNode, type Register } from "@muster/register";
import { momentOf } from "@muster/server/answers";
import { Refused } from "./fault.ts";
import type { Place, Reading, When } from "./options.ts";
import { type Read, recordReading } from "./recorded.ts";

/** After so long the keeper is told what the node is doing. */
const QUIET_MS = 1_000;

/** Opens the register that is there; refused where there is none. */
export async function withNode<T>(place: Place, work: (node: Node) => Promise<T>): Promise<T> {
  await mustBeRegister(place);
  return withFolder(place, work);
}

/** Refused where the folder holds no register: reading it would make one. */
export async function mustBeRegister({ data, json }: Place): Promise<void> {
  if (!(await isRegister(data))) throw new Refused(noRegister(data), json === true);
}

/** Opens the node of a folder, a new one where it is empty. */
export async function withFolder<T>(
  { data, database }: Place,
  work: (node: Node) => Promise<T>,
  options: Pick<NodeOptions, "onRecorded"> = {},
): Promise<T> {
  const log = slowly();
  // Of the register's key, where that is under one: never an argument, which everybody on the machine could read.
  const passphrase = process.env["MUSTER_PASSPHRASE"];
  const node = await openNode({
    directory: data,
    log,
    ...(database === undefined ? {} : { database }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...options,
  });
  try {
    return await work(node);
  } finally {
    await node.close();
  }
}

/** Asks a question of a register at the moment the options name; throws `Refused` where it is refused. */
export function ask<Answer extends object>(
  when: When & Reading,
  question: (register: Register, moment: Moment) => Promise<Answer>,
  /** Where it shows people: what is recorded before it is asked. */
  read?: Read,
): Promise<Exclude<Answer, Refusal>> {
  return withNode(when, async (node) => {
    const { register } = node;
    const moment = accepted(await momentOf(register, when), when);
    if (read !== undefined) await recordReading(node, when, read);
    return accepted(await question(register, moment), when);
  });
}

/** The answer, where it is none of a refusal. */
export function accepted<Answer extends object>(answer: Answer, { json }: Place): Exclude<Answer, Refusal> {
  if (isRefusal(answer)) throw new Refused(answer, json === true);
  return answer as Exclude<Answer, Refusal>;
}

/** Whether a folder holds a register: `muster init` has made its key. */
async function isRegister(directory: string): Promise<boolean> {
  return access(path.join(directory, "node.json")).then(
    () => true,
    () => false,
  );
}

function noRegister(directory: string): Refusal {
  const remedy = "Make one with `muster init --keeper NAME`, or name its folder with --data.";
  return refuse("not-found", "register-not-found", `There is no register in ${directory}.`, remedy, {
    data: directory,
  });
}

/** Says nothing of what takes under a second. */
function slowly(): (message: string) => void {
  const started = performance.now();
  return (message) => {
    if (performance.now() - started > QUIET_MS) process.stderr.write(`${message}\n`);
  };
}
