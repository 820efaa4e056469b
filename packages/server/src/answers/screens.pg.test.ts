/** What the screens ask, over a small register: each answer against what was entered, counted by hand; and to another authority nothing of it. */
import { brotliDecompressSync } from "node:zlib";
import { leafHash, openCheckpoint, parseTlogProof, parseVerifierKey, verifyInclusion } from "@muster/proof";
import { canonicalBytes } from "@muster/record";
import { nodeCrypto, sha256 } from "@muster/register";
import { NORTH, NORTH_SECOND } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ALI,
  EXAMPLE,
  type ExampleNode,
  exampleNode,
  MONITOR_OFFICER,
  OMAR,
  SOUTH_OFFICER,
  WATCHERS,
} from "../../test/example-node.ts";

const north = (day: number) => ({ occurredAt: `2026-01-${String(day).padStart(2, "0")}T12:00:00Z`, by: NORTH });

/** After the example: a roll, an open count, a transfer proposed, an injury nobody reported, a term past its deadline. */
const LATER: readonly object[] = [
  ...WATCHERS,
  {
    kind: "claim.state",
    ...north(5),
    person: ALI,
    claims: [
      { claim: "birth", edtf: "1987~" },
      { claim: "sex", sex: "male" },
    ],
  },
  { kind: "claim.state", ...north(6), person: ALI, claims: [{ claim: "name", text: "علي", script: "Arab" }] },
  { kind: "roll.take", ...north(10), site: "N-PRISON", people: [{ person: ALI, unit: "A" }, { person: OMAR }] },
  { kind: "count.open", ...north(12), count: "CNT-1", site: "N-PRISON", counting: "bare" },
  {
    kind: "incident.record",
    ...north(15),
    incident: "INC-2",
    type: "injury",
    site: "N-PRISON",
    narrative: "Somebody fell.",
  },
  {
    kind: "agreement.record",
    ...north(16),
    agreement: "AGR-1",
    title: "Invented agreement",
    parties: ["NORTH", "KEEPER"],
    terms: [{ term: "1", text: "Say who is held.", within: "P4D" }],
  },
  {
    kind: "programme.plan",
    ...north(16),
    programme: "PRG-1",
    from: ["NORTH"],
    to: ["NORTH"],
    ceiling: 10,
    source: "invented",
  },
  {
    kind: "site.open",
    ...north(17),
    site: "N-CAMP",
    name: "North camp",
    type: "camp",
    controlledBy: "NORTH",
    latitude: 36.5,
    longitude: 41.2,
  },
  {
    kind: "transfer.propose",
    ...north(18),
    transfer: "TR-1",
    programme: "PRG-1",
    from: { authority: "NORTH", site: "N-PRISON" },
    to: { authority: "NORTH", site: "N-CAMP" },
    escort: "NORTH",
    people: [ALI],
  },
];

let example: ExampleNode;

beforeAll(async () => {
  example = await exampleNode();
  await example.given([...EXAMPLE, ...LATER]);
});
afterAll(() => example?.close());

async function answer(path: string, officer: string = NORTH.officer, purpose?: string) {
  const { status, body } = await example.ask(`/api/v1${path}`, officer, purpose);
  expect([path, status, body["detail"]]).toEqual([path, 200, undefined]);
  return body;
}

describe("who asks", () => {
  test("is told what they may, and which commands their roles can give", async () => {
    const me = await answer("/me");
    expect(me).toMatchObject({
      officer: "NORTH-1",
      authority: { code: "NORTH", name: "Invented North" },
      roles: ["registrar", "site-commander"],
      session: null,
      register: { name: "Test register", keeper: { code: "KEEPER" }, exercise: false },
    });
    expect(me["may"]).toEqual(expect.arrayContaining(["see-balance", "search-people", "see-journal"]));
    expect(me["may"]).not.toContain("see-access-journal");
    expect(me["gives"]).toEqual(expect.arrayContaining(["custody.release", "transfer.propose"]));
    expect(me["gives"]).not.toContain("fitness.certify");
    expect((await answer("/me", MONITOR_OFFICER))["may"]).toContain("see-access-journal");
  });
});

