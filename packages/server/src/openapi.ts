/** The API's description: OpenAPI 3.1, made from the very schemas that requests are held against. */
import type { FastifyDynamicSwaggerOptions } from "@fastify/swagger";

export const swaggerOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: "3.1.0",
    info: {
      title: "Muster",
      version: "1",
      description:
        "A custody register. Commands are written once and never changed; questions take asOf and knownAt; errors are application/problem+json.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    tags: [
      { name: "commands", description: "What people did" },
      { name: "questions", description: "Where everybody is, and was, and was thought to be" },
      { name: "journal", description: "What was recorded" },
      { name: "feed", description: "What is being recorded" },
      { name: "log", description: "What can be shown: tlog-checkpoint and tlog-tiles" },
      { name: "health", description: "How the node is" },
    ],
  },
  // A command's schema keeps its own name, `transfer.depart`.
  refResolver: {
    buildLocalReference: (json, _base, _fragment, index) =>
      typeof json.$id === "string" ? json.$id : `schema-${index}`,
  },
};
