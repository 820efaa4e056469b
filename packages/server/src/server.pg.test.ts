import { BUNDLE_FORMAT, openCheckpoint, parseVerifierKey, verifyBundle } from "@muster/proof";
import { nodeCrypto } from "@muster/register";
import { NORTH } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALI, type ExampleNode, EXAMPLE, exampleNode, OMAR } from "../test/example-node.ts";

let example: ExampleNode;

beforeAll(async () => {
  example = await exampleNode();
  await example.given(EXAMPLE);
});
afterAll(() => example?.close());

const move = {
  kind: "custody.move",
  occurredAt: "2026-01-05T12:00:00Z",
  by: NORTH,
  person: OMAR,
  site: "N-PRISON",
  unit: "A",
};

describe("commands", () => {
  test("are answered with their entry, and a repeat as the first was", async () => {
    const first = await example.submit(move, "move-1");
    expect(first).toMatchObject({ status: 201, body: { kind: "custody.moved", people: [OMAR], peopleInAll: 1 } });
    const repeat = await example.submit(move, "move-1");
    expect(repeat).toEqual(first);
    const other = await example.submit({ ...move, unit: "B" }, "move-1");
    expect(other).toMatchObject({
      status: 409,
      type: expect.stringContaining("application/problem+json") as string,
      body: { code: "idempotency-key-reused", category: "conflict", conflicts: { entry: first.body["number"] } },
    });
  });

  test("without a key are refused, saying so", async () => {
    const headers = await example.headersOf(NORTH.officer);
    const answer = await example.server.inject({ method: "POST", url: "/api/v1/commands", headers, payload: move });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "idempotency-key-missing", category: "invalid" });
  });

  test("that are no JSON are refused, without being quoted", async () => {
    const headers = {
      ...(await example.headersOf(NORTH.officer)),
      "idempotency-key": "broken",
      "content-type": "application/json",
    };
    const answer = await example.server.inject({
      method: "POST",
      url: "/api/v1/commands",
      headers,
      payload: '{"name": "secret',
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "json-malformed" });
    expect(answer.body).not.toContain("secret");
  });

  test.each([
    ["an unknown field", { ...move, colour: "red" }, 422, "field-invalid"],
    ["an unknown command", { kind: "custody.forget" }, 422, "command-unknown"],
    ["a time without a zone", { ...move, occurredAt: "2026-01-05T12:00:00" }, 422, "time-invalid"],
    ["a list", [move], 422, "command-not-an-object"],
    ["an unknown person", { ...move, person: "aaaaaaaa-0000-4000-8000-00000000ffff" }, 404, "person-not-found"],
    ["one officer where two are needed", { ...move, kind: "custody.release" }, 422, "field-invalid"],
  ])("with %s are refused", async (_what, command, status, code) => {
    expect(await example.submit(command)).toMatchObject({ status, body: { code } });
  });

  test("as a form or as text are not taken", async () => {
    const headers = {
      ...(await example.headersOf(NORTH.officer)),
      "idempotency-key": "text",
      "content-type": "text/plain",
    };
    const answer = await example.server.inject({ method: "POST", url: "/api/v1/commands", headers, payload: "{}" });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([415, "media-type-unknown"]);
  });

  test("larger than the limit are not read", async () => {
    const headers = {
      ...(await example.headersOf(NORTH.officer)),
      "idempotency-key": "large",
      "content-type": "application/json",
    };
    const payload = JSON.stringify({ kind: "x".repeat(17 * 1024 * 1024) });
    const answer = await example.server.inject({ method: "POST", url: "/api/v1/commands", headers, payload });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([413, "body-too-large"]);
  });
});

