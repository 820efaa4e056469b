/** The server over a node's register: every route, its limits, and how it fails. */
import swagger from "@fastify/swagger";
import type { Keyed } from "@muster/access";
import type { Identity, Vault } from "@muster/identity";
import { firstFieldFault } from "@muster/record";
import type { AccessJournal, Register } from "@muster/register";
import fastify, { type FastifyInstance } from "fastify";
import type Type from "typebox";
import { Compile } from "typebox/compile";
import { Gate } from "./access/gate.ts";
import type { Officers } from "./access/officers.ts";
import type { PolicyBook } from "./access/policy-book.ts";
import { recordSignIn } from "./access/sign-in-journal.ts";
import { appFiles } from "./app-files.ts";
import { Bell } from "./bell.ts";
import { compressAnswers } from "./compression.ts";
import { harden } from "./hardening/hardening.ts";
import type { Rates } from "./hardening/rates.ts";
import { type LogTarget, loggerOptions } from "./logging.ts";
import { Metrics } from "./metrics.ts";
import { swaggerOptions } from "./openapi.ts";
import { FieldInvalid, routeNotFound, sendFault } from "./problem.ts";
import { paperRoutes } from "./papers/routes.ts";
import { proposalRoutes } from "./proposals/routes.ts";
import { ProposalStore } from "./proposals/store.ts";
import { accessJournalRoutes } from "./routes/access-journal.ts";
import { addCommandSchemas, commandRoute, machineCommandRoute } from "./routes/commands.ts";
import { exportRoutes } from "./routes/exports.ts";
import { feedRoute } from "./routes/feed.ts";
import { healthRoutes } from "./routes/health.ts";
import { journalRoutes } from "./routes/journal.ts";
import { logRoutes } from "./routes/log.ts";
import { officerRoutes } from "./routes/officers.ts";
import { policyRoute } from "./routes/policy.ts";
import { questionRoutes } from "./routes/questions.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import type { ExerciseAnswer } from "./sign-in/walk-in.ts";
import { sameOriginOnly } from "./sign-in/same-origin.ts";

export interface ServerOptions {
  readonly register: Register;
  /** The log's key as a verifier takes it. */
  readonly verifierKey: string;
  /** Where every reading is recorded before it is answered. */
  readonly journal: AccessJournal;
  readonly identity: Identity;
  readonly officers: Officers;
  readonly policies: PolicyBook;
  /** For what the server itself must read again: proposals. */
  readonly vault: Vault;
  /** A keyed digest for the noise of counts. */
  readonly keyed: Keyed;
  /** Rung by the node at every commit (`openNode({ onRecorded: bell.ring })`): wakes the live feed. */
  readonly bell?: Bell;
  /** Where one line of JSON per request goes; nowhere where absent. */
  readonly logTo?: LogTarget;
  readonly rates?: Rates;
  /** The officers as whom anybody may come in: of an exercise only. */
  readonly walkIn?: () => Promise<ExerciseAnswer>;
  /** The folder with the built application; the API alone where absent. */
  readonly app?: string;
}

/** The largest command names 200,000 people at 39 bytes each; left behind with reasons they take twice that. */
const BODY_LIMIT_BYTES = 16 * 1024 * 1024;
const HEADER_LIMIT_BYTES = 16 * 1024;
const HEADERS_LIMIT_MS = 20_000;
const REQUEST_LIMIT_MS = 60_000;
const LONGEST_PARAMETER = 128;

/** Builds the server; `listen` and `close` are the caller's. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const {
    register,
    verifierKey,
    journal,
    identity,
    officers,
    policies,
    vault,
    keyed,
    bell = new Bell(),
    rates,
    app,
    walkIn,
  } = options;
  const server = bareServer(options.logTo);
  const gate = new Gate({
    register,
    journal,
    policies,
    keyed,
    authenticate: ({ headers: { cookie, authorization } }) => identity.authenticate({ cookie, authorization }),
    officers,
    nationals: (country) => register.nationals(country),
  });
  await harden(server, {
    https: identity.origin.startsWith("https:"),
    whoOf: ({ asker }) => asker?.by.officer,
    ...(rates === undefined ? {} : { rates }),
  });
  // Another page on this machine, on another port, is the same site: its cookies come along, its origin does not.
  server.addHook("onRequest", sameOriginOnly(identity.origin));
  gate.install(server);
  compressAnswers(server);
  await server.register(swagger, swaggerOptions);
  addCommandSchemas(server);

  const metrics = new Metrics(register, bell);
  const store = new ProposalStore(register.ledger.database, vault);
  const tell = (event: Parameters<typeof recordSignIn>[2]) => recordSignIn(journal, officers, event);
  commandRoute(server, register, gate, metrics);
  proposalRoutes(server, { register, gate, store });
  questionRoutes(server, { gate, store, verifierKey });
  journalRoutes(server, gate);
  accessJournalRoutes(server, register);
  exportRoutes(server, { register, gate, store });
  paperRoutes(server, gate);
  officerRoutes(server, { identity, tell });
  policyRoute(server);
  signInRoutes(server, identity, { onEvent: tell, ...(walkIn === undefined ? {} : { walkIn }) });
  feedRoute(server, { gate, ledger: register.ledger, bell, metrics });
  logRoutes(server, register.ledger, verifierKey);
  healthRoutes(server, register, metrics);
  if (app !== undefined) await appFiles(server, app);
  server.get("/api/openapi.json", { config: { access: "open" }, schema: { hide: true } }, () => server.swagger());
  await server.ready();
  return server;
}

/**
 * Builds the server for the machine's own tools: commands in any officer's name, as the tools take them when they hold the
 * register themselves. To be listened to on a socket that only the keeper of the machine can open.
 */
export async function buildMachineServer(register: Register, logTo?: LogTarget): Promise<FastifyInstance> {
  const server = bareServer(logTo);
  machineCommandRoute(server, register);
  await server.ready();
  return server;
}

function bareServer(logTo: LogTarget | undefined): FastifyInstance {
  const server: FastifyInstance = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    http: { maxHeaderSize: HEADER_LIMIT_BYTES, headersTimeout: HEADERS_LIMIT_MS },
    forceCloseConnections: "idle",
    // What the router cannot read never reaches the handler of errors below.
    frameworkErrors: (fault, request, reply) => {
      sendFault(fault, request, reply);
    },
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
  return server;
}

/** Parameters are checked here. Bodies and headers are not: a command is decoded by the register, which knows its rule. */
function validator(schema: Type.TSchema, httpPart: string | undefined): (value: unknown) => true | { error: Error } {
  if (httpPart === "body" || httpPart === "headers") return () => true;
  const compiled = Compile(schema);
  return (value) => {
    if (compiled.Check(value)) return true;
    return { error: new FieldInvalid(firstFieldFault(compiled.Errors(value))) };
  };
}
