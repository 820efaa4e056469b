/**
 * The floor alone: every policy permits everything to everybody, as if somebody had forgotten each check that the server
 * makes. Still no route shows an officer of another authority anything of the North's people; row security does not know of
 * policies. What the register itself refuses, and who is one of the two officers, is not policy either and stays.
 */
import { readFileSync } from "node:fs";
import { Policies } from "@muster/access";
import { ROLES, type Role } from "@muster/custody";
import type { AuthorityCode } from "@muster/record";
import { KEEPER, NORTH } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ALI, type ExampleNode, exampleNode, OMAR } from "../../test/example-node.ts";
import { type KnownRoute, knowRoutes } from "../../test/known-routes.ts";
import { MONITOR, NO_ROLE, NORTH_ANALYST, NORTHERN, SECRETS, southern } from "../../test/strangers.ts";
import { type Made, type Question, questionsOf, visible } from "../../test/walking.ts";
import { PolicyBook } from "../access/policy-book.ts";

const EVERYTHING = '@id("everything")\n@reason("Nobody looked.")\npermit (principal, action, resource);';
/** Roles whose eyes reach over the whole register, whoever holds somebody: the floor shows them everybody. */
const OVER_ALL: ReadonlySet<Role> = new Set<Role>(["monitor", "tracing-officer", "auditor"]);
const BELOW: readonly string[] = [
  ...ROLES.filter((role) => role !== "keeper" && role !== "consular-officer" && !OVER_ALL.has(role)).map(southern),
  NO_ROLE.SOUTH,
];

let example: ExampleNode;
let routes: readonly KnownRoute[];
let made: Made;

beforeAll(async () => {
  const schema = readFileSync(new URL("../../../../policies/schema.cedarschema", import.meta.url), "utf8");
  const everything = Policies.read([{ name: "everything.cedar", text: EVERYTHING }], schema);
  if (!(everything instanceof Policies)) throw new Error(everything.what);
  vi.spyOn(PolicyBook.prototype, "inForce").mockResolvedValue({
    policies: everything,
    keeper: KEEPER.authority as AuthorityCode,
  });
  routes = knowRoutes();
  example = await exampleNode();
  await example.given(NORTHERN);
  made = await makeThings();
});
afterAll(async () => {
  vi.restoreAllMocks();
  await example?.close();
});

async function makeThings(): Promise<Made> {
  const headers = { ...(await example.headersOf(NORTH.officer)), "muster-purpose": "legal-review" };
  const post = async (url: string, payload: object): Promise<string> =>
    (await example.server.inject({ method: "POST", url, headers, payload })).json<{ id: string }>().id;
  const release = { kind: "custody.release", person: OMAR, site: "N-PRISON", grounds: "review", to: "home" };
  const [token] = await example.identity.listTokens();
  return {
    proposal: await post("/api/v1/proposals", { command: { ...release, occurredAt: "2026-01-06T12:00:00Z" } }),
    export: await post("/api/v1/exports", { people: [ALI, OMAR] }),
    session: (await example.signIn(NORTH.officer)).id,
    token: token?.id ?? "",
  };
}

/** What an officer asked for stands in the journal of who read what, for them to see: it is read before anything is asked. */
const JOURNAL_FIRST = (one: KnownRoute, other: KnownRoute): number =>
  Number(other.url.startsWith("/api/v1/access")) - Number(one.url.startsWith("/api/v1/access"));

/** What reads: everything but what ends sessions and lets officers in, which every policy now permits. */
function reading({ method, url }: KnownRoute): boolean {
  return (method === "GET" || url === "/api/v1/exports") && url !== "/api/v1/feed";
}

/** Which of the North's secrets the answers to both hold, but for the name that was asked about. */
async function secretsIn({ pair, there }: Question, headers: Record<string, string>): Promise<readonly string[]> {
  const answer = await example.server.inject({ ...there, headers: { ...there.headers, ...headers } });
  const unpacked = answer.rawPayload.toString("latin1");
  const inside = Buffer.from(unpacked.replaceAll(/[^A-Za-z0-9+/=]/g, " "), "base64").toString("latin1");
  const told = `${visible(answer, pair.there)} ${inside}`;
  return SECRETS.filter((secret) => secret !== pair.there && told.includes(secret));
}

describe("with every policy permitting everything", () => {
  // Verifies: MR-6
  test.each(BELOW)("%s is shown nothing of the North's people", async (officer) => {
    const headers = await example.headersOf(officer);
    const faults: string[] = [];
    for (const route of routes.filter(reading).toSorted(JOURNAL_FIRST)) {
      for (const question of questionsOf(route, made)) {
        const secrets = await secretsIn(question, headers);
        if (secrets.length > 0) faults.push(`${question.name} tells ${secrets.join()}`);
      }
    }
    expect(faults).toEqual([]);
  });

  test("the policies are indeed off: an analyst may ask for a file, and is told that there is none", async () => {
    const headers = { ...(await example.headersOf(NORTH_ANALYST)), "muster-purpose": "custody-care" };
    const search = await example.server.inject({ url: "/api/v1/people?find=Tester", headers });
    expect([search.statusCode, search.json()]).toEqual([200, { people: [] }]);
    const roll = await example.server.inject({ url: "/api/v1/sites/N-PRISON/roll", headers });
    expect([roll.statusCode, roll.json<{ people: object[] }>().people]).toEqual([200, []]);
  });

  test("a monitor sees them, and the North its own", async () => {
    for (const officer of [MONITOR, NORTH.officer]) {
      const { body } = await example.ask(`/api/v1/people/${ALI}`, officer, "monitoring-visit");
      expect(JSON.stringify(body)).toContain("Tester");
    }
  });
});
