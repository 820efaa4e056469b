/** The journal over HTTP: entries as they were hashed, and the bundle that shows one of them to somebody elsewhere. */
import { isRefusal } from "@muster/custody";
import { BUNDLE_FORMAT } from "@muster/proof";
import { PERSON_PATTERN, type PersonId } from "@muster/record";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { askerOf, type Gate } from "../access/gate.ts";
import { entryAnswer, journalAnswer, LONGEST_PAGE } from "../answers/journal.ts";
import { type Asked, momentOf } from "../answers/moment.ts";
import { Problem, sendAnswer, sendRefusal } from "../problem.ts";
import { MOMENT } from "./question.ts";
import { wordsLeave } from "./questions-of-entries.ts";

const NumberText = Type.String({ pattern: "^(?:0|[1-9][0-9]{0,14})$", description: "an entry's number" });
const LimitText = Type.String({
  pattern: "^[1-9][0-9]{0,3}$",
  description: `at most ${LONGEST_PAGE}; 100 where absent`,
});
const Params = Type.Object({ number: NumberText });
const problems = { "4xx": Problem, 503: Problem };
const answers = { 200: Type.Object({}, { title: "Answer" }), ...problems };

export function journalRoutes(server: FastifyInstance, gate: Gate): void {
  const Page = Type.Object(
    { ...MOMENT, from: Type.Optional(NumberText), limit: Type.Optional(LimitText) },
    { additionalProperties: false },
  );
  server.get<{ Querystring: Asked & { from?: string; limit?: string } }>(
    "/api/v1/journal",
    {
      config: { access: { action: "see-journal", about: "register" } },
      schema: { summary: "Entries in order", tags: ["journal"], querystring: Page, response: answers },
    },
    async (request, reply) => {
      const { from = "0", limit = "100" } = request.query;
      const { questions } = askerOf(request);
      const moment = await momentOf(questions, request.query);
      if (isRefusal(moment)) return sendRefusal(reply, moment);
      const page = Math.min(Number(limit), LONGEST_PAGE);
      return sendAnswer(reply, await journalAnswer(questions, Number(from), page, moment));
    },
  );

  server.get<{ Params: { number: string }; Querystring: Asked }>(
    "/api/v1/journal/:number",
    {
      config: { access: { action: "see-journal", about: "register", reads: "entry.read" } },
      schema: {
        summary: "An entry, with its leaf, the way to a signed checkpoint, and the words that the officer may read",
        tags: ["journal"],
        params: Params,
        querystring: Type.Object(MOMENT, { additionalProperties: false }),
        response: answers,
      },
    },
    async (request, reply) => {
      const { questions } = askerOf(request);
      const moment = await momentOf(questions, request.query);
      if (isRefusal(moment)) return sendRefusal(reply, moment);
      const answer = await entryAnswer(questions, Number(request.params.number), moment, (entries, words) =>
        wordsLeave({ request, gate }, entries, words),
      );
      return sendAnswer(reply, answer);
    },
  );

  const Shown = Type.Object(
    { person: Type.Optional(Type.String({ pattern: PERSON_PATTERN, description: "show what it says about them" })) },
    { additionalProperties: false },
  );
  server.get<{ Params: { number: string }; Querystring: { person?: PersonId } }>(
    "/api/v1/journal/:number/proof",
    {
      config: { access: { action: "see-proof", about: "register", reads: "proof.made" } },
      schema: {
        summary: "A bundle that shows the entry, and of its people only this one, to whoever holds the log's key",
        tags: ["journal"],
        params: Params,
        querystring: Shown,
        produces: [BUNDLE_FORMAT],
        response: problems,
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const bundle = await askerOf(request).questions.prove(Number(params.number), query.person);
      return isRefusal(bundle) ? sendRefusal(reply, bundle) : reply.type(BUNDLE_FORMAT).send(Buffer.from(bundle));
    },
  );
}