describe("people", () => {
  // Verifies: rule-7
  test("a roll says every name in its script, sex and birth", async () => {
    const roll = await answer("/sites/N-PRISON/roll");
    expect(roll["withheld"]).toEqual([]);
    expect(roll["people"]).toEqual([
      {
        person: ALI,
        number: "N-0001",
        unit: "A",
        custodian: "NORTH",
        since: "2026-01-02T12:00:00.000Z",
        lastSeenAt: "2026-01-10T12:00:00.000Z",
        toBeConfirmed: false,
        names: [
          { name: "علي", script: "Arab" },
          { name: "Ali 100%_Tester", script: "Latn" },
        ],
        sex: "male",
        birth: "1987~",
      },
      expect.objectContaining({ person: OMAR, unit: null, lastSeenAt: "2026-01-10T12:00:00.000Z" }),
    ]);
    const before = (await answer("/sites/N-PRISON/roll?asOf=2026-01-04T12:00:00Z"))["people"] as object[];
    expect(before[0]).toMatchObject({ names: [{ name: "Ali 100%_Tester" }] });
    expect(before[0]).not.toHaveProperty("birth");
  });

  test("the first of a roll are the first of the whole, and say of how many", async () => {
    const whole = await answer("/sites/N-PRISON/roll");
    const first = await answer("/sites/N-PRISON/roll?limit=1");
    expect(whole).toMatchObject({ held: 2, people: [{ person: ALI }, { person: OMAR }] });
    expect(first).toEqual({ ...whole, people: (whole["people"] as object[]).slice(0, 1) });
    const then = "asOf=2026-01-04T12:00:00Z";
    const wholeThen = await answer(`/sites/N-PRISON/roll?${then}`);
    expect((await answer(`/sites/N-PRISON/roll?limit=1&${then}`))["held"]).toBe(wholeThen["held"]);
  });

  test("the people behind a number come in pages, in the order of ids", async () => {
    const first = await answer("/people?state=held&site=N-PRISON&limit=1");
    expect(first).toMatchObject({
      people: [{ person: ALI, position: { state: "held", unit: "A" } }],
      next: ALI,
      notShown: 0,
    });
    const second = await answer(`/people?state=held&site=N-PRISON&limit=1&after=${ALI}`);
    expect(second).toMatchObject({ people: [{ person: OMAR, number: null }], next: null });
    expect(await answer("/people?state=held&asOf=2026-01-02T18:00:00Z")).toMatchObject({ people: [{ person: ALI }] });
    expect(await answer("/people?find=N-0001")).toMatchObject({
      people: [{ person: ALI, by: "number", names: [{ script: "Arab" }, {}], position: { site: "N-PRISON" } }],
    });
    expect((await example.ask("/api/v1/people?find=a&state=held")).body).toMatchObject({ code: "find-alone" });
  });

  test("a person has the entries behind the history, the clocks, and the transfer", async () => {
    const person = await answer(`/people/${ALI}`);
    expect(person).toMatchObject({
      names: [{ name: "علي" }, { name: "Ali 100%_Tester" }],
      history: [{ kind: "person.registered" }, { entry: 9, kind: "custody.admitted", step: "admitted" }],
      transfer: { code: "TR-1", state: "proposed" },
    });
    const duties = person["duties"] as { kind: string; standing: string; dueAt?: string }[];
    expect(duties.find(({ kind }) => kind === "capture-card")).toMatchObject({
      dueAt: "2026-01-09T12:00:00.000Z",
      standing: "overdue",
    });
    const { entries } = await answer(`/people/${ALI}/entries?limit=2`);
    expect(entries).toMatchObject([
      { kind: "transfer.proposed", people: 1 },
      { kind: "roll.taken", people: 2 },
    ]);
    const all = (await answer(`/people/${ALI}/entries`))["entries"] as { kind: string; said: object[] }[];
    expect(all.at(-1)).toMatchObject({ kind: "person.registered" });
    expect(JSON.stringify(all.at(-1)?.said)).toContain("Ali 100%_Tester");
  });

  test("duties are counted by kind, the longest overdue first", async () => {
    const owed = await answer("/duties?standing=overdue");
    expect(owed).toMatchObject({
      duties: [
        { person: ALI, kind: "capture-card", names: [{}, {}], site: "N-PRISON" },
        { person: OMAR, kind: "capture-card", dueAt: "2026-01-10T12:00:00.000Z" },
      ],
      next: null,
      notShown: 0,
    });
    expect(owed["totals"]).toContainEqual({
      kind: "capture-card",
      standing: "overdue",
      people: 2,
      duties: 2,
      since: "2026-01-09T12:00:00.000Z",
    });
    const before = await answer("/duties?standing=overdue&asOf=2026-01-09T18:00:00Z");
    expect(before["duties"]).toMatchObject([{ person: ALI }]);
    const page = await answer("/duties?standing=overdue&limit=1");
    const after = encodeURIComponent(String(page["next"]));
    expect(await answer(`/duties?standing=overdue&after=${after}`)).toMatchObject({
      duties: [{ person: OMAR }],
      next: null,
    });
  });
});

