/**
 * What stands between an officer and the register when they send a command: it must be their own, and permitted by policy
 * on everything it acts on. What may be at all is the register's to say, afterwards.
 */
import {
  type CommandEnvelope,
  commandsIn,
  type DecodedCommand,
  decodeCommand,
  isRefusal,
  refuse,
  type Refusal,
} from "@muster/custody";
import type { Officer } from "@muster/record";
import type { AccessKind } from "@muster/register";
import type { FastifyRequest } from "fastify";
import { askerOf, type Gate } from "./gate.ts";
import type { Standing } from "./standing.ts";

/** A command that this officer may send. */
export interface Permitted {
  readonly command: CommandEnvelope;
  /** As it goes to the register: in the officer's own name. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** The command in the name of who is signed in, where it names nobody; refused where it names somebody else. */
export async function permittedCommand(
  gate: Gate,
  request: FastifyRequest,
  sent: unknown,
): Promise<Permitted | Refusal> {
  const { by } = askerOf(request);
  const input = isObject(sent) && sent["by"] === undefined ? { ...sent, by } : sent;
  const decoded = decodeCommand(input);
  if (isRefusal(decoded)) return decoded;
  const { command } = decoded;
  if (!isSame(command.by, by)) {
    return refuse(
      "forbidden-by-rule",
      "not-in-anothers-name",
      `You are signed in as ${by.officer} of ${by.authority}.`,
      "Leave `by` out, or name yourself; let others send their own.",
      { field: "by" },
    );
  }
  if (command.second !== undefined) {
    return refuse(
      "forbidden-by-rule",
      "second-confirms-in-person",
      "A second officer is not named by the first: they confirm it themselves.",
      "Send it to /api/v1/proposals, and have the second officer confirm it there.",
      { field: "second" },
    );
  }
  const refusal = await forbidden(gate, request, decoded);
  return refusal ?? { command, input: input as Permitted["input"] };
}

/**
 * Whether policy forbids who is signed in to do this; also asked of whoever is to confirm it, or only looks at what is
 * proposed. A refusal is recorded as of `kind`.
 */
export async function forbidden(
  gate: Gate,
  request: FastifyRequest,
  decoded: DecodedCommand,
  kind: AccessKind = "command.submitted",
): Promise<Refusal | undefined> {
  // A correction that puts another entry in place does what that entry does.
  for (const { command } of commandsIn(decoded)) {
    const refusal = await forbiddenAlone(gate, request, command, kind);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

async function forbiddenAlone(
  gate: Gate,
  request: FastifyRequest,
  command: CommandEnvelope,
  kind: AccessKind,
): Promise<Refusal | undefined> {
  const acting = await askerOf(request).standings.ofCommand(command);
  if (acting === undefined) {
    return refuse(
      "forbidden-by-rule",
      "not-permitted",
      `${command.kind} is done at the machine alone.`,
      "Use `muster init` there.",
      { policy: "at-the-machine" },
    );
  }
  for (const standing of distinct(acting.standings)) {
    const refusal = await gate.refusal(request, acting.action, standing, kind);
    if (refusal !== undefined) return refusal;
  }
  // Asked last: what is wrong with a policy is told to whom policy is any business.
  return gate.unreadablePolicy(command);
}

/** One of each way of standing to what the command names: a manifest has thousands of people and few relations. */
function distinct(standings: readonly Standing[]): readonly Standing[] {
  const seen = new Map(standings.map((standing) => [`${standing.kind}:${standing.relations.join()}`, standing]));
  return [...seen.values()];
}

export function isSame(one: Officer, other: Officer): boolean {
  return one.officer === other.officer && one.authority === other.authority;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
