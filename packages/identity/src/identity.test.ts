/** Every way in, and every way in which each must fail. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  cookiesOf,
  codeOf,
  ELSEWHERE,
  ExampleIdentity,
  HOME,
  NORTH_1,
  ORIGIN,
  PASSWORD,
  SOUTH_1,
  succeeded,
  tokenOf,
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