describe("questions", () => {
  // Verifies: rule-7
  test("are answered as of a time and as known at a number or a time", async () => {
    const held = async (query: string) =>
      ((await example.ask(`/api/v1/balance${query}`)).body["states"] as { held: number }).held;
    expect(await held("")).toBe(2);
    expect(await held("?asOf=2026-01-02T18:00:00Z")).toBe(1);
    expect(await held("?asOf=2026-01-02T21:00:00%2B03:00")).toBe(1);
    expect(await held("?knownAt=9")).toBe(1);
    expect(await held("?knownAt=99999")).toBe(2);
    expect(await held("?knownAt=2026-01-24T00:00:00Z")).toBe(0);
  });

  test.each([
    ["/api/v1/balance?asOf=2026-01-02", "asOf"],
    ["/api/v1/balance?asOf=2026-01-02T18:00:00", "asOf"],
    ["/api/v1/sites?knownAt=yesterday", "knownAt"],
    ["/api/v1/balance?by=colour", "by"],
    ["/api/v1/balance?by=site,site", "by"],
    ["/api/v1/balance?by=site,nationality", "by"],
    ["/api/v1/balance?asof=2026-01-02T18:00:00Z", "asof"],
    ["/api/v1/people", "find"],
    ["/api/v1/people?find=%20", "find"],
    ["/api/v1/journal?limit=0", "limit"],
    ["/api/v1/journal/-1", "number"],
  ])("%s is refused, naming %s", async (url, field) => {
    expect(await example.ask(url)).toMatchObject({ status: 422, body: { category: "invalid", conflicts: { field } } });
  });

  test.each([
    "sites/NO",
    "sites/NO/roll",
    "sites/NO/control",
    "people/NO",
    "transfers/NO",
    "counts/NO",
    "incidents/NO",
    "agreements/NO",
    "programmes/NO",
    "journal/9999",
    "journal/9999/proof",
  ])("/%s is a thing the register does not have", async (path) => {
    expect(await example.ask(`/api/v1/${path}`)).toMatchObject({ status: 404, body: { category: "not-found" } });
  });

  test("the balance adds up, by whatever it is asked for", async () => {
    const { body } = await example.ask("/api/v1/balance");
    expect(body).toMatchObject({
      registered: 2,
      // An authority sees its own part; only the whole adds up.
      balanced: null,
      rows: [{ site: "N-PRISON", custodian: "NORTH", state: "held", people: 2 }],
    });
    const by = async (what: string) => (await example.ask(`/api/v1/balance?by=${what}`)).body["rows"];
    expect(await by("state")).toEqual([{ state: "held", people: 2 }]);
    expect(await by("nationality")).toEqual([
      { nationality: "TUN", people: 1 },
      { nationality: "not stated", people: 1 },
    ]);
  });

  test("a site is found by how somebody wrote its name, and not by what names none", async () => {
    const find = async (text: string) => {
      const { body } = await example.ask(`/api/v1/sites?find=${encodeURIComponent(text)}`);
      return (body["sites"] as { code: string }[]).map(({ code }) => code);
    };
    expect(await find("nroth prison")).toEqual(["N-PRISON"]);
    expect(await find("South")).toEqual(["S-PRISON"]);
    expect(await find("Baghdad")).toEqual([]);
    expect(await find(" ")).toEqual(["N-PRISON", "S-PRISON"]);
    expect((await example.ask(`/api/v1/sites?find=${"x".repeat(201)}`)).status).toBe(422);
  });

  test("a country has its names in four languages, and is found by what a list calls its nationals", async () => {
    const ask = async (query: string) => (await example.ask(`/api/v1/countries${query}`)).body["countries"];
    expect(await ask("")).toContainEqual({
      alpha3: "SYR",
      names: { en: "Syria", ar: "سوريا", ckb: "سووریا", ku: "Sûrîye" },
    });
    expect(await ask(`?find=${encodeURIComponent("تونسية")}`)).toMatchObject([{ alpha3: "TUN", found: { score: 1 } }]);
    expect(await ask("?find=stateless")).toMatchObject([{ alpha3: "XXA", names: { en: "Stateless" } }]);
    expect(await ask("?find=Kurdish")).toEqual([]);
  });

  test("a site has its roll and its control", async () => {
    expect((await example.ask("/api/v1/sites")).body["sites"]).toMatchObject([
      { code: "N-PRISON", held: 2 },
      { code: "S-PRISON", held: 0 },
    ]);
    expect((await example.ask("/api/v1/sites/N-PRISON")).body).toMatchObject({ held: 2, controlledBy: "NORTH" });
    const roll = (await example.ask("/api/v1/sites/N-PRISON/roll?asOf=2026-01-02T18:00:00Z")).body["people"];
    expect(roll).toMatchObject([{ person: ALI, number: "N-0001", unit: "A", since: "2026-01-02T12:00:00.000Z" }]);
    const control = (await example.ask("/api/v1/sites/N-PRISON/control")).body["control"];
    expect(control).toMatchObject([{ authority: "NORTH", instrument: "opening", until: null }]);
  });

  // Verifies: ICPPED-18
  test("people are found by number, by a name as far as it is typed, and by id; no sign is a wildcard", async () => {
    const find = async (text: string) => {
      const { body } = await example.ask(`/api/v1/people?find=${encodeURIComponent(text)}`);
      return (body["people"] as { person: string }[]).map(({ person }) => person);
    };
    expect(await find("N-0001")).toEqual([ALI]);
    expect(await find("ali 100%_test")).toEqual([ALI]);
    expect(await find("%")).toEqual([]);
    expect(await find("___ ____er")).toEqual([]);
    expect(await find(OMAR)).toEqual([OMAR]);
    expect((await example.ask(`/api/v1/people/${ALI}`)).body).toMatchObject({
      position: { state: "held", site: "N-PRISON" },
    });
    expect((await example.ask(`/api/v1/people/${ALI}?knownAt=8`)).body).toMatchObject({
      position: { state: "outside" },
    });
  });

  test("authorities, incidents, agreements, programmes, transfers and counts", async () => {
    const at = { occurredAt: "2026-01-06T12:00:00Z", by: NORTH };
    const account = { kind: "account.state", ...at, incident: "INC-1", stance: "states" };
    for (const command of [
      { ...account, party: "NORTH", account: "North says: around ten." },
      { ...account, partyNamed: "A newspaper", account: "A newspaper says: a hundred." },
      {
        kind: "agreement.record",
        ...at,
        agreement: "AGR-1",
        title: "Invented",
        parties: ["NORTH", "SOUTH"],
        terms: [{ term: "1", text: "Calm.", within: "P4D" }],
      },
      {
        kind: "programme.plan",
        ...at,
        programme: "PRG-1",
        from: ["NORTH"],
        to: ["SOUTH"],
        ceiling: 10,
        source: "invented",
      },
      {
        kind: "transfer.propose",
        ...at,
        transfer: "TR-1",
        programme: "PRG-1",
        from: { authority: "NORTH", site: "N-PRISON" },
        to: { authority: "SOUTH", site: "S-PRISON" },
        escort: "NORTH",
        people: [ALI],
      },
      { kind: "count.open", ...at, count: "CNT-1", site: "N-PRISON", counting: "named" },
    ]) {
      expect(await example.submit(command)).toMatchObject({ status: 201 });
    }
    expect((await example.ask("/api/v1/authorities")).body["authorities"]).toMatchObject([
      { code: "KEEPER" },
      { code: "NORTH", officers: [{ code: "NORTH-1" }, { code: "NORTH-2" }] },
      { code: "SOUTH" },
    ]);
    // Verifies: rule-9
    expect((await example.ask("/api/v1/incidents/INC-1")).body).toMatchObject({
      narrative: "A disturbance in block A.",
      accounts: [
        { party: { authority: "NORTH" }, accounts: [{ account: "North says: around ten." }] },
        { party: { named: "A newspaper" }, accounts: [{ account: "A newspaper says: a hundred." }] },
      ],
    });
    expect((await example.ask("/api/v1/agreements/AGR-1")).body["terms"]).toMatchObject([
      { term: "1", text: "Calm.", standing: "overdue" },
    ]);
    expect((await example.ask("/api/v1/agreements/AGR-1?asOf=2026-01-07T12:00:00Z")).body["terms"]).toMatchObject([
      { standing: "open" },
    ]);
    expect((await example.ask("/api/v1/programmes/PRG-1")).body).toMatchObject({
      ceiling: 10,
      totals: { proposed: 1, departed: 0 },
    });
    expect((await example.ask("/api/v1/transfers")).body["transfers"]).toMatchObject([
      { code: "TR-1", state: "proposed", listed: 1 },
    ]);
    expect((await example.ask("/api/v1/transfers/TR-1/manifest", NORTH.officer, "transfer")).body).toMatchObject({
      manifest: [{ person: ALI }],
      arrivals: [],
      difference: { leftAndNotArrived: [], arrivedAndHadNotLeft: [], unexplained: [] },
    });
    expect((await example.ask("/api/v1/counts/CNT-1")).body).toMatchObject({ status: "open", records: [] });
  });
});