describe("places and affairs", () => {
  test("a site has its units, its last report, its counts and how it is controlled", async () => {
    expect(await answer("/sites/N-PRISON")).toMatchObject({
      held: 2,
      units: [{ unit: "A", people: 1, capacity: null }],
      inNoUnit: 1,
      lastReport: { kind: "roll", at: "2026-01-10T12:00:00.000Z", people: 2 },
      openCounts: ["CNT-1"],
      counts: [{ code: "CNT-1", status: "open", numbers: [] }],
      control: [{ authority: "NORTH", instrument: "opening", until: null }],
      handover: null,
      place: null,
    });
    expect(await answer("/sites/N-CAMP")).toMatchObject({ place: { latitude: 36.5, longitude: 41.2 }, held: 0 });
  });

  test("lists are narrowed by site and by what is open", async () => {
    expect(await answer("/counts?open=yes")).toMatchObject({ counts: [{ code: "CNT-1", site: "N-PRISON" }] });
    expect(await answer("/counts?open=no")).toMatchObject({ counts: [] });
    expect(await answer("/counts?site=N-CAMP")).toMatchObject({ counts: [] });
    expect(await answer("/counts/CNT-1")).toMatchObject({ books: { whenOpened: 2, now: 2 } });
    expect(await answer("/incidents?open=yes")).toMatchObject({ incidents: [{ code: "INC-2", owesReport: true }] });
    expect(await answer("/agreements")).toMatchObject({
      agreements: [{ code: "AGR-1", title: "Invented agreement", terms: { overdue: 1, open: 0, met: 0, disputed: 0 } }],
    });
    expect(await answer("/programmes")).toMatchObject({
      programmes: [{ code: "PRG-1", ceiling: 10, transfers: 1, totals: { proposed: 1, received: 0 } }],
    });
    expect(await answer("/handovers")).toMatchObject({ handovers: [] });
  });

  test("what stands in the way of a transfer is said person by person, with what settles it", async () => {
    const blockers = await answer("/transfers/TR-1/blockers");
    expect(blockers).toMatchObject({
      byKind: { basis: 1, fitness: 1, property: 1, "receiver-consent": 1 },
      whole: [{ kind: "receiver-consent", why: "not-given" }],
      people: [{ person: ALI, number: "N-0001" }],
      remedies: { fitness: [{ command: "fitness.certify" }, { command: "transfer.override" }] },
    });
    expect(await answer("/transfers/TR-1/manifest")).toMatchObject({
      stages: { listed: 1, onTheWay: 0 },
      manifest: [{ person: ALI, name: "علي", stage: "listed" }],
    });
  });
});

describe("today and what was recorded", () => {
  // Verifies: rule-6, rule-7
  test("says what needs an answer, and names nobody", async () => {
    const { items, movements, notLookedFor } = await answer("/today");
    expect(items).toMatchObject([
      { kind: "transfer-blocked", transfer: "TR-1", people: 1 },
      { kind: "count-uncleared", count: "CNT-1", since: "2026-01-12T12:00:00.000Z" },
      { kind: "site-silent", site: "N-PRISON", since: "2026-01-10T12:00:00.000Z", held: 2 },
      { kind: "incident-report-owed", incident: "INC-2", type: "injury" },
      { kind: "duties-overdue", duty: "capture-card", people: 2, since: "2026-01-09T12:00:00.000Z" },
      { kind: "term-overdue", agreement: "AGR-1", term: "1", deadline: "2026-01-20T12:00:00.000Z" },
    ]);
    expect([movements, notLookedFor]).toEqual([[], []]);
    expect(JSON.stringify(items)).not.toContain(ALI);
    const then = (await answer("/today?asOf=2026-01-11T00:00:00Z"))["items"] as { kind: string }[];
    expect(then.map(({ kind }) => kind)).toEqual(["duties-overdue"]);
  });

  test("a proposal waits for the second officer, and for nobody else", async () => {
    const release = {
      kind: "custody.release",
      ...north(20),
      person: OMAR,
      site: "N-PRISON",
      grounds: "review",
      to: "home",
    };
    const headers = await example.headersOf(NORTH.officer);
    const { by: _by, ...command } = release;
    const made = await example.server.inject({
      method: "POST",
      url: "/api/v1/proposals",
      headers,
      payload: { command },
    });
    expect(made.statusCode).toBe(201);
    const waiting = async (officer: string) =>
      ((await answer("/today", officer))["items"] as { kind: string; by?: object }[]).filter(
        ({ kind }) => kind === "proposal-to-confirm",
      );
    expect(await waiting(NORTH_SECOND.officer)).toMatchObject([{ command: "custody.release", by: NORTH }]);
    expect(await waiting(NORTH.officer)).toEqual([]);
    expect(await waiting(SOUTH_OFFICER)).toEqual([]);
  });

  // Verifies: rule-10
  test("an entry is shown with the way to a signed checkpoint, and checked as a browser would", async () => {
    const shown = await answer("/journal/9");
    expect(shown).toMatchObject({ asHashed: true, line: { kind: "custody.admitted", people: 1 }, itemsInAll: 1 });
    const { index, hashes, checkpoint: note } = parseTlogProof(String(shown["proof"]));
    const key = await parseVerifierKey(example.node.verifierKey, nodeCrypto);
    const { size, root } = await openCheckpoint(note, [key], nodeCrypto);
    const leaf = leafHash(sha256, canonicalBytes(shown["entry"]));
    await verifyInclusion(nodeCrypto, { leaf, index, size, root, hashes });
    expect(index).toBe(9);
  });

  test("words are with the entry for whoever may read them: a clinical word is for no registrar", async () => {
    const { entries } = await answer("/incidents/INC-2/entries");
    expect(entries).toMatchObject([
      { kind: "incident.recorded", said: [{ person: null, detail: { narrative: "Somebody fell." } }] },
    ]);
    const page = await answer("/entries?limit=2");
    expect((page["entries"] as object[]).length).toBe(2);
    const { entries: about } = await answer("/entries?about=transfer:TR-1&kind=transfer.proposed");
    expect(about).toMatchObject([{ kind: "transfer.proposed" }]);
  });
});

