/**
 * What every answer of the server carries for the browser that gets it, and how often anybody may ask. Registered once, on
 * the root instance, before the routes.
 */
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { refuse } from "@muster/custody";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendRefusal } from "../problem.ts";
import { type Rate, type Rates, USUAL_RATES } from "./rates.ts";

export interface HardeningOptions {
  /** Whether the node is reached over TLS: browsers are then told never to speak without. */
  readonly https: boolean;
  /** The officer or token who asks, known once the request's `onRequest` hooks have run; nothing for a stranger. */
  readonly whoOf: (request: FastifyRequest) => string | undefined;
  readonly rates?: Rates;
}

/** Content-security policy, level 3: the node's own scripts and styles, from files; nothing inline, nothing from elsewhere. */
const CONTENT_POLICY = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:"],
  "connect-src": ["'self'"],
  "font-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
  "require-trusted-types-for": ["'script'"],
};

/** What no page of ours asks a browser for, and what only our own pages may. */
const PERMISSIONS = [
  ...["camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "display-capture"].map(
    (feature) => `${feature}=()`,
  ),
  ...["publickey-credentials-get", "publickey-credentials-create"].map((feature) => `${feature}=(self)`),
].join(", ");

const TWO_YEARS_S = 2 * 365 * 24 * 60 * 60;

/** So many addresses and officers are counted at once; the one that asked longest ago is forgotten first. */
const COUNTED_AT_ONCE = 50_000;

export async function harden(
  server: FastifyInstance,
  { https, whoOf, rates = USUAL_RATES }: HardeningOptions,
): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    strictTransportSecurity: https && { maxAge: TWO_YEARS_S, includeSubDomains: false },
    referrerPolicy: { policy: "no-referrer" },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
  });
  server.addHook("onRequest", async (_, reply) => {
    reply.header("permissions-policy", PERMISSIONS);
  });
  await limitRates(server, whoOf, rates);
}

/** Strangers are counted before anything of the request is read; officers as soon as it is known who they are. */
async function limitRates(
  server: FastifyInstance,
  whoOf: HardeningOptions["whoOf"],
  { officer, address }: Rates,
): Promise<void> {
  await server.register(rateLimit, { global: false });
  const ofAddress = server.createRateLimit(limitOf(address));
  const ofOfficer = server.createRateLimit({ ...limitOf(officer), keyGenerator: (request) => whoOf(request) ?? "" });

  server.addHook("onRequest", async (request, reply) => {
    if (!hasAddress(request)) return undefined;
    const counted = await ofAddress(request);
    if (!counted.isAllowed && counted.isExceeded) return tooMany(reply, counted.ttlInSeconds);
    return undefined;
  });
  server.addHook("preParsing", async (request, reply) => {
    if (whoOf(request) === undefined) return undefined;
    const counted = await ofOfficer(request);
    if (!counted.isAllowed && counted.isExceeded) await tooMany(reply, counted.ttlInSeconds);
    return undefined;
  });
}

/** None on a socket of this machine's own file system, which only its keeper can open; nor of a caller who is gone. */
function hasAddress({ ip }: { readonly ip: string | undefined }): boolean {
  return ip !== undefined;
}

/** `cache` is not in the plugin's type for a limit of its own, which without it remembers five thousand. */
function limitOf({ requests, window_ms }: Rate): { max: number; timeWindow: number; cache: number } {
  return { max: requests, timeWindow: window_ms, cache: COUNTED_AT_ONCE };
}

/** RFC 6585, 4. It does not say what was counted: whose limit it is tells whether the session was good. */
function tooMany(reply: FastifyReply, seconds: number): FastifyReply {
  return sendRefusal(
    reply.header("retry-after", Math.max(1, seconds)),
    refuse(
      "conflict",
      "too-many-requests",
      "Too many requests came in a short time.",
      "Wait as long as retry-after says.",
    ),
    429,
  );
}
