/** What only real concurrency shows, and what the database's own roles may: on PostgreSQL, as the application. */
import { migrate, postgresDatabase } from "@muster/ledger";
import { type TestCluster, testCluster } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ELSEWHERE, ExampleIdentity, HOME, NORTH_1, ORIGIN, PASSWORD, succeeded } from "../test/example-identity.ts";
import { SoftAuthenticator } from "../test/soft-authenticator.ts";
import { isFailure } from "./failure.ts";

const DENIED = "42501";
const TABLES = [
  "sign_in_challenge",
  "passkey",
  "password",
  "sign_on_link",
  "invitation",
  "session",
  "known_device",
  "api_token",
  "sign_in_try",
];

let server: TestCluster;
let owner: ReturnType<typeof postgresDatabase>;
let example: ExampleIdentity;

beforeAll(async () => {
  server = await testCluster();
  const created = await server.createDatabase("identity");
  owner = postgresDatabase({ url: created.owner.url, maximumConnections: 2 });
  await migrate(owner);
  example = ExampleIdentity.on(postgresDatabase({ url: created.application.url }));
});
afterAll(async () => {
  await example?.close();
  await owner?.close();
  await server?.stop();
});

test("an invitation accepted ten times at once lets one in", async () => {
  const invitation = await example.invitation();
  // All ten have asked before the first accepts: who asks later finds the invitation used.
  const asked = await Promise.all(Array.from({ length: 10 }, () => example.identity.askInvitedPasskey(invitation)));
  const outcomes = await Promise.all(
    asked.map((options) => {
      const response = new SoftAuthenticator(ORIGIN).register(succeeded(options));
      return example.identity.acceptWithPasskey({ invitation, response }, HOME);
    }),
  );
  expect(outcomes.filter((outcome) => !isFailure(outcome))).toHaveLength(1);
  expect(await example.identity.listPasskeys(NORTH_1)).toHaveLength(1);
});

test("one answer of a passkey sent ten times at once lets one in", async () => {
  const { device } = await example.withPasskey();
  const response = device.answer(await example.identity.askPasskey());
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, () => example.identity.signInByPasskey(response, HOME)),
  );
  expect(outcomes.filter((outcome) => !isFailure(outcome))).toHaveLength(1);
});

test("one code given to two processes at once lets one in", async () => {
  const { code } = await example.withPassword();
  example.pass(30_000);
  const given = { officer: NORTH_1, password: PASSWORD, code: code() };
  const other = example.another({});
  const outcomes = await Promise.all(
    [example.identity, other, example.identity, other].map((each) => each.signInByPassword(given, HOME)),
  );
  expect(outcomes.filter((outcome) => !isFailure(outcome))).toHaveLength(1);
});

test("a hundred guesses at once, at two processes, are five", async () => {
  const guess = { officer: "NORTH-2", password: "a guess, and another", code: "123456" };
  const other = example.another({});
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      (index % 2 === 0 ? example.identity : other).signInByPassword(guess, ELSEWHERE),
    ),
  );
  const looked = outcomes.filter((outcome) => isFailure(outcome) && outcome.failed === "sign-in-failed");
  expect(looked).toHaveLength(5);
});

// Verifies: MR-6
test.each(TABLES)(
  "%s is the application's alone: the role that answers questions has no right to it",
  async (table) => {
    await expect(
      owner.transaction((transaction) => transaction.script(`set local role muster_reader; select * from ${table}`)),
    ).rejects.toMatchObject({ sqlState: DENIED });
    const [row] = await owner.query<{ secured: boolean }>(
      "select relrowsecurity as secured from pg_class where oid = $1::regclass",
      [table],
    );
    expect(row).toEqual({ secured: true });
  },
);
