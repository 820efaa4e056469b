/** The one way to write over HTTP: a command goes in under the sender's key, and is answered once it is on disk. */
import { isRefusal, RULES, refuse } from "@muster/custody";
import type { Answer, Register } from "@muster/register";
import type { FastifyInstance, FastifyReply } from "fastify";
import Type from "typebox";
import { permittedCommand } from "../access/doing.ts";
import type { Gate } from "../access/gate.ts";
import { refusalAsTold } from "../access/told.ts";
import type { Metrics } from "../metrics.ts";
import { Problem, sendRefusal } from "../problem.ts";

/** The longest list of people in an answer; the entry itself has them all. */
const MAXIMUM_PEOPLE_SHOWN = 100;

const Recorded = Type.Object(
  {
    number: Type.Integer({ description: "the entry's number in the journal" }),
    kind: Type.String({ description: "the kind of entry, past tense" }),
    occurredAt: Type.String(),
    recordedAt: Type.String(),
    people: Type.Array(Type.String(), {
      maxItems: MAXIMUM_PEOPLE_SHOWN,
      description: "people the entry is about, new ones too: the first hundred",
    }),
    peopleInAll: Type.Integer(),
  },
  { title: "Recorded" },
);

const Headers = Type.Object({
  "idempotency-key": Type.String({
    pattern: "^[\\x21-\\x7e]{1,255}$",
    description: "required: the sender's own key for this command; a repeat is answered as the first was",
  }),
});

/** Every command by name, for the API's description. */
export function addCommandSchemas(server: FastifyInstance): void {
  for (const { command, schema } of RULES) server.addSchema({ ...schema, $id: command });
}

const SCHEMA = {
  summary: "Submit a command",
  description:
    "Answered when the entry is on disk, or refused. Nothing is ever half done. What needs two officers goes to /api/v1/proposals.",
  tags: ["commands"],
  headers: Headers,
  body: { oneOf: RULES.map(({ command }) => ({ $ref: `${command}#` })) },
  response: { 201: Recorded, "4xx": Problem, 503: Problem },
};

/** For whoever is signed in: in their own name, and as policy permits. */
export function commandRoute(server: FastifyInstance, register: Register, gate: Gate, metrics: Metrics): void {
  server.post(
    "/api/v1/commands",
    { config: { access: "signed-in" }, schema: { ...SCHEMA, operationId: "submitCommand" } },
    async (request, reply) => {
      const key = request.headers["idempotency-key"];
      if (!isKey(key)) return sendRefusal(reply, keyNeeded(key), 400);
      const permitted = await permittedCommand(gate, request, request.body);
      if (isRefusal(permitted)) return sendRefusal(reply, permitted);
      const answer = await timed(metrics, () => register.submit(permitted.input, key));
      return sendRecorded(reply, isRefusal(answer) ? await refusalAsTold(request, permitted.command, answer) : answer);
    },
  );
}

/** For the machine's own tools, over a socket that only the keeper of the machine can open: in any officer's name. */
export function machineCommandRoute(server: FastifyInstance, register: Register): void {
  server.post("/api/v1/commands", { config: { access: "machine" } }, async (request, reply) => {
    const key = request.headers["idempotency-key"];
    if (!isKey(key)) return sendRefusal(reply, keyNeeded(key), 400);
    return sendRecorded(reply, await register.submit(request.body, key));
  });
}

/** The entry that was recorded, or why not. */
export function sendRecorded(reply: FastifyReply, answer: Answer): FastifyReply {
  if (isRefusal(answer)) return sendRefusal(reply, answer);
  const { number, entry, people } = answer;
  const { kind, occurredAt, recordedAt } = entry;
  const shown = people.slice(0, MAXIMUM_PEOPLE_SHOWN);
  reply.code(201).header("location", `/api/v1/journal/${number}`);
  return reply.send({ number, kind, occurredAt, recordedAt, people: shown, peopleInAll: people.length });
}

function isKey(key: unknown): key is string {
  return typeof key === "string" && /^[\x21-\x7e]{1,255}$/.test(key);
}

/** Submits, and counts what came of it. */
async function timed(metrics: Metrics, submit: () => Promise<Answer>): Promise<Answer> {
  const started = process.hrtime.bigint();
  const took = (): number => Number(process.hrtime.bigint() - started) / 1e9;
  try {
    const answer = await submit();
    metrics.command(isRefusal(answer) ? answer.category : "accepted", took());
    return answer;
  } catch (fault) {
    metrics.command("unavailable", took());
    throw fault;
  }
}

function keyNeeded(key: unknown) {
  return refuse(
    "invalid",
    key === undefined ? "idempotency-key-missing" : "idempotency-key-invalid",
    key === undefined
      ? "The header Idempotency-Key is missing: without it a command sent twice would be recorded twice."
      : "An Idempotency-Key is 1 to 255 visible ASCII characters.",
    "Send a key of your own with each new command, and the same key with its repeat.",
    { field: "Idempotency-Key" },
  );
}
