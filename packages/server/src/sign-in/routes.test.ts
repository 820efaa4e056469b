/** The door over HTTP: what is answered, what is told of it, and what is turned away before it is looked at. */
import fastify, { type RouteOptions } from "fastify";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { codeOf } from "@muster/testkit";
import { type ExampleDoor, exampleDoor, NORTH_1 } from "../../test/example-door.ts";
import { signInRoutes } from "./routes.ts";

const PASSWORD = "ship ember quartz lantern";

let door: ExampleDoor;
/** The officer's cookies, and the key of their codes. */
let cookie: string;
let key: string;

beforeAll(async () => {
  door = await exampleDoor();
  const invitation = (await door.invite(NORTH_1)).split("=")[1] ?? "";
  const asked = await post("/invitation/code", { invitation });
  ({ secret: key } = asked.json<{ secret: string }>());
  const { enrolment } = asked.json<{ enrolment: string }>();
  const code = codeOf(key, door.now());
  const accepted = await post("/invitation/password", { invitation, enrolment, password: PASSWORD, code });
  cookie = cookiesOf(accepted.headers["set-cookie"]);
});
beforeEach(() => {
  door.events.length = 0;
});
afterAll(() => door?.close());

type Headers = Readonly<Record<string, string>>;

function post(path: string, payload: object | string, headers: Headers = {}) {
  return door.server.inject({
    method: "POST",
    url: `/api/v1/sign-in${path}`,
    headers: { "content-type": "application/json", origin: door.origin, ...headers },
    payload,
  });
}

function get(path: string, headers: Headers = {}) {
  return door.server.inject({ url: `/api/v1/sign-in${path}`, headers });
}

function cookiesOf(header: string | string[] | number | undefined): string {
  return [header]
    .flat()
    .map((one) => String(one).split(";")[0])
    .join("; ");
}

function signIn(given: object = {}, headers: Headers = {}) {
  door.pass(30_000);
  return post("/password", { officer: NORTH_1, password: PASSWORD, code: codeOf(key, door.now()), ...given }, headers);
}