describe("through time", () => {
  test("positions and a site's people are steps that add up, with rolls as marks", async () => {
    const span = "from=2026-01-01T12:00:00Z&to=2026-01-05T12:00:00Z&step=P1D";
    const { at, states } = await answer(`/series/positions?${span}`);
    expect((at as string[]).map((one) => one.slice(8, 10))).toEqual(["01", "02", "03", "04", "05"]);
    expect(states).toMatchObject({ outside: [2, 1, 0, 0, 0], held: [0, 1, 2, 2, 2] });
    expect(
      await answer("/series/sites/N-PRISON?from=2026-01-01T12:00:00Z&to=2026-01-11T12:00:00Z&step=P5D"),
    ).toMatchObject({
      held: [0, 2, 2],
      marks: [{ kind: "roll", at: "2026-01-10T12:00:00.000Z", people: 2 }],
    });
    const known = await answer(`/series/positions?${span}&knownAt=9`);
    expect(known["states"]).toMatchObject({ held: [0, 1, 1, 1, 1] });
    expect((await example.ask("/api/v1/series/positions?from=2026-01-01T12:00:00Z&step=PT1S")).body).toMatchObject({
      code: "span-invalid",
    });
  });

  test("control of sites, and nobody went anywhere", async () => {
    const { sites } = await answer("/series/control");
    expect(sites).toContainEqual(
      expect.objectContaining({ site: "N-CAMP", place: { latitude: 36.5, longitude: 41.2 } }),
    );
    expect(await answer("/flows?from=2026-01-01T12:00:00Z")).toMatchObject({ flows: [] });
  });
});

// Verifies: MR-6
describe("an officer of another authority", () => {
  test("is shown nothing of it by any of these", async () => {
    const lists = [
      "/people?state=held",
      "/duties",
      "/counts",
      "/incidents",
      "/agreements",
      "/programmes",
      "/transfers",
    ];
    for (const path of lists) {
      const body = await answer(path, SOUTH_OFFICER);
      const [listed] = Object.values(body).filter((value) => Array.isArray(value));
      expect([path, listed]).toEqual([path, []]);
    }
    expect(await answer("/today", SOUTH_OFFICER)).toMatchObject({ items: [], movements: [] });
    const series = await answer("/series/positions?from=2026-01-01T12:00:00Z", SOUTH_OFFICER);
    expect((series["states"] as { held: number[] }).held.every((people) => people === 0)).toBe(true);
    for (const path of [`/people/${ALI}/entries`, "/transfers/TR-1/blockers", "/incidents/INC-2/entries"]) {
      expect([path, (await example.ask(`/api/v1${path}`, SOUTH_OFFICER)).status]).toEqual([path, 404]);
    }
    expect((await example.ask("/api/v1/series/sites/N-PRISON?from=2026-01-01T12:00:00Z", SOUTH_OFFICER)).status).toBe(
      403,
    );
  });
});

describe("a long answer", () => {
  test("goes compressed to who takes it so, and is the same", async () => {
    const headers = await example.headersOf(NORTH.officer);
    const url = "/api/v1/journal?limit=100";
    const plain = await example.server.inject({ url, headers });
    const packed = await example.server.inject({ url, headers: { ...headers, "accept-encoding": "gzip;q=0, br" } });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(packed.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body);
    const short = await example.server.inject({
      url: "/api/v1/span",
      headers: { ...headers, "accept-encoding": "br" },
    });
    expect(short.headers["content-encoding"]).toBeUndefined();
  });
});
