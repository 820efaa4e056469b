/** For whoever keeps the machine: is the process there, can it serve, and how is it doing. */
import { NotTheWriter, type Register } from "@muster/register";
import type { FastifyInstance } from "fastify";
import type { Metrics } from "../metrics.ts";
import { Problem } from "../problem.ts";

export function healthRoutes(server: FastifyInstance, register: Register, metrics: Metrics): void {
  server.get(
    "/healthz",
    { config: { access: "open" }, schema: { summary: "The process is there", tags: ["health"] } },
    () => ({ alive: true }),
  );

  server.get(
    "/readyz",
    {
      config: { access: "open" },
      schema: {
        summary: "The database answers and somebody writes",
        tags: ["health"],
        response: { 503: Problem },
      },
    },
    async () => {
      await register.ledger.last();
      return { ready: true, writer: await writer(register) };
    },
  );

  server.get(
    "/metrics",
    {
      config: { access: "machine" },
      schema: { summary: "Prometheus metrics, from the machine itself", tags: ["health"] },
    },
    async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()),
  );
}

/** Who writes: this process, which takes the right if nobody has it, or another. */
async function writer(register: Register): Promise<"this process" | "another process"> {
  try {
    await register.startWriting();
    return "this process";
  } catch (fault) {
    if (fault instanceof NotTheWriter) return "another process";
    throw fault;
  }
}
