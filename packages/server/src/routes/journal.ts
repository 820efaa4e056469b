/** The journal over HTTP: entries as they were hashed, and the bundle that shows one of them to somebody elsewhere. */
import { isRefusal } from "@muster/custody";
import { BUNDLE_FORMAT } from "@muster/proof";
import { PERSON_PATTERN, type PersonId } from "@muster/record";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { askerOf } from "../access/gate.ts";
import { journalAnswer, journalEntryAnswer, LONGEST_PAGE } from "../answers/journal.ts";
import { Problem, sendAnswer, sendRefusal } from "../problem.ts";

const NumberText = Type.String({ pattern: "^(?:0|[1-9][0-9]{0,14})$", description: "an entry's number" });
const LimitText = Type.String({
  pattern: "^[1-9][0-9]{0,3}$",
  description: `at most ${LONGEST_PAGE}; 100 where absent`,
});
const Params = Type.Object({ number: NumberText });
const problems = { "4xx": Problem, 503: Problem };
const answers = { 200: Type.Object({}, { title: "Answer" }), ...problems };

export function journalRoutes(server: FastifyInstance): void {
  const Page = Type.Object(
    { from: Type.Optional(NumberText), limit: Type.Optional(LimitText) },
    { additionalProperties: false },
  );
  server.get<{ Querystring: { from?: string; limit?: string } }>(
    "/api/v1/journal",
    {
      config: { access: { action: "see-journal", about: "register" } },
      schema: { summary: "Entries in order", tags: ["journal"], querystring: Page, response: answers },
    },
    async (request, reply) => {
      const { from = "0", limit = "100" } = request.query;
      const { questions } = askerOf(request);
      return sendAnswer(reply, await journalAnswer(questions, Number(from), Math.min(Number(limit), LONGEST_PAGE)));
    },
  );

  server.get<{ Params: { number: string } }>(
    "/api/v1/journal/:number",
    {
      config: { access: { action: "see-journal", about: "register", reads: "entry.read" } },
      schema: { summary: "An entry, with its leaf", tags: ["journal"], params: Params, response: answers },
    },
    async (request, reply) =>
      sendAnswer(reply, await journalEntryAnswer(askerOf(request).questions, Number(request.params.number))),
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
