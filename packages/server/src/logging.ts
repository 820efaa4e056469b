/** The node's own log: which route, what came of it, how long it took. No query, path value, body or header: they hold names. */
import type { FastifyRequest } from "fastify";
import { plainLines } from "./hardening/log-lines.ts";

export interface LogTarget {
  write(line: string): void;
}

export function loggerOptions(stream: LogTarget) {
  return {
    level: "info",
    stream: plainLines(stream),
    serializers: {
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url ?? "unknown" }),
      res: ({ statusCode }: { readonly statusCode?: number }) => ({ statusCode: statusCode ?? 0 }),
    },
  };
}