describe("signing in", () => {
  test("answers with the session and its cookies, and is told before", async () => {
    const answer = await signIn();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({ officer: "NORTH-1", authority: "NORTH", how: "password" });
    expect(answer.body).not.toContain(cookiesOf(answer.headers["set-cookie"]).split(/[=;]/)[1]);
    expect(door.events).toEqual([
      {
        kind: "sign-in",
        officer: "NORTH-1",
        authority: "NORTH",
        how: "password",
        about: answer.json<{ id: string }>().id,
        address: "127.0.0.1",
      },
    ]);
  });

  // Verifies: MR-6
  test("that fails is answered the same for every reason, and told with the officer only if there is one", async () => {
    const answers = [
      await signIn({ password: "wrong, but long enough" }),
      await signIn({ code: "000000" }),
      await signIn({ officer: "NOBODY-1" }),
      await signIn({ officer: "SOUTH-1" }),
    ];
    const [first] = answers;
    expect(first?.statusCode).toBe(401);
    expect(first?.headers["content-type"]).toContain("application/problem+json");
    const told = ({ statusCode, headers, body }: typeof first & object) => ({
      statusCode,
      headers: { ...headers, date: "" },
      body,
    });
    for (const answer of answers) expect(told(answer)).toEqual(first && told(first));
    expect(door.events.map(({ kind, officer, why }) => [kind, officer, why])).toEqual([
      ["sign-in-failed", "NORTH-1", "sign-in-failed"],
      ["sign-in-failed", "NORTH-1", "sign-in-failed"],
      ["sign-in-failed", undefined, "sign-in-failed"],
      ["sign-in-failed", "SOUTH-1", "sign-in-failed"],
    ]);
  });

  test("too often says how long to wait", async () => {
    for (let index = 0; index < 5; index += 1) await signIn({ officer: "NOBODY-2" });
    const given = { officer: "NOBODY-2", password: "x", code: "123456" };
    const answer = await post("/password", given);
    expect([answer.statusCode, answer.headers["retry-after"]]).toEqual([429, "1"]);
  });

  test("that cannot be recorded does not happen", async () => {
    const deaf = fastify();
    signInRoutes(deaf, door.identity, {
      onEvent: () => {
        throw new Error("the access journal is gone");
      },
    });
    door.pass(30_000);
    const answer = await deaf.inject({
      method: "POST",
      url: "/api/v1/sign-in/password",
      headers: { "content-type": "application/json" },
      payload: { officer: NORTH_1, password: PASSWORD, code: codeOf(key, door.now()) },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.headers["set-cookie"]).toBeUndefined();
    await deaf.close();
  });
});

describe("what is not our own page's is turned away", () => {
  const given = { officer: NORTH_1, password: PASSWORD, code: "123456" };

  test.each<[string, Headers]>([
    ["another origin", { origin: "https://evil.test" }],
    ["another port", { origin: "http://localhost:1" }],
    ["no origin at all of a page", { origin: "null" }],
    ["another site, as the browser says", { "sec-fetch-site": "cross-site" }],
    ["a neighbour on the same site", { "sec-fetch-site": "same-site" }],
    ["the address bar", { "sec-fetch-site": "none" }],
  ])("from %s", async (_what, headers) => {
    const answer = await post("/password", given, headers);
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([403, "origin-foreign"]);
    expect(door.events).toEqual([]);
  });

  test("with a cookie and no word of where it is from", async () => {
    const url = "/api/v1/sign-in/sign-out";
    const headers = { "content-type": "application/json", cookie };
    const answer = await door.server.inject({ method: "POST", url, headers, payload: {} });
    expect(answer.json()).toMatchObject({ code: "origin-foreign" });
    const all = await door.server.inject({ method: "DELETE", url: "/api/v1/sign-in/sessions", headers: { cookie } });
    expect(all.json()).toMatchObject({ code: "origin-foreign" });
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "",
  ])("as %j", async (type) => {
    const answer = await post("/password", JSON.stringify(given), { "content-type": type });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, "media-type-unknown"]);
  });

  test.each<[string, string, unknown]>([
    ["no field", "/password", {}],
    ["one field more", "/password", { ...given, colour: "red" }],
    ["a field of another kind", "/password", { ...given, password: { $ne: "" } }],
    ["a list", "/password", [given]],
    ["nothing", "/password", null],
    ["a code of words", "/password", { ...given, code: "secret" }],
    ["no credential", "/passkey/verify", { response: { id: "x" } }],
    ["an invitation of another length", "/invitation", { invitation: "short" }],
    ["an invitation with U+0000", "/invitation", { invitation: "\u0000".repeat(43) }],
  ])("with %s, naming the field and never what stood in it", async (_what, path, body) => {
    const answer = await post(path, JSON.stringify(body));
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, "field-invalid"]);
    expect(answer.body).not.toMatch(/secret|red|\$ne|short/);
  });

  test("as an invitation that is none, and that is told", async () => {
    const invitation = "A".repeat(43);
    for (const path of ["/invitation", "/invitation/passkey/options", "/invitation/code"]) {
      const answer = await post(path, { invitation });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([404, "invitation-invalid"]);
    }
    expect(door.events.map(({ kind, how }) => [kind, how])).toEqual(
      Array.from({ length: 3 }, () => ["sign-in-failed", "invitation"]),
    );
    expect(JSON.stringify(door.events)).not.toContain(invitation);
  });

  test.each(["", "?", "?code=x&state=y", "?error=access_denied", "?%%%", `?${"a".repeat(8_000)}`])(
    "back from no ministry with %j",
    async (query) => {
      const answer = await get(`/sign-on/callback${query}`, { cookie: `__Host-muster-sign-on=${"A".repeat(43)}` });
      expect([answer.statusCode, answer.headers.location]).toEqual([303, "/sign-in/#failed"]);
      expect(answer.headers["set-cookie"]).toBeUndefined();
    },
  );
});

