/** What stands after signing in: sessions, cookies, machines' tokens, and what of them is kept. */
import type { AuthorityCode, Instant } from "@muster/record";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  cookiesOf,
  codeOf,
  ExampleIdentity,
  HOME,
  NORTH_1,
  PASSWORD,
  SOUTH_1,
  succeeded,
  tokenOf,
} from "../test/example-identity.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let example: ExampleIdentity;

beforeAll(async () => {
  example = await ExampleIdentity.open();
});
beforeEach(async () => {
  example = await ExampleIdentity.open(example);
});
afterAll(() => example?.close());

const NOBODY = { failed: "not-signed-in" };

describe("a session", () => {
  test("ends half an hour after it was last used, and twelve hours after it began", async () => {
    const cookie = cookiesOf((await example.withPasskey()).signedIn);
    for (let used = 0; used < 24; used += 1) {
      expect(await example.identity.authenticate({ cookie })).toHaveProperty("officer");
      example.pass(29 * MINUTE_MS);
    }
    expect(await example.identity.authenticate({ cookie })).toHaveProperty("officer");
    example.pass(24 * MINUTE_MS - 1);
    expect(await example.identity.authenticate({ cookie })).toHaveProperty("officer");
    example.pass(1);
    expect(await example.identity.authenticate({ cookie })).toEqual(NOBODY);
    const other = cookiesOf((await example.withPasskey()).signedIn);
    example.pass(30 * MINUTE_MS);
    expect(await example.identity.authenticate({ cookie: other })).toEqual(NOBODY);
  });

  test("that is revoked, by its officer or another, is out with the next request", async () => {
    const { device, signedIn } = await example.withPasskey();
    const cookie = cookiesOf(signedIn);
    expect(await example.identity.revokeSession(signedIn.session.id, SOUTH_1, SOUTH_1)).toBe(false);
    expect(await example.identity.revokeSession(signedIn.session.id, NORTH_1, SOUTH_1)).toBe(true);
    expect(await example.identity.authenticate({ cookie })).toEqual(NOBODY);
    expect(await example.identity.revokeSession(signedIn.session.id, NORTH_1)).toBe(false);
    const signIn = async () =>
      succeeded(await example.identity.signInByPasskey(device.answer(await example.identity.askPasskey()), HOME));
    const [one, two] = [await signIn(), await signIn()];
    expect(await example.identity.listSessions(NORTH_1)).toHaveLength(2);
    expect(await example.identity.revokeSessions(NORTH_1)).toBe(2);
    for (const each of [one, two]) {
      expect(await example.identity.authenticate({ cookie: cookiesOf(each) })).toEqual(NOBODY);
    }
  });

  test("has a new secret at each sign-in, and the browser's earlier one ends", async () => {
    const { device, signedIn } = await example.withPasskey();
    const before = cookiesOf(signedIn);
    const response = device.answer(await example.identity.askPasskey());
    const after = cookiesOf(succeeded(await example.identity.signInByPasskey(response, { ...HOME, cookie: before })));
    expect(after).not.toContain(before.split("; ")[0]);
    expect(after.split("; ")[1]).toBe(before.split("; ")[1]);
    expect(await example.identity.authenticate({ cookie: before })).toEqual(NOBODY);
    expect(await example.identity.authenticate({ cookie: after })).toHaveProperty("officer");
  });

  test("ends for who is dismissed or goes over to another authority, at once", async () => {
    const { signedIn } = await example.withPasskey();
    const cookie = cookiesOf(signedIn);
    example.standing.set(NORTH_1, "SOUTH" as AuthorityCode);
    expect(await example.identity.authenticate({ cookie })).toEqual(NOBODY);
    example.standing.delete(NORTH_1);
    expect(await example.identity.authenticate({ cookie })).toEqual(NOBODY);
    expect(await example.identity.invite({ officer: NORTH_1 })).toEqual({ failed: "not-found" });
  });

  test.each([
    undefined,
    "",
    "__Host-muster-session=",
    "__Host-muster-session=x",
    "muster-session=SECRET",
    "x__Host-muster-session=SECRET",
    "__Host-muster-session=SECRET; __Host-muster-session=SECRET",
    "__Host-muster-session=SECRET\u0000",
  ])("is not opened by the cookie %j", async (template) => {
    const { signedIn } = await example.withPasskey();
    const secret = (signedIn.cookies[0] ?? "").split(/[=;]/)[1] ?? "";
    const cookie = template?.replaceAll("SECRET", secret);
    expect(await example.identity.authenticate({ cookie })).toEqual(NOBODY);
    expect(await example.identity.authenticate({ cookie: `__Host-muster-session=${secret}` })).toHaveProperty(
      "officer",
    );
  });

  test("shows of a browser what it said of itself, without what a terminal or a log would obey", async () => {
    const { signedIn } = await example.withPasskey(NORTH_1, { ...HOME, agent: `a\u001b[31m\r\nb${"x".repeat(500)}` });
    expect(signedIn.session.agent).toBe(`a[31mb${"x".repeat(194)}`);
  });
});

