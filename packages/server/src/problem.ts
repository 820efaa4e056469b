/**
 * Problems (RFC 9457): the one place where a refusal, or a fault, becomes HTTP. A refusal tells what it conflicts with and
 * what to do; a fault tells nothing of its cause, which goes to the node's own log.
 */
import { type Category, isRefusal, type Refusal, refuse } from "@muster/custody";
import { DatabaseFull, DatabaseGone } from "@muster/ledger";
import type { FieldFault } from "@muster/record";
import { NotTheWriter, RegisterUnavailable } from "@muster/register";
import { framesOf } from "./hardening/log-lines.ts";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import Type from "typebox";

const PROBLEM_MEDIA_TYPE = "application/problem+json";

export const Problem = Type.Object(
  {
    type: Type.String({ description: "urn:muster:problem:<code>" }),
    title: Type.String({ description: "the code in words" }),
    status: Type.Integer(),
    detail: Type.String({ description: "what is wrong, in a sentence" }),
    code: Type.String({ description: "stable; what programs switch on" }),
    category: Type.Enum(["invalid", "not-found", "conflict", "forbidden-by-rule", "unavailable", "fault"]),
    remedy: Type.String({ description: "what to do now, in a sentence" }),
    conflicts: Type.Record(Type.String(), Type.Unknown(), {
      description: "what it conflicts with: entry numbers, people, codes, fields",
    }),
  },
  { title: "Problem" },
);
export type Problem = Type.Static<typeof Problem>;

const STATUS: Readonly<Record<Category, number>> = {
  invalid: 422,
  "not-found": 404,
  conflict: 409,
  "forbidden-by-rule": 403,
};

/** After so long a database that went away is usually back, or another process writes. */
const RETRY_AFTER_SECONDS = 2;

/** Answers with a refusal. `status` is for what HTTP itself has a closer word for. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal, status = STATUS[refusal.category]): FastifyReply {
  const { code, category, says, remedy, conflicts } = refusal;
  return sendProblem(reply, { code, category, status, detail: says, remedy, conflicts });
}

/** Sends an answer, or the problem where it is a refusal. */
export function sendAnswer(reply: FastifyReply, answer: object): FastifyReply {
  return isRefusal(answer) ? sendRefusal(reply, answer) : reply.send(answer);
}

export function routeNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendRefusal(
    reply,
    refuse("not-found", "route-not-found", `There is no ${request.method} here.`, "See /api/openapi.json."),
  );
}

/** What was thrown: by the framework about the request, by the register about its database, or by a defect of ours. */
export function sendFault(fault: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const ofRequest = requestRefusal(fault);
  if (ofRequest !== undefined) return sendRefusal(reply, ofRequest.refusal, ofRequest.status);
  if (fault instanceof RegisterUnavailable || fault instanceof DatabaseGone || fault instanceof DatabaseFull) {
    request.log.warn({ fault: fault.name, cause: causeOf(fault) }, "unavailable");
    return sendProblem(reply.header("retry-after", RETRY_AFTER_SECONDS), {
      code: fault instanceof NotTheWriter ? "not-the-writer" : "register-unavailable",
      category: "unavailable",
      status: 503,
      detail: fault instanceof RegisterUnavailable ? fault.message : "The register's database cannot be reached.",
      remedy: "Send it again, a command with the same Idempotency-Key.",
      conflicts: {},
    });
  }
  request.log.error({ fault: fault.name, frames: framesOf(fault), cause: causeOf(fault) }, "fault");
  return sendProblem(reply, {
    code: "fault",
    category: "fault",
    status: 500,
    detail: "Something is wrong with this node. Nothing was recorded.",
    remedy: "Tell the keeper; the node's log has the request's number.",
    conflicts: { request: request.id },
  });
}

/** Faults of the request itself, by the framework's codes. Their messages quote the body, and so are not passed on. */
function requestRefusal(fault: FastifyError | Error): { refusal: Refusal; status: number } | undefined {
  const status = "statusCode" in fault ? fault.statusCode : undefined;
  if (status === undefined || status < 400 || status >= 500) return undefined;
  const invalid = (code: string, says: string, remedy: string, conflicts = {}) => ({
    refusal: refuse("invalid", code, says, remedy, conflicts),
    status,
  });
  if (fault instanceof FieldInvalid) {
    return {
      ...invalid("field-invalid", fault.message, "See /api/openapi.json.", { field: fault.field }),
      status: 422,
    };
  }
  if ("code" in fault && fault.code === "FST_ERR_BAD_URL")
    return invalid("path-malformed", "The path cannot be read.", "Percent-encode it in UTF-8.");
  if (status === 413) return invalid("body-too-large", "The body is too large.", "Send less at once.");
  if (status === 415)
    return invalid("media-type-unknown", "The body is not JSON.", "Send content-type: application/json.");
  if (fault.message === "" || status !== 400)
    return invalid("request-invalid", "The request cannot be read.", "Check it.");
  return invalid("json-malformed", "The body is not JSON.", "Send one JSON object in UTF-8.");
}

/** A parameter of the request that does not fit its schema. */
export class FieldInvalid extends Error {
  override readonly name = "FieldInvalid";
  readonly statusCode = 422;
  readonly field: string;

  constructor({ field, fault }: FieldFault) {
    super(`${field === "" ? "The request" : field} ${fault}.`);
    this.field = field;
  }
}

function sendProblem(reply: FastifyReply, problem: Omit<Problem, "type" | "title">): FastifyReply {
  const { code, status } = problem;
  return reply
    .code(status)
    .type(PROBLEM_MEDIA_TYPE)
    .send({ type: `urn:muster:problem:${code}`, title: code.replaceAll("-", " "), ...problem });
}

function causeOf({ cause }: Error): string | undefined {
  return cause instanceof Error ? cause.name : undefined;
}
