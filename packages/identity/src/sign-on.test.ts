/** A ministry's own sign-in, against a real OpenID Connect provider on loopback. */
import type { Instant } from "@muster/record";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  cookiesOf,
  ELSEWHERE,
  ExampleIdentity,
  HOME,
  NORTH_1,
  ORIGIN,
  SOUTH_1,
  succeeded,
} from "../test/example-identity.ts";
import { type Ministry, startMinistry } from "../test/ministry.ts";
import { isFailure } from "./failure.ts";
import { CALLBACK_PATH, type SignOnIntent } from "./sign-on.ts";

let ministry: Ministry;
let example: ExampleIdentity;

beforeAll(async () => {
  ministry = await startMinistry(`${ORIGIN}${CALLBACK_PATH}`);
  example = await ExampleIdentity.open();
});
beforeEach(async () => {
  const signOn = {
    issuer: ministry.issuer,
    clientId: "muster",
    clientSecret: "an invented secret of the ministry",
    name: "Invented ministry",
    insecure: true,
  };
  example = await ExampleIdentity.open(example, { signOn });
});
afterAll(async () => {
  await example?.close();
  await ministry?.close();
});

const FAILED = { failed: "sign-in-failed" };

/** Sets out, signs in at the ministry, and comes back with this query and cookie. */
async function roundTrip(intent: SignOnIntent, login: string) {
  const { url, cookies } = succeeded(await example.identity.startSignOn(intent));
  const back = await ministry.signIn(url, login);
  expect(back.href.startsWith(`${ORIGIN}${CALLBACK_PATH}?`)).toBe(true);
  return { query: back.search.slice(1), visit: { ...HOME, cookie: cookiesOf({ cookies }) } };
}

async function comeBack(intent: SignOnIntent, login: string) {
  const { query, visit } = await roundTrip(intent, login);
  return example.identity.finishSignOn(query, visit);
}

async function byInvitation(officer = NORTH_1, login = "clerk-7") {
  return comeBack({ for: "invitation", invitation: await example.invitation(officer) }, login);
}

test("an invited officer is linked, and from then on signs in there; a stranger there is nobody here", async () => {
  expect(await byInvitation()).toMatchObject({ session: { officer: NORTH_1, how: "sign-on" } });
  const again = succeeded(await comeBack({ for: "sign-in" }, "clerk-7"));
  expect(await example.identity.authenticate({ cookie: cookiesOf(again) })).toMatchObject({ officer: NORTH_1 });
  expect(again.cookies.at(-1)).toBe("__Host-muster-sign-on=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
  expect(await comeBack({ for: "sign-in" }, "somebody-else")).toEqual(FAILED);
});

test("an officer's open session links; one that was ended meanwhile does not", async () => {
  const { signedIn } = await example.withPasskey();
  const link = { for: "link", officer: NORTH_1, session: signedIn.session.id } as const;
  expect(await comeBack(link, "clerk-8")).toMatchObject({ session: { officer: NORTH_1 } });
  const { query, visit } = await roundTrip(link, "clerk-9");
  await example.identity.revokeSessions(NORTH_1);
  expect(await example.identity.finishSignOn(query, visit)).toEqual({ ...FAILED, officer: NORTH_1 });
});

test("a name there stays its officer's: nobody else is linked to it", async () => {
  await byInvitation(NORTH_1);
  expect(await byInvitation(SOUTH_1)).toMatchObject({ failed: "invitation-invalid" });
  const { signedIn } = await example.withPasskey(SOUTH_1);
  const link = { for: "link", officer: SOUTH_1, session: signedIn.session.id } as const;
  expect(await comeBack(link, "clerk-7")).toEqual({ ...FAILED, officer: SOUTH_1 });
  expect(await comeBack({ for: "sign-in" }, "clerk-7")).toMatchObject({ session: { officer: NORTH_1 } });
});

test("an officer who was dismissed is not let in, however good the ministry's word", async () => {
  await byInvitation();
  example.standing.delete(NORTH_1);
  expect(await comeBack({ for: "sign-in" }, "clerk-7")).toEqual(FAILED);
});

test.each([
  ["another state", (query: string) => query.replace(/state=[^&]*/, `state=${"A".repeat(43)}`)],
  ["another code", (query: string) => query.replace(/code=[^&]*/, `code=${"A".repeat(43)}`)],
  ["another issuer", (query: string) => query.replace(/iss=[^&]*/, "iss=https%3A%2F%2Fevil.test")],
  ["the ministry's refusal", (query: string) => query.replace(/code=[^&]*/, "error=access_denied")],
  ["nothing", () => ""],
  ["what is no query", () => "%%%&&&=%ff#"],
])("coming back with %s fails", async (_what, change) => {
  await byInvitation();
  const { query, visit } = await roundTrip({ for: "sign-in" }, "clerk-7");
  expect(await example.identity.finishSignOn(change(query), visit)).toEqual(FAILED);
});

test("coming back twice, late, in another browser, or with another's secret fails", async () => {
  await byInvitation();
  const one = await roundTrip({ for: "sign-in" }, "clerk-7");
  const other = await roundTrip({ for: "sign-in" }, "clerk-7");
  expect(await example.identity.finishSignOn(one.query, ELSEWHERE)).toEqual(FAILED);
  expect(await example.identity.finishSignOn(one.query, other.visit)).toEqual(FAILED);
  expect(isFailure(await example.identity.finishSignOn(one.query, one.visit))).toBe(false);
  expect(await example.identity.finishSignOn(one.query, one.visit)).toEqual(FAILED);
  const late = await roundTrip({ for: "sign-in" }, "clerk-7");
  example.pass(5 * 60_000);
  expect(await example.identity.finishSignOn(late.query, late.visit)).toEqual(FAILED);
});

test("the nonce and the verifier are ours alone: PKCE is asked with S256", async () => {
  const { url } = succeeded(await example.identity.startSignOn({ for: "sign-in" }));
  const asked = Object.fromEntries(new URL(url).searchParams);
  expect(asked).toMatchObject({ code_challenge_method: "S256", response_type: "code", scope: "openid" });
  expect(new Set([asked["state"], asked["nonce"], asked["code_challenge"]]).size).toBe(3);
});

test("where the ministry does not answer, or there is none, that is said", async () => {
  const unavailable = { failed: "sign-on-unavailable" };
  const signOn = { issuer: "http://127.0.0.1:1", clientId: "muster", name: "Gone", insecure: true };
  expect(await example.another({ signOn }).startSignOn({ for: "sign-in" })).toEqual(unavailable);
  const { signOn: _, ...without } = example.options;
  const none = await ExampleIdentity.open(example, { standing: without.standing });
  expect(await none.identity.startSignOn({ for: "sign-in" })).toEqual(unavailable);
  expect(none.identity.signOnName).toBeUndefined();
  expect(example.now).toBe("2026-03-01T08:00:00.000Z" as Instant);
});