describe("cookies", () => {
  test("are this host's alone, over TLS alone, out of reach of scripts, and sent with nothing another site began", async () => {
    const { signedIn } = await example.withPasskey();
    expect(signedIn.cookies.map((cookie) => cookie.replace(/=[A-Za-z0-9_-]{43};/, "=…;"))).toEqual([
      "__Host-muster-session=…; Path=/; Secure; HttpOnly; SameSite=Strict",
      "__Host-muster-device=…; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=15552000",
    ]);
  });

  test("a device cookie from elsewhere is not taken for ours", async () => {
    const planted = "A".repeat(43);
    const visit = { ...HOME, cookie: `__Host-muster-device=${planted}` };
    expect(cookiesOf((await example.withPasskey(NORTH_1, visit)).signedIn)).not.toContain(planted);
  });
});

describe("a machine's token", () => {
  test("says its officer and its scopes, until it expires or is revoked", async () => {
    const { secret, id } = await tokenOf(example, 1);
    expect(secret).toMatch(/^muster_[A-Za-z0-9_-]{43}$/);
    const ask = () => example.identity.authenticate({ authorization: `Bearer ${secret}` });
    expect(await ask()).toEqual({
      officer: NORTH_1,
      authority: "NORTH",
      how: "token",
      token: id,
      scopes: ["roll.import"],
      newest: { officer: null, register: null },
    });
    expect(await example.identity.listTokens(NORTH_1)).toMatchObject([{ id, lastUsedAt: example.now }]);
    example.pass(24 * HOUR_MS - 1);
    expect(await ask()).toHaveProperty("officer");
    example.pass(1);
    expect(await ask()).toEqual(NOBODY);
    const other = await tokenOf(example);
    expect(await example.identity.revokeToken(other.id)).toBe(true);
    expect(await example.identity.revokeToken(other.id)).toBe(false);
    expect(await example.identity.authenticate({ authorization: `Bearer ${other.secret}` })).toEqual(NOBODY);
  });

  test("is not made without an end, without scopes, or for nobody", async () => {
    const { identity, now } = example;
    const token = { officer: NORTH_1, name: "x", scopes: ["read"], expiresAt: now };
    expect(await identity.makeToken(token)).toMatchObject({ failed: "token-invalid" });
    await expect(tokenOf(example, 367)).rejects.toThrow("token-invalid");
    const later = "2026-04-01T00:00:00.000Z" as Instant;
    expect(await identity.makeToken({ ...token, expiresAt: later, scopes: [] })).toMatchObject({
      failed: "token-invalid",
    });
    example.standing.delete(NORTH_1);
    expect(await identity.makeToken({ ...token, expiresAt: later })).toEqual({ failed: "not-found" });
  });

  test("that is none does not fall back on the cookie beside it", async () => {
    const cookie = cookiesOf((await example.withPasskey()).signedIn);
    for (const authorization of ["", "Bearer", "Bearer muster_x", "Basic YTpi", `Bearer ${"A".repeat(43)}`]) {
      expect(await example.identity.authenticate({ cookie, authorization })).toEqual(NOBODY);
    }
  });
});

test("nothing that opens anything is kept as it is", async () => {
  const { signedIn } = await example.withPasskey();
  const { secret: codeKey } = await (async () => {
    const invitation = await example.invitation();
    const key = succeeded(await example.identity.askInvitedCode(invitation));
    const given = { invitation, enrolment: key.enrolment, password: PASSWORD, code: codeOf(key.secret, example.now) };
    succeeded(await example.identity.acceptWithPassword(given, HOME));
    return key;
  })();
  const invitation = await example.invitation(SOUTH_1);
  const { secret } = await tokenOf(example);
  const secrets = [
    ...signedIn.cookies.map((cookie) => cookie.split(/[=;]/)[1] ?? ""),
    invitation,
    secret,
    PASSWORD,
    codeKey,
  ];
  const tables = ["sign_in_challenge", "passkey", "password", "session", "invitation", "known_device", "api_token"];
  let rows = 0;
  for (const table of tables) {
    for (const { row } of await example.database.query<{ row: string }>(`select t::text as row from ${table} t`)) {
      rows += 1;
      for (const each of secrets) {
        expect(row).not.toContain(each);
        expect(row).not.toContain(Buffer.from(each, "base64url").toString("hex"));
      }
    }
  }
  expect(rows).toBeGreaterThan(6);
});
