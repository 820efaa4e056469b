import { mkdtemp, rm } from "node:fs/promises";
import { get } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { sendFault } from "../problem.ts";
import { harden, type HardeningOptions } from "./hardening.ts";

const RATES = {
  officer: { requests: 3, window_ms: 60_000 },
  address: { requests: 5, window_ms: 60_000 },
};

let server: FastifyInstance;
let bodiesRead = 0;

/** A server with a few routes; the header `x-who` stands for a session. */
async function hardened(options: Partial<HardeningOptions> = {}, trustProxy = true): Promise<FastifyInstance> {
  const made = fastify({ trustProxy });
  made.setErrorHandler<Error>(sendFault);
  await harden(made, { https: true, whoOf: ({ headers }) => headers["x-who"]?.toString(), rates: RATES, ...options });
  made.addHook("preValidation", async () => {
    bodiesRead += 1;
  });
  made.get("/thing", () => ({ thing: true }));
  made.post("/thing", () => ({ thing: true }));
  await made.ready();
  return made;
}

const ask = (address: string, who?: string, url = "/thing") =>
  server.inject({
    method: "POST",
    url,
    payload: { a: 1 },
    headers: { "x-forwarded-for": address, ...(who === undefined ? {} : { "x-who": who }) },
  });

/** The statuses of so many requests, one after another. */
async function statuses(times: number, ...request: Parameters<typeof ask>): Promise<readonly number[]> {
  const answered: number[] = [];
  for (let time = 0; time < times; time++) answered.push((await ask(...request)).statusCode);
  return answered;
}

/** The status of one request over a socket of the file system. */
function statusOver(socketPath: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get({ socketPath, path: "/thing", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on("error", reject);
  });
}

beforeEach(async () => {
  bodiesRead = 0;
  server = await hardened();
});
afterEach(() => server.close());

describe("every answer", () => {
  test.each(["/thing", "/nothing-here"])("of %s forbids all that its pages do not need", async (url) => {
    const { headers } = await server.inject({ url });
    expect(headers).toMatchObject({
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
      "x-content-type-options": "nosniff",
      "permissions-policy": expect.stringContaining("camera=()") as string,
    });
    expect(headers["x-powered-by"]).toBeUndefined();
  });

  test("has a content-security policy that runs nothing inline and nothing from elsewhere", async () => {
    const { headers } = await server.inject({ url: "/thing" });
    const policy = String(headers["content-security-policy"]);
    expect(policy.split(";").toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "font-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "manifest-src 'self'",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "worker-src 'self'",
    ]);
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test("over TLS says never to come without; over http it does not", async () => {
    expect((await server.inject({ url: "/thing" })).headers["strict-transport-security"]).toBe("max-age=63072000");
    const plain = await hardened({ https: false });
    expect((await plain.inject({ url: "/thing" })).headers["strict-transport-security"]).toBeUndefined();
    await plain.close();
  });
});

describe("rates", () => {
  test("an address that asks too much is told when to come back, before anything is read", async () => {
    expect(await statuses(6, "192.0.2.1")).toEqual([200, 200, 200, 200, 200, 429]);
    expect(bodiesRead).toBe(5);
    const { headers, statusCode, body } = await ask("192.0.2.1");
    expect(headers["content-type"]).toContain("application/problem+json");
    expect(Number(headers["retry-after"])).toBeGreaterThan(0);
    expect(JSON.parse(body)).toMatchObject({ status: statusCode, code: "too-many-requests" });
    expect(headers["content-security-policy"]).toBeDefined();
  });

  test("what is not there counts too, so that nobody looks for it unhindered", async () => {
    expect(await statuses(6, "192.0.2.2", undefined, "/nothing-here")).toEqual([404, 404, 404, 404, 404, 429]);
  });

  test("an officer is counted wherever they ask from, and stops nobody else", async () => {
    const asked = [];
    for (const host of [1, 2, 3, 4]) asked.push((await ask(`192.0.2.1${host}`, "NORTH/NORTH-1")).statusCode);
    expect(asked).toEqual([200, 200, 200, 429]);
    expect(bodiesRead).toBe(3);
    expect((await ask("192.0.2.11", "NORTH/NORTH-2")).statusCode).toBe(200);
    expect((await ask("192.0.2.14")).statusCode).toBe(200);
  });

  test("an IPv6 network is one address, however many it has", async () => {
    const asked = [];
    for (const host of [1, 2, 3, 4, 5, 6]) asked.push((await ask(`2001:db8:0:1::${host}`)).statusCode);
    expect(asked).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask("2001:db8:0:2::1")).statusCode).toBe(200);
    expect(await statuses(6, "::ffff:192.0.2.30")).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await ask("192.0.2.30")).statusCode).toBe(429);
  });

  test("an address is not forgotten because thousands of others ask", async () => {
    const hour = { requests: 1, window_ms: 3_600_000 };
    const patient = await hardened({ rates: { officer: hour, address: hour } });
    const statusOf = async (address: string) =>
      (await patient.inject({ url: "/thing", headers: { "x-forwarded-for": address } })).statusCode;
    expect(await statusOf("192.0.2.1")).toBe(200);
    for (let at = 0; at < 6_000; at++) await statusOf(`10.1.${at >> 8}.${at & 0xff}`);
    expect(await statusOf("192.0.2.1")).toBe(429);
    await patient.close();
  });

  test("the machine's own tools, on a socket of its file system, have no address and are not counted by one", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "muster-socket-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const machine = await hardened({}, false);
    const socketPath = path.join(folder, "node.sock");
    await machine.listen({ path: socketPath });
    const asked = [];
    for (let time = 0; time < 7; time++) asked.push(await statusOver(socketPath));
    await machine.close();
    expect(asked).toEqual([200, 200, 200, 200, 200, 200, 200]);
  });
});
