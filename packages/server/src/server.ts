/** The server over a node's register: every route, its limits, and how it fails. */
import { swaggerOptions } from "./openapi.ts";
import swagger from "@fastify/swagger";
import type { Register } from "@muster/register";
import fastify, { type FastifyInstance } from "fastify";
import type Type from "typebox";
import { Compile } from "typebox/compile";
import { Bell } from "./bell.ts";
import { type LogTarget, loggerOptions } from "./logging.ts";
import { Metrics } from "./metrics.ts";
import { FieldInvalid, routeNotFound, sendFault } from "./problem.ts";
import { addCommandSchemas, commandRoute } from "./routes/commands.ts";
import { feedRoute } from "./routes/feed.ts";
import { healthRoutes } from "./routes/health.ts";
import { journalRoutes } from "./routes/journal.ts";
import { logRoutes } from "./routes/log.ts";
import { questionRoutes } from "./routes/questions.ts";

export interface ServerOptions {
  readonly register: Register;
  /** The log's key as a verifier takes it. */
  readonly verifierKey: string;
  /** Rung by the node at every commit (`openNode({ onRecorded: bell.ring })`): wakes the live feed. */
  readonly bell?: Bell;
  /** Where one line of JSON per request goes; nowhere where absent. */
  readonly logTo?: LogTarget;
}

/** The largest command names 200,000 people at 39 bytes each; left behind with reasons they take twice that. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024;
const HEADER_LIMIT_BYTES = 16 * 1024;
const HEADERS_LIMIT_MS = 20_000;
const REQUEST_LIMIT_MS = 60_000;
const LONGEST_PARAMETER = 128;

/** Builds the server; `listen` and `close` are the caller's. */
export async function buildServer({
  register,
  verifierKey,
  bell = new Bell(),
  logTo,
}: ServerOptions): Promise<FastifyInstance> {
  const server: FastifyInstance = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    http: { maxHeaderSize: HEADER_LIMIT_BYTES, headersTimeout: HEADERS_LIMIT_MS },
    forceCloseConnections: "idle",
    logger: logTo === undefined ? false : loggerOptions(logTo),
  });
  // A form of another site can send text and forms without asking; JSON it cannot.
  server.removeContentTypeParser("text/plain");
  server.setValidatorCompiler<Type.TSchema>(({ schema, httpPart }) => validator(schema, httpPart));
  server.setSerializerCompiler(() => (data) => JSON.stringify(data));
  server.setErrorHandler<Error>(sendFault);
  server.setNotFoundHandler(routeNotFound);
  server.addHook("onSend", async (_, reply) => {
    reply.header("x-content-type-options", "nosniff");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  await server.register(swagger, swaggerOptions);
  addCommandSchemas(server);

  const metrics = new Metrics(register, bell);
  commandRoute(server, register, metrics);
  questionRoutes(server, register);
  journalRoutes(server, register);
  feedRoute(server, { ledger: register.ledger, bell, metrics });
  logRoutes(server, register.ledger, verifierKey);
  healthRoutes(server, register, metrics);
  server.get("/api/openapi.json", { schema: { hide: true } }, () => server.swagger());
  await server.ready();
  return server;
}

/** Parameters are checked here. Bodies and headers are not: a command is decoded by the register, which knows its rule. */
function validator(schema: Type.TSchema, httpPart: string | undefined): (value: unknown) => true | { error: Error } {
  if (httpPart === "body" || httpPart === "headers") return () => true;
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return true;
    const [first] = compiled.Errors(value);
    return { error: new FieldInvalid(fieldOf(first), first?.message ?? "does not fit") };
  };
}

function fieldOf(error: { readonly instancePath: string; readonly params?: object } | undefined): string {
  const path = (error?.instancePath ?? "").replace(/^\//, "").replaceAll("/", ".");
  if (path !== "") return path;
  const named = Object.values(error?.params ?? {}).flat();
  return named.find((name): name is string => typeof name === "string") ?? "";
}