describe("the journal", () => {
  // Verifies: MR-84
  test("is read a page at a time, and by number", async () => {
    const { body } = await example.ask("/api/v1/journal?from=1&limit=2");
    expect(body).toMatchObject({ entries: [{ number: 1, entry: { number: 1 } }, { number: 2 }], next: 3 });
    expect((await example.ask("/api/v1/journal/0")).body).toMatchObject({
      number: 0,
      entry: { kind: "register.opened" },
    });
  });

  // Verifies: rule-10
  test("shows an entry to whoever holds the log's key", async () => {
    const headers = { ...(await example.headersOf(NORTH.officer)), "muster-purpose": "legal-review" };
    const answer = await example.server.inject({ url: `/api/v1/journal/9/proof?person=${ALI}`, headers });
    expect(answer.headers["content-type"]).toBe(BUNDLE_FORMAT);
    const logKeys = [await parseVerifierKey(example.node.verifierKey, nodeCrypto)];
    const shown = await verifyBundle(answer.rawPayload, { logKeys }, nodeCrypto);
    expect([shown.number, shown.kind, shown.person]).toEqual([9, "custody.admitted", ALI]);
    expect(await example.ask(`/api/v1/journal/9/proof?person=${OMAR}`)).toMatchObject({ status: 404 });
    const key = (await example.server.inject({ url: "/log/key" })).body.trim();
    const note = (await example.server.inject({ url: "/log/checkpoint" })).body;
    expect((await openCheckpoint(note, [await parseVerifierKey(key, nodeCrypto)], nodeCrypto)).size).toBeGreaterThan(9);
  });
});

