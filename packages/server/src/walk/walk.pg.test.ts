/**
 * A walk along every route there is, by everybody who has no business there: those who are not signed in, or not any more,
 * another authority's officers, and those without a role. None of them may learn so much as whether somebody is there: an
 * answer about a person who is on the register is held, byte for byte, against the answer about nobody.
 */
import { ROLES, RULES } from "@muster/custody";
import { isFailure } from "@muster/identity";
import { epochMilliseconds, instantFromEpoch, type OfficerCode } from "@muster/record";
import { KINDS_WITH_PURPOSE } from "@muster/register";
import { NORTH } from "@muster/testkit";
import type { InjectOptions, LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ALI, type ExampleNode, exampleNode, NOW, OMAR } from "../../test/example-node.ts";
import { type KnownRoute, knowRoutes } from "../../test/known-routes.ts";
import type { SignedIn } from "../../test/signed-in.ts";
import { MONITOR, NOBODY, NORTH_ANALYST, NORTHERN, SECRETS, southern, STRANGERS } from "../../test/strangers.ts";
import {
  ABOUT_PEOPLE,
  commandOf,
  type Made,
  type Pair,
  type Question,
  questionsOf,
  visible,
} from "../../test/walking.ts";

const MINUTE_MS = 60_000;
/** What is about people, or was agreed between authorities: nobody else is told that it exists. */
const KEPT_FROM_STRANGERS = new Set(["person", "transfer", "count", "incident", "agreement", "programme"]);
/** Officers who may see every entry, and how things stand that are about nobody: they are kept from people alone. */
const OVERSEERS = new Set([southern("auditor"), southern("tracing-officer")]);
/** All that anybody may ask who is not signed in: the way in, the published log, the node's health, the description. */
const OPEN = /^\/(?:api\/v1\/sign-in\/|log\/|healthz$|readyz$|api\/openapi\.json$)/;

const LAST = { occurredAt: "2026-01-07T12:00:00Z", by: { authority: "SOUTH", officer: southern("site-commander") } };

let now = NOW;
let example: ExampleNode;
let made: Made;
let routes: readonly KnownRoute[];
let unthought: unknown;
/** What this officer asked before has its own number in the access journal, and their own words. */
const OWN_EVENT = /"number":\d+,"at"/g;
/** Headers by which nobody is signed in, or nobody any more. */
const nobody = new Map<string, Record<string, string>>();

beforeAll(async () => {
  routes = knowRoutes((server) => {
    try {
      server.get("/nobody-thought-of-this", () => ({}));
    } catch (fault) {
      unthought = fault;
    }
  });
  example = await exampleNode({ clock: () => now });
  await example.given(NORTHERN);
  made = await makeThings();
  await signPeopleOut();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await example?.close();
});

function pass(milliseconds: number): void {
  now = instantFromEpoch(epochMilliseconds(now) + milliseconds);
}

/** What the North's registrar has under way. */
async function makeThings(): Promise<Made> {
  const headers = { ...(await example.headersOf(NORTH.officer)), "muster-purpose": "legal-review" };
  const post = async (url: string, payload: object): Promise<string> => {
    const answer = await example.server.inject({ method: "POST", url, headers, payload });
    return answer.json<{ id: string }>().id;
  };
  const release = { kind: "custody.release", person: OMAR, site: "N-PRISON", grounds: "review", to: "home" };
  const token = await tokenFor(NORTH.officer, NOW_AND_A_DAY);
  return {
    proposal: await post("/api/v1/proposals", { command: { ...release, occurredAt: "2026-01-06T12:00:00Z" } }),
    export: await post("/api/v1/exports", { people: [ALI, OMAR] }),
    session: (await example.signIn(NORTH.officer)).id,
    token: token.id,
  };
}

const NOW_AND_A_DAY = instantFromEpoch(epochMilliseconds(NOW) + 24 * 60 * MINUTE_MS);

async function tokenFor(officer: string, expiresAt = NOW_AND_A_DAY): Promise<{ id: string; secret: string }> {
  const given = { officer: officer as OfficerCode, name: "walk", scopes: ["see-person"], expiresAt };
  const token = await example.identity.makeToken(given);
  if (isFailure(token)) throw new Error(`no token: ${token.failed}`);
  return token;
}