describe("sessions", () => {
  const routes: readonly ["GET" | "POST" | "DELETE", string][] = [
    ["GET", "/session"],
    ["GET", "/sessions"],
    ["GET", "/passkeys"],
    ["POST", "/sign-out"],
    ["POST", "/sign-on/link"],
    ["POST", "/passkeys/options"],
    ["DELETE", "/sessions"],
    ["DELETE", "/sessions/00000000-0000-4000-8000-000000000000"],
    ["DELETE", "/passkeys/AAAA"],
  ];

  test.each(routes)("%s %s is for who is signed in", async (method, path) => {
    for (const cookies of [undefined, `__Host-muster-session=${"A".repeat(43)}`]) {
      const answer = await door.server.inject({
        method,
        url: `/api/v1/sign-in${path}`,
        headers: {
          origin: door.origin,
          ...(cookies === undefined ? {} : { cookie: cookies }),
          ...(method === "POST" ? { "content-type": "application/json" } : {}),
        },
        ...(method === "POST" ? { payload: {} } : {}),
      });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([401, "not-signed-in"]);
    }
  });

  test("are listed, ended one by one and all at once, each told", async () => {
    const [one, two] = [
      cookiesOf((await signIn()).headers["set-cookie"]),
      cookiesOf((await signIn()).headers["set-cookie"]),
    ];
    const idOf = async (of: string) =>
      (await get("/session", { cookie: of })).json<{ session?: { id: string } }>().session?.id ?? "";
    const id = await idOf(one);
    const { sessions } = (await get("/sessions", { cookie: two })).json<{ sessions: { id: string }[] }>();
    expect(sessions.map((session) => session.id)).toContain(id);
    const end = (path: string) =>
      door.server.inject({
        method: "DELETE",
        url: `/api/v1/sign-in${path}`,
        headers: { origin: door.origin, cookie: two },
      });
    door.events.length = 0;
    expect((await end(`/sessions/${id}`)).json()).toEqual({ ended: 1 });
    expect((await get("/session", { cookie: one })).statusCode).toBe(401);
    expect((await end(`/sessions/${id}`)).statusCode).toBe(404);
    expect((await end("/sessions")).json<{ ended: number }>().ended).toBeGreaterThan(0);
    expect((await get("/session", { cookie: two })).statusCode).toBe(401);
    expect(door.events.map(({ kind, about }) => [kind, about])).toEqual([
      ["session-revoked", id],
      ["session-revoked", undefined],
    ]);
  });

  test("are not a machine's: its token says who it is, and no more", async () => {
    const expiresAt = new Date(Date.parse(door.now()) + 60_000).toISOString() as ReturnType<typeof door.now>;
    const token = await door.identity.makeToken({ officer: NORTH_1, name: "x", scopes: ["roll.import"], expiresAt });
    const authorization = `Bearer ${"secret" in token ? token.secret : ""}`;
    expect((await get("/session", { authorization })).json()).toMatchObject({ how: "token", scopes: ["roll.import"] });
    expect((await get("/sessions", { authorization })).statusCode).toBe(401);
  });
});

test("every route says who may call it, and only the way in is open", async () => {
  const server = fastify();
  const said: string[] = [];
  server.addHook("onRoute", ({ method, url, config }: RouteOptions) => {
    said.push(`${JSON.stringify(config?.access)} ${String(method)} ${url.replace("/api/v1/sign-in", "")}`);
  });
  signInRoutes(server, door.identity, { onEvent: () => {} });
  await server.ready();
  expect(said.filter((route) => !/^"(?:open|signed-in)" /.test(route))).toEqual([]);
  expect(said.filter((route) => route.startsWith('"open"') && !route.includes("HEAD")).sort()).toEqual([
    '"open" GET /sign-on/callback',
    '"open" GET /ways',
    '"open" POST /invitation',
    '"open" POST /invitation/code',
    '"open" POST /invitation/passkey',
    '"open" POST /invitation/passkey/options',
    '"open" POST /invitation/password',
    '"open" POST /passkey/options',
    '"open" POST /passkey/verify',
    '"open" POST /password',
    '"open" POST /sign-on/start',
  ]);
  await server.close();
});
