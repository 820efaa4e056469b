/** Every way in, and every way in which each must fail. */
import type { AuthorityCode, Instant } from "@muster/record";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  codeOf,
  cookiesOf,
  ELSEWHERE,
  ExampleIdentity,
  HOME,
  NORTH_1,
  ORIGIN,
  PASSWORD,
  SOUTH_1,
  succeeded,
} from "../test/example-identity.ts";
import { type Lies, SoftAuthenticator } from "../test/soft-authenticator.ts";
import { isFailure } from "./failure.ts";

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

const FAILED = { failed: "sign-in-failed" };
const NOBODY = { failed: "not-signed-in" };

describe("a passkey", () => {
  // Verifies: MR-6
  test("signs its officer in, and nobody else", async () => {
    const { device } = await example.withPasskey();
    const signedIn = succeeded(
      await example.identity.signInByPasskey(device.answer(await example.identity.askPasskey()), HOME),
    );
    expect(signedIn.session).toMatchObject({ officer: NORTH_1, authority: "NORTH", how: "passkey" });
    const who = await example.identity.authenticate({ cookie: cookiesOf(signedIn) });
    expect(who).toMatchObject({ officer: NORTH_1, authority: "NORTH", how: "passkey" });
    const stranger = new SoftAuthenticator(ORIGIN);
    const unknown = stranger.answer(await example.identity.askPasskey());
    expect(await example.identity.signInByPasskey(unknown, HOME)).toEqual(FAILED);
  });

  const lies: readonly (readonly [string, Lies])[] = [
    ["another site's page", { origin: "https://register.example.evil.test" }],
    ["another port of the same host", { origin: `${ORIGIN}:8443` }],
    ["another relying party", { host: "evil.test" }],
    ["a challenge that was never asked", { challenge: Buffer.alloc(32, 7).toString("base64url") }],
    ["a challenge that is not even bytes", { challenge: "%" }],
    ["nobody verified", { unverified: true }],
    ["another officer's handle", { handle: "AAAA" }],
    ["another key", { otherKey: true }],
    ["the answer to a registration", { type: "webauthn.create" }],
  ];

  test.each(lies)("is refused with %s", async (_what, lie) => {
    const { device } = await example.withPasskey();
    const response = device.answer(await example.identity.askPasskey(), lie);
    expect(await example.identity.signInByPasskey(response, HOME)).toEqual(FAILED);
    const again = device.answer(await example.identity.askPasskey());
    expect(isFailure(await example.identity.signInByPasskey(again, HOME))).toBe(false);
  });

  test("is refused a second time with the same answer, and after five minutes", async () => {
    const { device } = await example.withPasskey();
    const response = device.answer(await example.identity.askPasskey());
    expect(isFailure(await example.identity.signInByPasskey(response, HOME))).toBe(false);
    expect(await example.identity.signInByPasskey(response, HOME)).toEqual(FAILED);
    const late = device.answer(await example.identity.askPasskey());
    example.pass(5 * MINUTE_MS);
    expect(await example.identity.signInByPasskey(late, HOME)).toEqual(FAILED);
  });

  test("is refused when its counter goes back, as a copy's does", async () => {
    const { device } = await example.withPasskey();
    const at = async (counter: number) =>
      example.identity.signInByPasskey(device.answer(await example.identity.askPasskey(), { counter }), HOME);
    expect(isFailure(await at(5))).toBe(false);
    expect(await at(5)).toEqual(FAILED);
    expect(await at(4)).toEqual(FAILED);
    expect(isFailure(await at(6))).toBe(false);
  });

  test.each(lies.filter(([, lie]) => !lie.handle && !lie.otherKey && !lie.type))(
    "is not registered with %s",
    async (_what, lie) => {
      const invitation = await example.invitation();
      const options = succeeded(await example.identity.askInvitedPasskey(invitation));
      const response = new SoftAuthenticator(ORIGIN).register(options, lie);
      const failed = { failed: "registration-failed", officer: NORTH_1 };
      expect(await example.identity.acceptWithPasskey({ invitation, response }, HOME)).toEqual(failed);
      expect(await example.identity.findInvitation(invitation)).toMatchObject({ officer: NORTH_1 });
    },
  );

  test("asked of one officer does not become another's", async () => {
    const [north, south] = [await example.invitation(NORTH_1), await example.invitation(SOUTH_1)];
    const options = succeeded(await example.identity.askInvitedPasskey(north));
    const response = new SoftAuthenticator(ORIGIN).register(options);
    const outcome = await example.identity.acceptWithPasskey({ invitation: south, response }, HOME);
    expect(outcome).toMatchObject({ failed: "registration-failed" });
  });

  test("can be added from a session, which goes on under a new secret, and removed", async () => {
    const { signedIn } = await example.withPasskey();
    const second = new SoftAuthenticator(ORIGIN);
    const options = await example.identity.askNewPasskey(NORTH_1);
    expect(options.excludeCredentials).toHaveLength(1);
    const added = succeeded(await example.identity.addPasskey(signedIn.session, second.register(options)));
    expect(await example.identity.authenticate({ cookie: cookiesOf(signedIn) })).toEqual(NOBODY);
    expect(await example.identity.authenticate({ cookie: cookiesOf(added) })).toMatchObject({ officer: NORTH_1 });
    expect(await example.identity.listPasskeys(NORTH_1)).toHaveLength(2);
    expect(await example.identity.removePasskey(SOUTH_1, second.credential)).toBe(false);
    expect(await example.identity.removePasskey(NORTH_1, second.credential)).toBe(true);
    const gone = second.answer(await example.identity.askPasskey());
    expect(await example.identity.signInByPasskey(gone, HOME)).toEqual(FAILED);
  });
});