/** Real sessions and tokens of an officer who might read everything asked for, each ended in another way. */
async function signPeopleOut(): Promise<void> {
  const officer = NORTH.officer as OfficerCode;
  const sessions = { idle: await example.signIn(officer), over: await example.signIn(officer) };
  const revoked = await example.signIn(officer);
  const short = await tokenFor(officer, instantFromEpoch(epochMilliseconds(NOW) + MINUTE_MS));
  const withdrawn = await tokenFor(officer);
  const use = ({ headers }: SignedIn) => example.server.inject({ url: "/api/v1/policies", headers });
  for (const session of [...Object.values(sessions), revoked]) expect((await use(session)).statusCode).toBe(200);
  await example.identity.revokeSession(revoked.id, officer);
  await example.identity.revokeToken(withdrawn.id);
  // One goes on being used until its twelve hours are over; the other is left alone.
  for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
    expect((await use(sessions.over)).statusCode).toBe(200);
    pass(20 * MINUTE_MS);
  }
  nobody.set("no session", {});
  nobody.set("a session left alone", sessions.idle.headers);
  nobody.set("a session that is over", sessions.over.headers);
  nobody.set("a revoked session", revoked.headers);
  nobody.set("an expired token", { authorization: `Bearer ${short.secret}` });
  nobody.set("a revoked token", { authorization: `Bearer ${withdrawn.secret}` });
  nobody.set("a made-up session", { ...sessions.idle.headers, cookie: `__Host-muster-session=${"A".repeat(43)}` });
  nobody.set("a made-up token", { authorization: `Bearer muster_${"A".repeat(43)}` });
}

function ask(request: InjectOptions, headers: Record<string, string>): Promise<LightMyRequestResponse> {
  return example.server.inject({ ...request, headers: { ...request.headers, ...headers } });
}

/** Both answers, as whoever asked sees them; and which of the North's secrets either of them holds. */
async function both({ pair, there, nowhere }: Question, headers: Record<string, string>) {
  const one = await ask(there, headers);
  const other = await ask(nowhere, headers);
  const told = [visible(one, pair.there), visible(other, pair.nowhere)].map((text) => text.replaceAll(OWN_EVENT, ""));
  const secrets = SECRETS.filter((secret) => told.some((text) => text.includes(secret)));
  return { status: one.statusCode, there: told[0] ?? "", nowhere: told[1] ?? "", secrets };
}

function isBehindSignIn({ access }: KnownRoute): boolean {
  return access !== "open";
}

/** Which sites there are, whose, and which officers, every officer may know. */
function isReference({ access }: KnownRoute): boolean {
  return typeof access !== "string" && ["see-reference", "see-site", "manage-sign-in"].includes(access.action);
}

function isAboutPeople({ access }: KnownRoute): boolean {
  return (
    typeof access !== "string" &&
    access.action !== "see-proof" &&
    access.reads !== undefined &&
    KINDS_WITH_PURPOSE.has(access.reads)
  );
}

/** Whether it is kept from strangers that what the route is about is there at all. */
function isKept({ access }: KnownRoute): boolean {
  return typeof access !== "string" && KEPT_FROM_STRANGERS.has(access.about);
}

async function entries(): Promise<number> {
  return (await example.node.ledger.last())?.number ?? -1;
}

describe("the routes", () => {
  // Verifies: MR-6
  test("a route that nobody thought about is not added", async () => {
    expect(unthought).toMatchObject({ name: "RouteWithoutAccess" });
    expect((await example.server.inject("/nobody-thought-of-this")).statusCode).toBe(404);
  });

  test("the API's description names every route but those it hides, and no other", async () => {
    const { paths } = (await example.server.inject("/api/openapi.json")).json<{ paths: Record<string, object> }>();
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const walked = routes
      .filter(({ method, hidden }) => method !== "HEAD" && !hidden)
      .map(({ method, url }) => `${method} ${url.replaceAll(/:([a-z]+)/gi, "{$1}").replaceAll("*", "{*}")}`);
    expect([...told].sort()).toEqual([...walked].sort());
    expect(told.length).toBeGreaterThan(50);
  });

  test("those open to anybody are the way in, the log's hashes, the node's health and the description", () => {
    const open = routes.filter((route) => !isBehindSignIn(route)).map(({ url }) => url);
    expect(open.filter((url) => !OPEN.test(url))).toEqual([]);
  });
});

describe("whoever is not signed in", () => {
  // Verifies: MR-6
  test("is told that, and the same whatever they ask about", async () => {
    for (const route of routes.filter(isBehindSignIn)) {
      for (const question of questionsOf(route, made)) {
        const first = await both(question, {});
        expect([question.name, first.status]).toEqual([question.name, 401]);
        for (const [how, headers] of nobody) {
          const { there, nowhere } = await both(question, headers);
          expect([question.name, how, there]).toEqual([question.name, how, first.there]);
          expect([question.name, how, nowhere]).toEqual([question.name, how, first.there]);
        }
      }
    }
  });

  test("reads about nobody on the routes that are open", async () => {
    for (const route of routes.filter((one) => !isBehindSignIn(one))) {
      for (const question of questionsOf(route, made)) {
        const { secrets } = await both(question, {});
        expect([question.name, secrets]).toEqual([question.name, []]);
      }
    }
  });
});

