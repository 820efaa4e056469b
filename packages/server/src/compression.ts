/**
 * Answers in fewer bytes, for lists of thousands over a thin line. Only what is asked through a session or a token as a
 * question, in JSON, and only where it is long.
 *
 * BREACH (2013) learns a secret from the length of a compressed answer, where that answer holds the secret and a text which
 * the attacker chose, again and again. No answer under `/api/v1` that is compressed holds a secret of that sort: sessions
 * and tokens travel in headers, which are not compressed, and the answers that give out links, tokens and codes (the door,
 * `/sign-in` and `/officers`) are left as they are. Nor can another site have a browser ask: cookies are `SameSite=Strict`
 * and another origin is turned away. What is left to be learnt is the number of people in an answer, which its length told
 * before.
 */
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Shorter ones go in a packet or two as they are. */
const SHORTEST_BYTES = 8 * 1024;
/** Above it, brotli takes longer than the line does. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

const QUESTIONS = /^\/api\/v1\/(?!sign-in\/|officers\/|proposals)/;

/** Before the first route is added. */
export function compressAnswers(server: FastifyInstance): void {
  server.addHook("onSend", async (request, reply, payload) => {
    if (!isLongAnswer(request, reply, payload)) return payload;
    reply.header("vary", "accept-encoding");
    const accepted = String(request.headers["accept-encoding"] ?? "");
    const encoding = (["br", "gzip"] as const).find((known) => accepts(accepted, known));
    if (encoding === undefined) return payload;
    reply.header("content-encoding", encoding).removeHeader("content-length");
    const bytes = Buffer.from(payload);
    if (encoding === "gzip") return zip(bytes, { level: GZIP_LEVEL });
    return brotli(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
  });
}

function isLongAnswer({ method, url }: FastifyRequest, reply: FastifyReply, payload: unknown): payload is string {
  return (
    method === "GET" &&
    typeof payload === "string" &&
    payload.length >= SHORTEST_BYTES &&
    QUESTIONS.test(url) &&
    String(reply.getHeader("content-type")).startsWith("application/json") &&
    !reply.hasHeader("content-encoding")
  );
}

/** Whether the caller named this encoding and did not say `q=0` (RFC 9110, 12.5.3). */
function accepts(header: string, encoding: string): boolean {
  return header
    .toLowerCase()
    .split(",")
    .map((part) => part.split(";").map((text) => text.trim()))
    .some(([name, quality = "q=1"]) => name === encoding && Number(quality.replace("q=", "")) > 0);
}
