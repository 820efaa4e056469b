/** The policies in force, for every officer to read: what they may do and know, in words, and the text that decides it. */
import type { FastifyInstance } from "fastify";
import Type from "typebox";
import { askerOf } from "../access/gate.ts";
import { described } from "./described.ts";

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
    described("signed-in", "policies", "The policies in force, in the order in which they are read", {
      response: { 200: Answer },
    }),
    (request) => ({ policies: askerOf(request).policies.stated }),
  );
}