describe("another authority's officer, or one without a role", () => {
  /** The feed has no end, and is listened to below. Who oversees or traces is shown entries, and no files. */
  const walkedBy = (officer: string): readonly KnownRoute[] =>
    routes.filter(
      (route) =>
        isBehindSignIn(route) && route.url !== "/api/v1/feed" && (!OVERSEERS.has(officer) || isAboutPeople(route)),
    );

  // Verifies: MR-6, ICPPED-20-22
  test.each(STRANGERS)("%s cannot tell who is there from who is not", async (officer) => {
    // In person, for a machine confirms nothing; but as a machine along what would end the session.
    const { headers: inPerson } = await example.signIn(officer);
    const asMachine = await example.headersOf(officer);
    const before = await entries();
    const faults: string[] = [];
    for (const route of walkedBy(officer)) {
      const headers = route.url.startsWith("/api/v1/sign-in/") ? asMachine : inPerson;
      for (const question of questionsOf(route, made)) {
        const { status, there, nowhere, secrets } = await both(question, headers);
        const refused = [401, 403, 404].includes(status);
        if (there !== nowhere && !isReference(route)) faults.push(`${question.name}: ${there} but ${nowhere}`);
        if (secrets.length > 0 && route.url !== "/api/v1/access/own")
          faults.push(`${question.name} tells ${secrets.join()}`);
        if (isKept(route) && !refused) faults.push(`${question.name} is answered ${there}`);
      }
    }
    expect(faults.map((fault) => fault.slice(0, 200))).toEqual([]);
    expect(await entries()).toBe(before);
  });

  test("the feed tells another authority of none of it, from the first entry on", async () => {
    const address = await example.server.listen({ host: "127.0.0.1", port: 0 });
    const leave = new AbortController();
    const headers = { ...(await example.headersOf(southern("registrar"))), "last-event-id": "0" };
    const answer = await fetch(`${address}/api/v1/feed`, { headers, signal: leave.signal });
    await example.given([
      { kind: "site.open", ...LAST, site: "S-LAST", name: "Last", type: "prison", controlledBy: "SOUTH" },
    ]);
    const last = `id: ${await entries()}\n`;
    let heard = "";
    for await (const chunk of answer.body ?? []) {
      heard += Buffer.from(chunk as Uint8Array).toString();
      if (heard.includes(last)) break;
    }
    leave.abort();
    expect(heard).toContain(last);
    expect(SECRETS.filter((secret) => heard.includes(secret))).toEqual([]);
    expect((await ask({ url: "/api/v1/feed" }, await example.headersOf(NORTH_ANALYST))).statusCode).toBe(403);
  });

  test("a monitor sees them: the walk goes where there is something to see", async () => {
    expect((await example.ask(`/api/v1/people/${ALI}`, MONITOR, "monitoring-visit")).body).toMatchObject({
      person: ALI,
    });
    expect((await example.ask(`/api/v1/people/${NOBODY}`, MONITOR, "monitoring-visit")).status).toBe(404);
  });
});

describe("commands about people who are none of theirs", () => {
  let sent = 0;

  /** The answers to a command about somebody who is there and about nobody, where they differ. */
  async function difference(
    officer: string,
    url: string,
    commandAbout: (which: keyof Pair) => object,
  ): Promise<string[]> {
    const headers = await example.headersOf(officer);
    const send = async (which: keyof Pair): Promise<LightMyRequestResponse> => {
      const command = commandAbout(which);
      const payload = url.endsWith("proposals") ? { command } : command;
      return ask({ method: "POST", url, payload, headers: { "idempotency-key": `walk-${(sent += 1)}` } }, headers);
    };
    const there = visible(await send("there"), ALI);
    const nowhere = visible(await send("nowhere"), NOBODY);
    return there === nowhere ? [] : [`${there} but ${nowhere}`];
  }

  // Verifies: MR-6
  test.each(STRANGERS)("%s is answered the same about somebody as about nobody", async (officer) => {
    const before = await entries();
    const found = ABOUT_PEOPLE.flatMap((kind) =>
      ["N-PRISON", "S-PRISON"].map((site) =>
        difference(officer, "/api/v1/commands", (which) => commandOf(kind, which, site, "some")),
      ),
    );
    const faults = (await Promise.all(found)).flat();
    expect(faults.map((fault) => fault.slice(0, 200))).toEqual([]);
    expect(await entries()).toBe(before);
  });

  test.each([southern("registrar"), southern("site-commander")])(
    "nor does %s tell with every field filled in, or by a proposal",
    async (officer) => {
      const found = ABOUT_PEOPLE.flatMap((kind) =>
        ["/api/v1/commands", "/api/v1/proposals"].map((url) =>
          difference(officer, url, (which) => commandOf(kind, which, "S-PRISON", "all")),
        ),
      );
      const faults = (await Promise.all(found)).flat();
      expect(faults.map((fault) => fault.slice(0, 200))).toEqual([]);
    },
  );

  test("every role but a keeper's and a monitor's has walked, about most of what can be done", () => {
    expect(STRANGERS.length).toBe(ROLES.length - 2 + 3);
    expect(ABOUT_PEOPLE.length).toBeGreaterThan(RULES.length / 2);
  });
});
