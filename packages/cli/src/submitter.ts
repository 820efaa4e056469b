/**
 * Where commands go: to this process's own register if it can have the right to write, and otherwise to the node that has
 * it, over a socket of the machine. Either way the answer is the same.
 */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { isRefusal, type Refusal } from "@muster/custody";
import { type Node, NotTheWriter, RegisterUnavailable } from "@muster/register";
import type { Problem } from "@muster/server";
import { accepted, withNode } from "./node-session.ts";
import { runningOf } from "./keeper-note.ts";
import { officers } from "./officer.ts";
import type { Acting, Place } from "./options.ts";

/** What is said of a recorded command. */
export interface Recorded {
  readonly number: number;
  readonly kind: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** The first hundred of the people it is about. */
  readonly people: readonly string[];
  readonly peopleInAll: number;
}

export interface Submitter {
  /** How many commands may be on their way at once and still be decided in order. */
  readonly inFlight: number;
  submit(command: unknown, key?: string): Promise<Recorded | Refusal>;
}

const SHOWN = 100;
/** Another `muster` that writes is done soon; a node that writes for good has said where it listens. */
const WAIT_MS = 10_000;
const PAUSE_MS = 100;

/** Sends one command of the officers that the options name, and gives what was recorded; throws `Refused`. */
function send(acting: Acting, command: Readonly<Record<string, unknown>>): Promise<Recorded> {
  return withNode(acting, async (node) => {
    const who = await officers(acting, node.directory);
    const occurredAt = acting.at ?? new Date().toISOString();
    const submitter = await submitterOf(node);
    return accepted(await submitter.submit({ ...command, occurredAt, ...who }, acting.key), acting);
  });
}

/** The way to the writer of this node's register. */
export async function submitterOf(node: Node): Promise<Submitter> {
  for (const started = performance.now(); ; await delay(PAUSE_MS)) {
    try {
      await node.register.startWriting();
      return here(node);
    } catch (fault) {
      if (!(fault instanceof NotTheWriter)) throw fault;
      const running = await runningOf(node.directory);
      if (running !== undefined) return over(running.socket);
      if (performance.now() - started > WAIT_MS) throw fault;
    }
  }
}

function here({ register }: Node): Submitter {
  return {
    inFlight: 256,
    async submit(command, key) {
      const answer = await register.submit(command, key);
      if (isRefusal(answer)) return answer;
      const { number, entry, people } = answer;
      const { kind, occurredAt, recordedAt } = entry;
      return { number, kind, occurredAt, recordedAt, people: people.slice(0, SHOWN), peopleInAll: people.length };
    },
  };
}

function over(socket: string): Submitter {
  return {
    inFlight: 1,
    async submit(command, key = randomUUID()) {
      const answer = await post(socket, command, key).catch((fault: unknown) => {
        throw new RegisterUnavailable("The node that writes does not answer. Start it with `muster start`.", {
          cause: fault,
        });
      });
      return answer.ok ? (answer.body as Recorded) : refusalOf(answer.body as Problem);
    },
  };
}

/** Over a socket of this machine: whoever can open it may do what the keeper of the machine may. */
async function post(socketPath: string, command: unknown, key: string): Promise<{ ok: boolean; body: unknown }> {
  const headers = { "content-type": "application/json", "idempotency-key": key };
  const sent = request({ socketPath, method: "POST", path: "/api/v1/commands", headers });
  sent.end(JSON.stringify(command));
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  return { ok: answer.statusCode === 201, body: await json(answer) };
}

function refusalOf({ category, code, detail, remedy, conflicts }: Problem): Refusal {
  if (category === "unavailable" || category === "fault") throw new RegisterUnavailable(`${detail} ${remedy}`);
  return { refused: true, category, code, says: detail, remedy, conflicts };
}

/** One line about what was recorded. */
export function recordedText({ number, kind, people, peopleInAll }: Recorded): string {
  const named =
    peopleInAll === 0 ? "" : peopleInAll === 1 ? `, about ${people[0] ?? ""}` : `, about ${peopleInAll} people`;
  return `entry ${number}: ${kind}${named}\n`;
}

/** Sends one command and says what was recorded. */
export async function sendAndTell(acting: Acting & Place, command: Readonly<Record<string, unknown>>): Promise<void> {
  const recorded = await send(acting, command);
  process.stdout.write(acting.json === true ? `${JSON.stringify(recorded)}\n` : recordedText(recorded));
}
