/**
 * A hundred thousand requests that nobody should send: made from the API's schemas and spoiled, to the decoders and over the
 * routes, from strangers and from officers. Every one is refused in the register's own words; nothing is recorded, nothing
 * of the node's inside shows, and nothing is kept in memory.
 *
 * `MUSTER_FUZZ=<seed>` plays another hundred thousand, `MUSTER_FUZZ=<seed>:<times>` so many times as many.
 */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Policies } from "@muster/access";
import { decodeCommand, isRefusal } from "@muster/custody";
import { isFailure } from "@muster/identity";
import { parseTilePath, VerificationError } from "@muster/proof";
import { parseInstant } from "@muster/record";
import { decodeMapping } from "@muster/register";
import { KEEPER, NORTH } from "@muster/testkit";
import fc from "fast-check";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type ExampleNode, exampleNode } from "../../test/example-node.ts";
import { type KnownRoute, knowRoutes } from "../../test/known-routes.ts";
import {
  badCommand,
  deepBody,
  deepCommand,
  junk,
  rawBody,
  spoil,
  spoiled,
  spoiledCommand,
  spoiling,
  text,
  unfit,
} from "../../test/spoiled.ts";
import { NORTHERN } from "../../test/strangers.ts";
import { purposeOf } from "../access/purpose.ts";

const [seedText = "", timesText = "1"] = (process.env["MUSTER_FUZZ"] ?? "20261123").split(":");
const SEED = Number(seedText);
const TIMES = Number(timesText);
/** So many requests are under way at once. */
const AT_ONCE = 25;
const COMMANDS = 62_000;
const OTHERS = 3_000;
const POLICIES = 200;
const OVER_ROUTES = 44_000;
/** Of what goes over the routes, so much at least must be refused: the rest asks in an odd way for what may be had. */
const REFUSED = 39_000;
const MOST_GROWTH_BYTES = 16 * 1024 * 1024;

/** What shows a node's inside: frames, files, and the words of the database. */
const INSIDE =
  /node_modules|file:\/\/|\.ts:\d+|\bat (?:async )?[\w.<>]+ \(|relation "|syntax error|invalid input syntax|out of range for type|column "/;

let example: ExampleNode;
let routes: readonly KnownRoute[];
let askers: readonly Record<string, string>[];

beforeAll(async () => {
  routes = knowRoutes();
  example = await exampleNode();
  await example.given(NORTHERN);
  const session = await example.signIn(NORTH.officer);
  askers = [
    {},
    { authorization: "Bearer muster_nobody", cookie: "__Host-muster-session=nobody" },
    await example.headersOf(NORTH.officer),
    await example.headersOf(KEEPER.officer),
    session.headers,
  ];
});
afterAll(async () => {
  vi.restoreAllMocks();
  await example?.close();
});

function played(number: number): fc.Parameters<unknown> {
  return { seed: SEED, numRuns: number * TIMES, endOnFailure: true };
}

describe("every decoder refuses what it cannot read, and throws nothing else", () => {
  test(`${COMMANDS} commands`, () => {
    fc.assert(
      fc.property(spoiledCommand, (command) => {
        const first = decodeCommand(command);
        const answer = isRefusal(first) ? first : decodeCommand(unfit(command));
        if (!isRefusal(answer)) throw new Error("this was decoded");
        if (answer.category !== "invalid" || INSIDE.test(answer.says)) throw new Error(`refused as ${answer.says}`);
      }),
      played(COMMANDS),
    );
  });

  test(`${OTHERS} purposes of reading`, () => {
    fc.assert(
      fc.property(fc.option(text, { nil: undefined }), fc.option(text, { nil: undefined }), (purpose, why) => {
        const headers = { "muster-purpose": purpose ?? "other", ...(why === undefined ? {} : { "muster-why": why }) };
        const answer = purposeOf(headers);
        if (!isRefusal(answer)) expect(answer.text?.isWellFormed()).toBe(true);
      }),
      played(OTHERS),
    );
  });

  test(`${OTHERS} paths of tiles`, () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((one) => `tile/0/${one}`),
          text.map((one) => `tile/entries/${one}`),
        ),
        (path) => {
          try {
            parseTilePath(path);
          } catch (fault) {
            if (!(fault instanceof VerificationError)) throw fault;
          }
        },
      ),
      played(OTHERS),
    );
  });

  test(`${OTHERS} cookies and tokens let nobody in`, async () => {
    const said = fc.oneof(
      text,
      text.map((one) => `__Host-muster-session=${one}`),
      text.map((one) => `Bearer ${one}`),
    );
    await fc.assert(
      fc.asyncProperty(said, fc.option(said, { nil: undefined }), async (cookie, authorization) => {
        expect(isFailure(await example.identity.authenticate({ cookie, authorization }))).toBe(true);
      }),
      played(OTHERS),
    );
  });

  test(`${OTHERS} times`, () => {
    fc.assert(
      fc.property(text, (time) => {
        const read = parseInstant(time);
        if (read !== undefined) expect(read).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      }),
      played(OTHERS),
    );
  });

  test(`${OTHERS} mappings of roll files`, () => {
    const mapping = { format: 1, zone: "Asia/Damascus", columns: { person: "id", level: "level" }, units: { A: "A" } };
    fc.assert(
      fc.property(
        fc.oneof(
          junk,
          spoiling.map((one) => spoil(mapping, one)),
        ),
        (value) => {
          try {
            decodeMapping(value);
          } catch (fault) {
            if (!(fault instanceof Error) || fault.name !== "RollFileStopped") throw fault;
          }
        },
      ),
      played(OTHERS),
    );
  });

  test(`${POLICIES} policies`, () => {
    const folder = new URL("../../../../policies/", import.meta.url);
    const schema = readFileSync(new URL("schema.cedarschema", folder), "utf8");
    const whole = readFileSync(new URL("33-analyst.cedar", folder), "utf8");
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(20), text, (at, length, by) => {
        const spoiledText = `${whole.slice(0, at)}${by}${whole.slice(at + length)}`;
        const read = Policies.read([{ name: "spoiled.cedar", text: spoiledText }], schema);
        if (!(read instanceof Policies)) expect(read.line).toBeGreaterThan(0);
      }),
      played(POLICIES),
    );
  });
});

