/**
 * A request that changes something comes from our own pages, or from no browser. Cookies are SameSite=Strict already; this
 * holds where a browser forgets that, or a neighbour on the same site is hostile.
 */
import { refuse } from "@muster/custody";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sendRefusal } from "../problem.ts";

const SAFE_METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** An `onRequest` hook. `origin` is where browsers find this node. */
export function sameOriginOnly(origin: string) {
  return async ({ method, headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    if (SAFE_METHODS.has(method) || isOurOwn(headers, origin)) return undefined;
    const says = "This request was begun by another site, or does not say by which.";
    return sendRefusal(reply, refuse("forbidden-by-rule", "origin-foreign", says, "Open this node's own page."));
  };
}

function isOurOwn(headers: FastifyRequest["headers"], ours: string): boolean {
  const { cookie, origin, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin") return false;
  if (origin !== undefined) return origin === ours;
  // Every browser names the origin of what it posts. What has no cookie carries nobody's right.
  return site !== undefined || cookie === undefined;
}

/** An `onRequest` hook: what has a body has it as JSON, which no form of another site can send. */
export async function jsonOnly({ headers }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (/^application\/json(?:;|$)/i.test(headers["content-type"] ?? "")) return undefined;
  const remedy = "Send content-type: application/json.";
  return sendRefusal(reply, refuse("invalid", "media-type-unknown", "The body is not JSON.", remedy), 415);
}