describe("the house", () => {
  test("is alive, ready, and counts", async () => {
    expect((await example.ask("/healthz")).body).toEqual({ alive: true });
    expect((await example.ask("/readyz")).body).toMatchObject({ ready: true, writer: "this process" });
    const metrics = (await example.server.inject({ url: "/metrics" })).body;
    expect(metrics).toMatch(/muster_commands_total\{outcome="accepted"\} [1-9]/);
    expect(metrics).toMatch(/muster_journal_entries [1-9]/);
    expect(metrics).toMatch(/muster_batch_entries_count [1-9]/);
  });

  test("describes itself in OpenAPI 3.1, every command and every route", async () => {
    const { body } = await example.ask("/api/openapi.json");
    const { openapi, paths, components } = body as { openapi: string; paths: object; components: { schemas: object } };
    expect(openapi).toBe("3.1.0");
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining(["/api/v1/commands", "/api/v1/people/{id}", "/log/checkpoint"]),
    );
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(["transfer.depart", "entry.correct"]));
    const references = [...JSON.stringify(paths).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(references.length).toBeGreaterThan(50);
    for (const name of references) expect(components.schemas).toHaveProperty([name ?? ""]);
  });

  test("has nothing elsewhere", async () => {
    expect(await example.ask("/api/v1/nothing")).toMatchObject({ status: 404, body: { code: "route-not-found" } });
  });
});