/** A request as nobody's own program would send it. */
interface Bad {
  readonly request: InjectOptions;
  readonly about: string;
}

const header = fc
  .string({ unit: "binary", maxLength: 30 })
  .map((one) => encodeURIComponent(one.toWellFormed()).replaceAll("%20", " "));
const strangeHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    "muster-purpose",
    "muster-why",
    "idempotency-key",
    "accept",
    "accept-encoding",
    "if-none-match",
    "range",
    "last-event-id",
    "content-length-of-another",
    "x-forwarded-for",
    "x-http-method-override",
    "user-agent",
    "sec-fetch-site",
    "host",
  ),
  header,
  { maxKeys: 4 },
);
/** Some read as they should, so that what comes after is reached. */
const goodHeaders = { "muster-purpose": "custody-care", "idempotency-key": "fuzz", "content-type": "application/json" };
const contentType = fc.constantFrom(
  "application/json",
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "",
);
const pathText = fc.oneof(
  text.map((one) => encodeURIComponent(one.toWellFormed().slice(0, 300))),
  fc.constantFrom(
    "%",
    "%zz",
    "%ff",
    "%c0%af",
    "..%2f..",
    "%00",
    "999999999999999",
    "0",
    "2147483648",
    "NORTH-1",
    "INC-1",
    "x".repeat(200),
  ),
);
const queryText = fc.oneof(
  fc.constant(""),
  fc
    .array(
      fc.tuple(
        fc.constantFrom(
          "asOf",
          "knownAt",
          "from",
          "to",
          "limit",
          "find",
          "by",
          "before",
          "person",
          "state",
          "kind",
          "thing",
          "x",
          "__proto__",
        ),
        pathText,
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((pairs) => `?${pairs.map(([name, value]) => `${name}=${value}`).join("&")}`),
);

/** Whether there is a wrong way to ask it: pages and the node's health are there for whoever asks, and however. */
function mayRefuse({ method, url, access }: KnownRoute): boolean {
  return method !== "HEAD" && (access !== "open" || method !== "GET" || /[:*]/.test(url));
}

function badRequest(): fc.Arbitrary<Bad> {
  // The feed has no end for who may hear it: it is asked by strangers alone.
  const known = routes.filter(({ url }) => url !== "/api/v1/feed");
  const refusing = known.filter(mayRefuse);
  const route = fc.oneof(
    { weight: 15, arbitrary: fc.constantFrom(...refusing) },
    { weight: 1, arbitrary: fc.constantFrom(...known) },
  );
  return route.chain(({ method, url, schema }) => {
    const isEndOfSession = url.endsWith("/sign-out") || (method === "DELETE" && url.includes("/sign-in/"));
    return fc
      .record({
        names: fc.array(pathText, { minLength: 2, maxLength: 2 }),
        query: queryText,
        body: fc.oneof({ weight: 6, arbitrary: bodyOf(url, schema.body) }, { weight: 1, arbitrary: rawBody }),
        type: contentType,
        who: fc.nat(askers.length - 1),
        headers: fc.oneof(fc.constant({}), strangeHeaders),
      })
      .map(({ names, query, body, type, who, headers }) => {
        const path = names.reduce((filled, name) => filled.replace(/:[a-z]+|\*/i, () => name), url);
        const isOwn = isEndOfSession && who === askers.length - 1;
        const sent = { ...goodHeaders, "content-type": type, ...headers, ...askers[isOwn ? 0 : who] };
        const payload = method === "POST" ? { payload: body } : {};
        const request = { method: method as "GET", url: `${path}${query}`, headers: sent, ...payload };
        return { request, about: `${method} ${path.slice(0, 120)}${query.slice(0, 120)} as ${who}` };
      });
  });
}

/** Always as text: what the server is sent is bytes. */
function bodyOf(url: string, schema: unknown): fc.Arbitrary<string> {
  const written = (value: unknown): string => JSON.stringify(value) ?? "";
  if (url.endsWith("/commands")) {
    return seldom(badCommand.map(written), deepCommand);
  }
  if (url.endsWith("/proposals")) {
    return seldom(
      badCommand.map((command) => written({ command })),
      deepCommand.map((command) => `{"command":${command}}`),
    );
  }
  return schema === undefined ? rawBody : seldom(spoiled(schema).map(written), deepBody(schema));
}

/** What costs as much as a hundred others is sent seldom. */
function seldom<Body>(usual: fc.Arbitrary<Body>, costly: fc.Arbitrary<Body>): fc.Arbitrary<Body> {
  return fc.oneof({ weight: 200, arbitrary: usual }, { weight: 1, arbitrary: costly });
}

/** Throws where an answer is not as answers are. */
function checkAnswer({ about, request }: Bad, answer: LightMyRequestResponse): void {
  const { statusCode, headers, body } = answer;
  const wrong = (what: string): never => {
    throw new Error(
      `${about}: ${what}: ${statusCode} ${body.slice(0, 500)} to ${JSON.stringify(request).slice(0, 1_500)}`,
    );
  };
  if (statusCode >= 500) wrong("a fault");
  if (statusCode < 400) return;
  if (!String(headers["content-type"]).startsWith("application/problem+json")) wrong("no problem");
  if (request.method === "HEAD") return;
  if (INSIDE.test(body)) wrong("the node's inside");
  if (typeof (JSON.parse(body) as { code?: unknown }).code !== "string") wrong("no code");
}

/** What is in use once what is not has been taken away. */
function heapBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

async function entries(): Promise<number | undefined> {
  return (await example.node.ledger.last())?.number;
}

describe("every route refuses what it cannot read", () => {
  // Verifies: MR-6
  test(`${OVER_ROUTES} requests: no fault, no word of the inside, no entry, and no memory kept`, async () => {
    const before = await entries();
    let sent = 0;
    let refused = 0;
    let warm = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(badRequest(), { minLength: AT_ONCE, maxLength: AT_ONCE }), async (batch) => {
        await Promise.all(
          batch.map(async (one) => {
            const answer = await example.server.inject(one.request);
            checkAnswer(one, answer);
            sent += 1;
            if (answer.statusCode >= 400) refused += 1;
          }),
        );
        if (warm === 0 && sent >= (OVER_ROUTES * TIMES) / 4) warm = heapBytes();
      }),
      played(OVER_ROUTES / AT_ONCE),
    );
    expect(refused).toBeGreaterThan(REFUSED * TIMES);
    expect(await entries()).toBe(before);
    expect(heapBytes() - warm).toBeLessThan(MOST_GROWTH_BYTES);
  });
});
