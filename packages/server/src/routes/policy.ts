/** The policies in force, for every officer to read: what they may do and know, in words, and the text that decides it. */
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { askerOf } from "../access/gate.ts";
import { Problem } from "../problem.ts";

const Answer = Type.Object(
  {
    policies: Type.Array(
      Type.Object({
        id: Type.String(),
        effect: Type.Enum(["permit", "forbid"]),
        reason: Type.String(),
        file: Type.String(),
        line: Type.Integer(),
        text: Type.String(),
      }),
    ),
  },
  { title: "Policies" },
);

export function policyRoute(server: FastifyInstance): void {
  server.get(
    "/api/v1/policies",
    {
      config: { access: "signed-in" },
      schema: {
        summary: "The policies in force, in the order in which they are read",
        tags: ["policies"],
        response: { 200: Answer, "4xx": Problem, 503: Problem },
      },
    },
    (request) => ({ policies: askerOf(request).policies.stated }),
  );
}
