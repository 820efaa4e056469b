/** Questions, each a GET of any moment: as of a time, as known at a time or an entry's number (rule 7). */
import { isRefusal } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { Register } from "@muster/register";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { balanceBy } from "../answers/balance.ts";
import { type Asked, momentOf } from "../answers/moment.ts";
import { findAnswer, personAnswer } from "../answers/people.ts";
import { controlAnswer, rollAnswer, siteAnswer, sitesAnswer } from "../answers/sites.ts";
import { agreementAnswer, authoritiesAnswer, countAnswer, incidentAnswer, programmeAnswer } from "../answers/things.ts";
import { transferAnswer, transfersAnswer } from "../answers/transfers.ts";
import { Problem, sendAnswer, sendRefusal } from "../problem.ts";

interface Request {
  readonly moment: Moment;
  /** The code or id in the path; empty where the path has none. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

interface Question {
  readonly path: string;
  readonly summary: string;
  /** What the query takes besides the moment. */
  readonly query?: Readonly<Record<string, Type.TSchema>>;
  readonly answer: (register: Register, request: Request) => Promise<object>;
}

const BY = Type.Optional(Type.String({ description: "site, custodian, state, nationality: any of them, with commas" }));
const FIND = Type.String({ description: "a person's id, a number, or part of a name" });

const QUESTIONS: readonly Question[] = [
  {
    path: "/balance",
    summary: "The trial balance: how many people stand in every position, adding up to the people registered",
    query: { by: BY },
    answer: (register, { moment, query }) => balanceBy(register, moment, query["by"]),
  },
  { path: "/sites", summary: "Every site", answer: (register, { moment }) => sitesAnswer(register, moment) },
  { path: "/sites/:id", summary: "A site", answer: (register, { id, moment }) => siteAnswer(register, id, moment) },
  {
    path: "/sites/:id/roll",
    summary: "Who the books hold at a site",
    answer: (register, { id, moment }) => rollAnswer(register, id, moment),
  },
  {
    path: "/sites/:id/control",
    summary: "Who controlled a site when, and by what instrument",
    answer: (register, { id, moment }) => controlAnswer(register, id, moment),
  },
  {
    path: "/authorities",
    summary: "Every authority, with its keys and officers",
    answer: (register, { moment }) => authoritiesAnswer(register, moment),
  },
  {
    path: "/people",
    summary: "People by number or part of a name: at most 50",
    query: { find: FIND },
    answer: (register, { moment, query }) => findAnswer(register, query["find"], moment),
  },
  {
    path: "/people/:id",
    summary: "A person's positions through time, and the file",
    answer: (register, { id, moment }) => personAnswer(register, id, moment),
  },
  {
    path: "/transfers",
    summary: "Every transfer",
    answer: (register, { moment }) => transfersAnswer(register, moment),
  },
  {
    path: "/transfers/:id",
    summary: "A transfer: manifest, arrivals, and the difference between them",
    answer: (register, { id, moment }) => transferAnswer(register, id, moment),
  },
  { path: "/counts/:id", summary: "A count", answer: (register, { id, moment }) => countAnswer(register, id, moment) },
  {
    path: "/incidents/:id",
    summary: "An incident, each party's accounts side by side",
    answer: (register, { id, moment }) => incidentAnswer(register, id, moment),
  },
  {
    path: "/agreements/:id",
    summary: "An agreement, its terms against the clock",
    answer: (register, { id, moment }) => agreementAnswer(register, id, moment),
  },
  {
    path: "/programmes/:id",
    summary: "A programme: its ceiling, and what was proposed, left and was received",
    answer: (register, { id, moment }) => programmeAnswer(register, id, moment),
  },
];

const MOMENT = {
  asOf: Type.Optional(Type.String({ description: "as of a time: ISO 8601 with its offset; now where absent" })),
  knownAt: Type.Optional(
    Type.String({
      description: "as known at a recorded time, or at an entry's number; all that is known where absent",
    }),
  ),
};

export function questionRoutes(server: FastifyInstance, register: Register): void {
  for (const { path, summary, query = {}, answer } of QUESTIONS) {
    server.get<{ Params: { id?: string }; Querystring: Asked & Record<string, string> }>(
      `/api/v1${path}`,
      {
        schema: {
          summary,
          tags: ["questions"],
          querystring: Type.Object({ ...MOMENT, ...query }, { additionalProperties: false }),
          ...(path.includes(":id") ? { params: Type.Object({ id: Type.String({ maxLength: 64 }) }) } : {}),
          response: { 200: Type.Object({}, { title: "Answer" }), "4xx": Problem, 503: Problem },
        },
      },
      async (request, reply) => {
        const moment = await momentOf(register, request.query);
        if (isRefusal(moment)) return sendRefusal(reply, moment);
        return sendAnswer(reply, await answer(register, { moment, id: request.params.id ?? "", query: request.query }));
      },
    );
  }
}