describe("a password with a code", () => {
  test("signs in; each code once, and one step early or late", async () => {
    const { code } = await example.withPassword();
    expect(await example.byPassword(code, HOME)).toMatchObject({ session: { how: "password" } });
    const used = { officer: NORTH_1, password: PASSWORD, code: code() };
    expect(await example.identity.signInByPassword(used, HOME)).toMatchObject(FAILED);
    example.pass(30_000);
    const early = code();
    example.pass(30_000);
    expect(isFailure(await example.identity.signInByPassword({ ...used, code: early }, HOME))).toBe(false);
    example.pass(30_000);
    const stale = code();
    example.pass(60_000);
    expect(await example.identity.signInByPassword({ ...used, code: stale }, HOME)).toMatchObject(FAILED);
  });

  test("given twice at once lets one in", async () => {
    const { code } = await example.withPassword();
    example.pass(30_000);
    const given = { officer: NORTH_1, password: PASSWORD, code: code() };
    const both = await Promise.all([HOME, HOME].map((visit) => example.identity.signInByPassword(given, visit)));
    expect(both.filter(isFailure)).toHaveLength(1);
  });

  test("tells an outsider nothing about who there is", async () => {
    const { code } = await example.withPassword();
    example.pass(30_000);
    const tries = [
      { officer: NORTH_1, password: "not this one, surely", code: code() },
      { officer: NORTH_1, password: PASSWORD, code: "000000" },
      { officer: "NOBODY-1", password: PASSWORD, code: code() },
      { officer: SOUTH_1, password: PASSWORD, code: code() },
      { officer: "no code at all", password: "\ud800", code: "" },
    ];
    for (const given of tries) {
      const { officer: _, ...told } = (await example.identity.signInByPassword(given, ELSEWHERE)) as object & {
        officer?: string;
      };
      expect(told).toEqual(FAILED);
    }
  });

  test("is the same from two keyboards that write its letters differently", async () => {
    const invitation = await example.invitation();
    const { secret, enrolment } = succeeded(await example.identity.askInvitedCode(invitation));
    const given = { invitation, enrolment, code: codeOf(secret, example.now) };
    succeeded(await example.identity.acceptWithPassword({ ...given, password: "caf\u00e9 mu\u00f1oz 1987" }, HOME));
    example.pass(30_000);
    const code = codeOf(secret, example.now);
    const other = { officer: NORTH_1, password: "cafe\u0301 mun\u0303oz 1987", code };
    expect(isFailure(await example.identity.signInByPassword(other, HOME))).toBe(false);
  });

  test.each([
    ["short", "eleven char"],
    ["the officer's own code", "north-1 is my password"],
    ["common", "Password-123456"],
    ["a run of keys", "qwertyuiopasd"],
    ["a run backwards", "zyxwvutsrqponm"],
    ["one character", "aaaaaaaaaaaaaaaa"],
    ["longer than 1,024 bytes", `${"é".repeat(512)}a`],
  ])("that is %s is not taken, and the invitation stays good", async (_what, password) => {
    const invitation = await example.invitation();
    const { secret, enrolment } = succeeded(await example.identity.askInvitedCode(invitation));
    const given = { invitation, enrolment, password, code: codeOf(secret, example.now) };
    expect(await example.identity.acceptWithPassword(given, HOME)).toMatchObject({ failed: "password-weak" });
    const better = { ...given, password: PASSWORD };
    expect(await example.identity.acceptWithPassword({ ...better, code: "000000" }, HOME)).toMatchObject({
      failed: "code-wrong",
    });
    expect(isFailure(await example.identity.acceptWithPassword(better, HOME))).toBe(false);
  });

  test("is hashed anew when the parameters have risen, and works before and after", async () => {
    const { code } = await example.withPassword();
    const risen = { memoryKiB: 128, passes: 2, lanes: 1 };
    const later = example.another({ limits: { password: risen } });
    for (const expected of ["$argon2id$v=19$m=64,t=1,p=1$", "$argon2id$v=19$m=128,t=2,p=1$"]) {
      const [row] = await example.database.query<{ hash: string }>("select hash from password");
      expect(row?.hash.startsWith(expected)).toBe(true);
      example.pass(30_000);
      const given = { officer: NORTH_1, password: PASSWORD, code: code() };
      expect(isFailure(await later.signInByPassword(given, HOME))).toBe(false);
    }
  });
});

