/**
 * Whether a text may be a name: asked while it is typed, and posted, for names are no part of an address. It is about the text
 * alone: nobody is looked for, and nothing of it is kept.
 */
import { refuse } from "@muster/custody";
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { LONGEST_TYPED, nameFaultsAnswer } from "../answers/name-faults.ts";
import { sendRefusal } from "../problem.ts";
import { described } from "./described.ts";
import { REFERENCE } from "./question.ts";

const Typed = Type.Object(
  { text: Type.String({ maxLength: LONGEST_TYPED }) },
  { additionalProperties: false, title: "TypedName" },
);

const isTyped = Compile(Typed);

export function nameFaultsRoute(server: FastifyInstance): void {
  server.post<{ Body: unknown }>(
    "/api/v1/names/faults",
    described(
      REFERENCE,
      "questions",
      "What does not belong into a name: characters that hide or turn the writing, letters of another script, dates and numbers; nothing of it is kept",
      { body: Typed, response: { 200: Type.Object({}, { title: "Answer" }) } },
    ),
    ({ body }, reply) => (isTyped.Check(body) ? reply.send(nameFaultsAnswer(body.text)) : sendRefusal(reply, NO_TEXT)),
  );
}

const NO_TEXT = refuse(
  "invalid",
  "field-invalid",
  `text is one text of at most ${LONGEST_TYPED} characters.`,
  "Send what was typed, and nothing else.",
  { field: "text" },
);
