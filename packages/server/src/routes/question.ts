/**
 * What a question over HTTP is: a GET of any moment, as of a time and as known at a time or an entry's number (rule 7). Each
 * says what leave it needs, and is asked through the officer's own eyes: what row security does not show them, no answer
 * can hold.
 */
import { isRefusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { Questions } from "@muster/register";
import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import { askerOf, type Gate } from "../access/gate.ts";
import type { RouteAccess } from "../access/route-access.ts";
import { type Asked, momentOf } from "../answers/moment.ts";
import { Problem, sendAnswer, sendRefusal } from "../problem.ts";

export interface Asking {
  readonly moment: Moment;
  /** The code or id in the path; empty where the path has none. */
  readonly id: string;
  readonly query: Readonly<Partial<Record<string, string>>>;
  readonly request: FastifyRequest;
  readonly gate: Gate;
}

export interface Question {
  readonly path: string;
  readonly summary: string;
  readonly access: Exclude<RouteAccess, "open" | "machine">;
  /** What the query takes besides the moment. */
  readonly query?: Readonly<Record<string, Type.TSchema>>;
  readonly answer: (questions: Questions, asking: Asking) => Promise<object>;
}

/** What every officer may ask, of whom row security and policy then show what they may know. */
export const REFERENCE = { action: "see-reference", about: "register" } as const;

/** No id has a control character, and the database takes no NUL in a text. */
export const IdText = Type.String({ maxLength: 64, pattern: "^[^\\p{Cc}]*$" });
/** At most a thousand at once. */
export const LimitText = Type.String({
  pattern: "^(?:[1-9][0-9]{0,2}|1000)$",
  description: "1 to 1000; 100 where absent",
});
export const OpenText = Type.Enum(["yes", "no"], { description: "those still open, or those that are not" });

/** What narrows a list: a site, and whether it is open still. */
export const NARROWING = { site: Type.Optional(IdText), open: Type.Optional(OpenText) };

export function narrowedBy({ query: { site, open } }: Asking) {
  return { ...(site === undefined ? {} : { site }), ...(open === undefined ? {} : { open: open === "yes" }) };
}

export function limitOf({ query: { limit = "100" } }: Asking): number {
  return Number(limit);
}

/** The two axes, as every question takes them (rule 7). */
export const MOMENT = {
  asOf: Type.Optional(Type.String({ description: "as of a time: ISO 8601 with its offset; now where absent" })),
  knownAt: Type.Optional(
    Type.String({
      description: "as known at a recorded time, or at an entry's number; all that is known where absent",
    }),
  ),
};

export function addQuestions(server: FastifyInstance, gate: Gate, questions: readonly Question[]): void {
  for (const { path, summary, access, query = {}, answer } of questions) {
    server.get<{ Params: { id?: string }; Querystring: Asked & Readonly<Partial<Record<string, string>>> }>(
      `/api/v1${path}`,
      {
        config: { access },
        schema: {
          summary,
          tags: ["questions"],
          querystring: Type.Object({ ...MOMENT, ...query }, { additionalProperties: false }),
          ...(path.includes(":id") ? { params: Type.Object({ id: IdText }) } : {}),
          response: { 200: Type.Object({}, { title: "Answer" }), "4xx": Problem, 503: Problem },
        },
      },
      async (request, reply) => {
        const { questions: asked } = askerOf(request);
        const moment = await momentOf(asked, request.query);
        if (isRefusal(moment)) return sendRefusal(reply, moment);
        const id = request.params.id ?? "";
        return sendAnswer(reply, await answer(asked, { moment, id, query: request.query, request, gate }));
      },
    );
  }
}