describe("tries", () => {
  const wrong = { officer: NORTH_1, password: "a guess, and another", code: "123456" };

  async function hammer(times: number, visit = ELSEWHERE): Promise<readonly unknown[]> {
    const outcomes: unknown[] = [];
    for (let index = 0; index < times; index += 1) {
      outcomes.push(await example.identity.signInByPassword(wrong, visit));
    }
    return outcomes;
  }

  test("after five each waits twice as long as the last, up to a quarter of an hour", async () => {
    expect((await hammer(5)).every((outcome) => (outcome as { failed: string }).failed === "sign-in-failed")).toBe(
      true,
    );
    for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      expect(await hammer(1)).toEqual([{ failed: "too-many-tries", retryAfterSeconds: seconds, officer: NORTH_1 }]);
      example.pass(seconds * 1_000);
      expect(await hammer(1)).toMatchObject([FAILED]);
    }
  });

  test("a hundred at once are no way round", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => example.identity.signInByPassword(wrong, ELSEWHERE)),
    );
    expect(outcomes.filter((outcome) => isFailure(outcome) && outcome.failed === "sign-in-failed")).toHaveLength(5);
  });

  // Verifies: MR-6
  test("of an attacker elsewhere lock nobody out: by password from home, by passkey from anywhere", async () => {
    const { code } = await example.withPassword();
    const { device } = await example.withPasskey();
    await hammer(50);
    expect(await example.byPassword(code, { ...HOME, address: "192.0.2.77" })).toHaveProperty("session");
    const response = device.answer(await example.identity.askPasskey());
    expect(await example.identity.signInByPasskey(response, ELSEWHERE)).toHaveProperty("session");
  });

  test("of a colleague behind the same address do not reach a device the officer is known on", async () => {
    const { code, signedIn } = await example.withPassword();
    const known = { ...ELSEWHERE, cookie: cookiesOf(signedIn) };
    for (let index = 0; index < 16; index += 1) {
      await hammer(1);
      example.pass(15 * MINUTE_MS);
    }
    await hammer(1);
    expect(await example.byPassword(code, ELSEWHERE)).toMatchObject({ failed: "too-many-tries" });
    expect(await example.byPassword(code, known)).toHaveProperty("session");
  });

  test("with a stolen device's cookie wait as well", async () => {
    const { signedIn } = await example.withPassword();
    const stolen = { ...ELSEWHERE, cookie: cookiesOf(signedIn) };
    await hammer(5, stolen);
    expect(await hammer(1, stolen)).toMatchObject([{ failed: "too-many-tries" }]);
  });

  test("for many officers from one network wait, and from one household of IPv6", async () => {
    const at = (index: number) => ({ ...ELSEWHERE, address: `2001:db8:1:2::${(index + 1).toString(16)}` });
    for (let index = 0; index < 50; index += 1) {
      const outcome = await example.identity.signInByPassword({ ...wrong, officer: `GUESS-${index}` }, at(index));
      expect(outcome).toEqual(FAILED);
    }
    const next = { ...wrong, officer: "GUESS-51" };
    expect(await example.identity.signInByPassword(next, at(51))).toMatchObject({ failed: "too-many-tries" });
    const neighbour = { ...ELSEWHERE, address: "2001:db8:1:3::1" };
    expect(await example.identity.signInByPassword(next, neighbour)).toEqual(FAILED);
  });

  test("are forgiven when one succeeds, and forgotten after a day", async () => {
    const { code } = await example.withPassword();
    await hammer(4);
    expect(await example.byPassword(code, ELSEWHERE)).toHaveProperty("session");
    await hammer(5);
    expect(await hammer(1)).toMatchObject([{ failed: "too-many-tries" }]);
    example.pass(24 * HOUR_MS);
    expect(await hammer(5)).toMatchObject([FAILED, FAILED, FAILED, FAILED, FAILED]);
  });
});

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

