/** Nothing that a stranger sends becomes a line of its own in the log, a header of its own in an answer, or a secret in either. */
import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loggerOptions } from "../logging.ts";
import { routeNotFound, sendFault } from "../problem.ts";
import { harden } from "./hardening.ts";
import { framesOf, plainLines } from "./log-lines.ts";

let server: FastifyInstance;
let log: string[];

beforeEach(async () => {
  log = [];
  server = fastify({ logger: loggerOptions(plainLines({ write: (line) => log.push(line) })) });
  server.setErrorHandler<Error>(sendFault);
  server.setNotFoundHandler(routeNotFound);
  await harden(server, { https: true, whoOf: () => undefined });
  server.all<{ Params: { code: string } }>("/officers/:code", (request, reply) => {
    request.log.warn({ officer: request.params.code, said: request.headers["x-said"] }, "seen");
    return reply.send({});
  });
  server.get<{ Params: { value: string } }>("/headers/:value", (request, reply) =>
    reply.header("x-value", request.params.value).send({}),
  );
  server.post("/echo", (request) => ({ fields: Object.keys(request.body ?? {}).length }));
  await server.ready();
});
afterEach(() => server.close());

const NASTY: readonly (readonly [string, string])[] = [
  ["CR LF", "A\r\nB"],
  ["LF and a forged line", 'A\n{"level":30,"msg":"forged"}'],
  ["an ANSI sequence", "A\u001b[2J\u001b[31mB"],
  ["a C1 control", "A\u009b31mB"],
  ["NEL", "A\u0085B"],
  ["U+2028 and U+2029", "A\u2028B\u2029C"],
  ["a turn of direction", "A\u202eB"],
  ["NUL", "A\u0000B"],
];

describe("log lines", () => {
  test.each(NASTY)("%s in an officer's code stays inside one line", async (_what, code) => {
    await server.inject({ url: `/officers/${encodeURIComponent(code)}` });
    expectPlain(log);
    expect(log.map((line) => JSON.parse(line) as object)).toContainEqual(expect.objectContaining({ officer: code }));
  });

  test.each(NASTY)("%s in a query or a body is not in the log at all", async (_what, value) => {
    const url = `/echo?name=${encodeURIComponent(value)}`;
    await server.inject({ method: "POST", url, payload: { [value]: value } });
    expectPlain(log);
    expect(log.join("")).not.toContain("B");
  });

  test("whatever is sent, a line is one line of JSON that says the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (said) => {
        const lines: string[] = [];
        plainLines({ write: (line) => lines.push(line) }).write(`${JSON.stringify({ said })}\n`);
        expectPlain(lines);
        expect(JSON.parse(lines.join(""))).toEqual({ said });
      }),
    );
  });
});

describe("headers", () => {
  test.each(NASTY)("%s from a path does not become a header of the answer", async (_what, value) => {
    const { headers, statusCode } = await server.inject({
      url: `/headers/${encodeURIComponent(`${value}\r\nset-cookie: a=b`)}`,
    });
    expect(headers["set-cookie"]).toBeUndefined();
    expect([200, 500]).toContain(statusCode);
    expectPlain(log);
  });

  test("raw bytes on the wire get one answer, and one line each", async () => {
    await server.listen({ host: "127.0.0.1", port: 0 });
    const sent = [
      "GET /officers/A%0d%0aSet-Cookie:%20a=b HTTP/1.1\r\nHost: x\r\nX-Said: a\u001b[31mb\u009b\r\nConnection: close\r\n\r\n",
      "GET /officers/A HTTP/1.1\r\nHost: x\r\nX-Said: a\n b\r\nConnection: close\r\n\r\n",
      "GET /officers/A\r\nX HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    ];
    for (const request of sent) {
      const answer = await raw((server.server.address() as AddressInfo).port, request);
      expect(answer.match(/^HTTP\/1\.1 /gm)).toHaveLength(1);
      expect(answer).not.toMatch(/^set-cookie/im);
    }
    expectPlain(log);
  });
});

describe("secrets", () => {
  const SECRET = "s3cr3t-Zarqa-of-nobody";

  test.each([
    ["authorization", { headers: { authorization: `Bearer ${SECRET}` } }],
    ["a cookie", { headers: { cookie: `__Host-muster=${SECRET}` } }],
    ["any header", { headers: { "idempotency-key": SECRET, "x-anything": SECRET, "user-agent": SECRET } }],
    ["the query", { url: `/echo?token=${SECRET}` }],
    ["the path of a thing", { url: `/echo/${SECRET}` }],
    ["the body", { payload: { password: SECRET } }],
    ["a body cut off", { payload: `{"password":"${SECRET}`, headers: { "content-type": "application/json" } }],
    [
      "a body of an unknown kind",
      { payload: SECRET, headers: { "content-type": "application/x-www-form-urlencoded" } },
    ],
    ["the address asked for", { headers: { host: SECRET } }],
  ])("in %s are not in the log, nor in the answer", async (_where, request) => {
    const answer = await server.inject({ method: "POST", url: "/echo", ...request });
    expect(log.length).toBeGreaterThan(0);
    expect(log.join("")).not.toContain(SECRET);
    expect(`${JSON.stringify(answer.headers)}${answer.body}`).not.toContain(SECRET);
  });

  test("that a fault quotes are left behind: only where it was thrown is told", () => {
    const fault = new TypeError(`cannot read "${SECRET}"\n    at /forged/${SECRET}.ts:1:1`);
    expect(framesOf(fault).join("\n")).not.toContain(SECRET);
    expect(framesOf(fault)[0]).toContain("log-lines.test.ts");
    expect(framesOf(Object.assign(new Error("first"), { stack: `${SECRET}\n    at other` }))).toEqual([]);
    expect(framesOf(new Error(""))[0]).toContain("log-lines.test.ts");
  });
});

/** Each is one line of JSON, and holds nothing that a reader takes for a line's end or a terminal obeys. */
function expectPlain(lines: readonly string[]): void {
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/^\{[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*\}\n$/u);
    expect(JSON.parse(line)).toBeTypeOf("object");
  }
}

/** What a server answers to these bytes. */
async function raw(port: number, request: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  socket.end(request, "latin1");
  return text(socket);
}