describe("an invitation", () => {
  test("is good once, for a day, for its officer; a new one takes its place", async () => {
    const { identity } = example;
    const first = await example.invitation();
    const second = await example.invitation();
    expect(await identity.findInvitation(first)).toEqual({ failed: "invitation-invalid" });
    expect(await identity.findInvitation(second)).toMatchObject({ officer: NORTH_1, replaces: false });
    const options = succeeded(await identity.askInvitedPasskey(second));
    const response = new SoftAuthenticator(ORIGIN).register(options);
    expect(await identity.acceptWithPasskey({ invitation: second, response }, HOME)).toHaveProperty("session");
    expect(await identity.findInvitation(second)).toEqual({ failed: "invitation-invalid" });
    expect(await identity.askInvitedCode(second)).toEqual({ failed: "invitation-invalid" });
    const third = await example.invitation();
    example.pass(24 * HOUR_MS);
    expect(await identity.findInvitation(third)).toEqual({ failed: "invitation-invalid" });
  });

  test("accepted twice at once lets one in", async () => {
    const invitation = await example.invitation();
    const outcomes = await Promise.all(
      [1, 2].map(async () => {
        const options = succeeded(await example.identity.askInvitedPasskey(invitation));
        const response = new SoftAuthenticator(ORIGIN).register(options);
        return example.identity.acceptWithPasskey({ invitation, response }, HOME);
      }),
    );
    expect(outcomes.filter(isFailure)).toHaveLength(1);
    expect(await example.identity.listPasskeys(NORTH_1)).toHaveLength(1);
  });

  test("that replaces ends every earlier way in: for a device that was lost", async () => {
    const { device, signedIn } = await example.withPasskey();
    const { code } = await example.withPassword();
    const token = await tokenOf(example);
    const invitation = await example.invitation(NORTH_1, true);
    const fresh = new SoftAuthenticator(ORIGIN);
    const options = succeeded(await example.identity.askInvitedPasskey(invitation));
    expect(await example.identity.authenticate({ cookie: cookiesOf(signedIn) })).toHaveProperty("officer");
    const response = fresh.register(options);
    expect(await example.identity.acceptWithPasskey({ invitation, response }, HOME)).toHaveProperty("session");
    expect(await example.identity.authenticate({ cookie: cookiesOf(signedIn) })).toEqual(NOBODY);
    expect(await example.identity.authenticate({ authorization: `Bearer ${token.secret}` })).toEqual(NOBODY);
    const lost = device.answer(await example.identity.askPasskey());
    expect(await example.identity.signInByPasskey(lost, HOME)).toEqual(FAILED);
    expect(await example.byPassword(code, HOME)).toMatchObject(FAILED);
  });
});

async function tokenOf({ identity, now }: ExampleIdentity, days = 30) {
  const expiresAt = new Date(Date.parse(now) + days * 24 * HOUR_MS).toISOString() as Instant;
  return succeeded(
    await identity.makeToken({ officer: NORTH_1, name: "roll import", scopes: ["roll.import"], expiresAt }),
  );
}

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
    await expect(identity.makeToken(token)).rejects.toThrow(RangeError);
    await expect(tokenOf(example, 367)).rejects.toThrow(RangeError);
    const later = "2026-04-01T00:00:00.000Z" as Instant;
    await expect(identity.makeToken({ ...token, expiresAt: later, scopes: [] })).rejects.toThrow(RangeError);
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
