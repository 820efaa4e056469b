/** Two people: what one officer proposes, another confirms, each signed in as themselves; the entry names both. */
import { readdir, readFile } from "node:fs/promises";
import { epochMilliseconds, type Instant, instantFromEpoch, type Officer } from "@muster/record";
import { KEEPER, NORTH, NORTH_SECOND, SOUTH } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALI, type Answered, EXAMPLE, type ExampleNode, exampleNode, OMAR } from "../../test/example-node.ts";

const NORTH_THIRD = { authority: "NORTH", officer: "NORTH-3" } as const;
const CLERK = { authority: "NORTH", officer: "NORTH-CLERK" } as const;
const ANALYST = { authority: "NORTH", officer: "NORTH-ANALYST" } as const;
const KEEPERS_CLERK = { authority: "KEEPER", officer: "KEEPER-CLERK" } as const;
const NOBODYS = "00000000-0000-4000-8000-000000000000";
const SECRET = "Invented Brother, last house before the bridge";
const occurredAt = "2026-01-24T12:00:00Z";
const DAY_MS = 24 * 60 * 60 * 1_000;

let example: ExampleNode;
let policy: string;
let now = "2026-01-25T12:00:00.000Z" as Instant;

beforeAll(async () => {
  policy = await morePolicy();
  example = await exampleNode({ clock: () => now });
  await example.given(EXAMPLE);
  const appoint = { kind: "officer.appoint", occurredAt: "2026-01-01T00:00:00Z", by: KEEPER, title: "officer" };
  await example.given([
    { ...appoint, ...NORTH_THIRD, roles: ["registrar", "site-commander"] },
    { ...appoint, ...CLERK, roles: ["site-clerk"] },
    { ...appoint, ...ANALYST, roles: ["analyst"] },
    { ...appoint, ...SOUTH, roles: ["registrar", "site-commander"] },
    { ...appoint, ...KEEPERS_CLERK, roles: ["site-clerk"] },
    {
      kind: "transfer.propose",
      occurredAt: "2026-01-10T12:00:00Z",
      by: NORTH,
      transfer: "TR-1",
      from: { authority: "NORTH", site: "N-PRISON" },
      to: { authority: "SOUTH", site: "S-PRISON" },
      escort: "NORTH",
      people: [OMAR],
    },
  ]);
});
afterAll(() => example?.close());

/** As the officer's machine sends it, unless they are there in person. */
async function send(
  { officer }: Officer,
  method: "GET" | "POST",
  url: string,
  body?: object,
  inPerson?: object,
): Promise<Answered> {
  const headers = {
    ...(inPerson ?? (await example.headersOf(officer))),
    "content-type": "application/json",
    "muster-purpose": "legal-review",
    "idempotency-key": crypto.randomUUID(),
  };
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  const answer = await example.server.inject({ method, url: `/api/v1${url}`, headers, ...payload });
  const type = String(answer.headers["content-type"]);
  return { status: answer.statusCode, type, body: type.includes("json") ? answer.json() : {} };
}

const post = (by: Officer, url: string, body: object = {}) => send(by, "POST", url, body);
const propose = (by: Officer, command: object, confirmedBy?: object) =>
  post(by, "/proposals", { command, ...(confirmedBy === undefined ? {} : { confirmedBy }) });
async function confirm(by: Officer, id: unknown): Promise<Answered> {
  const { headers } = await example.signIn(by.officer);
  return send(by, "POST", `/proposals/${String(id)}/confirm`, {}, headers);
}
const told = ({ status, body }: Answered) => [status, body["code"]];
const entries = async () => (await example.node.register.moment()).knownAt + 1;

/** Proposed by North's registrar, and open. */
async function open(command: object = releaseOf(ALI), confirmedBy?: object): Promise<string> {
  const answer = await propose(NORTH as Officer, command, confirmedBy);
  expect(answer.status).toBe(201);
  return String(answer.body["id"]);
}

function releaseOf(person: string, more: object = {}): object {
  const release = { kind: "custody.release", occurredAt, person, site: "N-PRISON", grounds: "review", to: "family" };
  return { ...release, destination: SECRET, ...more };
}

function overrideOf(blocker: string): object {
  const override = { kind: "transfer.override", occurredAt, transfer: "TR-1", blocker, people: [OMAR] };
  return { ...override, ground: "evacuation", reason: "The papers burnt (invented)." };
}

interface Act {
  readonly by: Officer;
  readonly second: Officer;
  /** A colleague whose role it is not. */
  readonly colleague: Officer;
  readonly command: () => object;
}

const ofNorth = { by: NORTH, second: NORTH_SECOND, colleague: CLERK } as Pick<Act, "by" | "second" | "colleague">;
const ofKeeper = { by: KEEPER, second: KEEPERS_CLERK, colleague: CLERK } as Pick<Act, "by" | "second" | "colleague">;

/** The acts that one officer alone is refused, in an order in which each can be done. */
const ACTS: readonly (readonly [string, Act])[] = [
  ["a release", { ...ofNorth, command: () => releaseOf(ALI) }],
  [
    "a correction of a terminal state",
    {
      ...ofNorth,
      command: () => ({
        kind: "entry.correct",
        occurredAt,
        entry: released,
        reason: "wrong-person",
        why: "Another man was to be released (invented).",
      }),
    },
  ],
  [
    "an override of a blocker",
    {
      ...ofNorth,
      command: () => overrideOf("basis"),
    },
  ],
  ["an erasure", { ...ofNorth, command: () => ({ kind: "detail.erase", occurredAt, person: OMAR, why: "asked-for" }) }],
  [
    "a new keeper",
    {
      ...ofKeeper,
      command: () => ({
        kind: "officer.appoint",
        occurredAt,
        officer: "KEEPER-2",
        authority: "KEEPER",
        title: "second keeper",
        roles: ["keeper"],
      }),
    },
  ],
  [
    "a new policy",
    { ...ofKeeper, command: () => ({ kind: "policy.adopt", occurredAt, name: "more.cedar", text: policy }) },
  ],
];
/** The entry of Ali's release. */
let released = -1;

/** All that Muster comes with, but for the floor that holds whatever is adopted; and one policy more. */
async function morePolicy(): Promise<string> {
  const folder = new URL("../../../../policies/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => /^(?!31|90).*[.]cedar$/.test(name));
  const shipped = await Promise.all(names.sort().map((name) => readFile(new URL(name, folder), "utf8")));
  // Without their comments: an entry holds 44,000 bytes of policy.
  return `${shipped.join("\n").replaceAll(/^[/][/].*\n/gm, "")}
@id("clerks-wait")
@reason("Clerks object for nobody until the count is over (invented).")
forbid (principal in Role::"site-clerk", action == Action::"object", resource);
`;
}

describe.each(ACTS)("%s", (_, { by, second, colleague, command }) => {
  // Verifies: MR-6
  test("is done by two officers, each in person, and names both", async () => {
    const before = await entries();
    const wanted = command();
    expect(told(await post(by, "/commands", wanted))).toEqual([403, "second-officer-needed"]);
    expect(told(await post(by, "/commands", { ...wanted, second }))).toEqual([403, "second-confirms-in-person"]);
    expect(told(await propose(second, { ...wanted, by }))).toEqual([403, "not-in-anothers-name"]);
    expect([403, 404]).toContain((await propose(colleague, wanted)).status);

    const { status, body } = await propose(by, wanted);
    expect(status).toBe(201);
    const { id } = body;
    const same = await confirm(by, id);
    expect([same.status, same.body["code"]]).toEqual([403, "same-officer-twice"]);
    for (const stranger of [SOUTH as Officer, ...(by === NORTH ? [KEEPER as Officer] : [NORTH as Officer])]) {
      const answer = await confirm(stranger, id);
      expect(answer.status).toBe(404);
      const nobodys = await confirm(stranger, NOBODYS);
      expect(JSON.stringify(answer).replaceAll(String(id), "")).toBe(JSON.stringify(nobodys).replaceAll(NOBODYS, ""));
      expect((await send(stranger, "GET", `/proposals/${String(id)}`)).status).toBe(404);
      expect((await post(stranger, `/proposals/${String(id)}/decline`)).status).toBe(404);
    }
    expect([403, 404]).toContain((await confirm(colleague, id)).status);
    expect(await entries()).toBe(before);

    const done = await confirm(second, id);
    expect(done.status).toBe(201);
    const number = Number(done.body["number"]);
    const entry = await example.node.register.entry(number);
    expect(entry?.entry).toMatchObject({ by, second });
    if (done.body["kind"] === "custody.released") released = number;
    expect((await send(by, "GET", `/proposals/${String(id)}`)).body).toMatchObject({
      state: "confirmed",
      entry: number,
    });
    expect(told(await confirm(second, id))).toEqual([409, "proposal-decided"]);
    expect(await entries()).toBe(before + 1);
  });
});

// Verifies: DP-1
test("an export of more than one file is proposed by one, confirmed by another, and fetched by the first", async () => {
  const asked = await post(NORTH as Officer, "/exports", { people: [ALI, OMAR] });
  expect([asked.status, asked.body["state"]]).toEqual([202, "open"]);
  const id = String(asked.body["id"]);
  expect(told(await send(NORTH as Officer, "GET", `/exports/${id}`))).toEqual([409, "export-not-confirmed"]);
  expect(told(await confirm(NORTH as Officer, id))).toEqual([403, "same-officer-twice"]);
  expect((await confirm(SOUTH as Officer, id)).status).toBe(404);
  expect(told(await confirm(CLERK as Officer, id))).toEqual([403, "not-permitted"]);
  expect((await confirm(NORTH_SECOND as Officer, id)).status).toBe(201);
  expect((await send(NORTH_SECOND as Officer, "GET", `/exports/${id}`)).status).toBe(404);
  const taken = await send(NORTH as Officer, "GET", `/exports/${id}`);
  expect([taken.status, taken.type]).toEqual([200, "application/zip"]);
  const recorded = await example.node.ledger.database.query<{ thing: string }>(
    `select distinct thing from access_entry join access_subject using (number)
     where kind = 'data.exported' and outcome = 'allowed' and access_entry.officer = $1 and thing is not null`,
    [NORTH.officer],
  );
  expect(recorded).toEqual([{ thing: `officer:${NORTH_SECOND.officer}` }]);
});

describe("a proposal", () => {
  test("is seen by who proposed it and by who may confirm it, with what is proposed", async () => {
    const id = await open();
    for (const officer of [NORTH, NORTH_SECOND] as Officer[]) {
      const { body } = await send(officer, "GET", `/proposals/${id}`);
      expect(body).toMatchObject({ state: "open", kind: "custody.release", content: { person: ALI } });
    }
    const listed = async (officer: Officer) => {
      const { body } = await send(officer, "GET", "/proposals?state=open");
      return (body["proposals"] as { id: string }[]).map((one) => one.id);
    };
    expect(await listed(NORTH_SECOND as Officer)).toContain(id);
    // A colleague whose role it is not learns that there is one, and not of whom; an analyst not even that.
    expect((await send(CLERK as Officer, "GET", `/proposals/${id}`)).body).toMatchObject({
      state: "open",
      content: null,
    });
    expect((await send(ANALYST as Officer, "GET", `/proposals/${id}`)).status).toBe(404);
    expect(await listed(ANALYST as Officer)).toEqual([]);
    expect(await listed(SOUTH as Officer)).toEqual([]);
  });

  test("that names who is to confirm it is confirmed by nobody else", async () => {
    const id = await open(releaseOf(ALI), NORTH_THIRD);
    expect((await confirm(NORTH_SECOND as Officer, id)).status).toBe(404);
    const other = await open(releaseOf(ALI), { authority: "SOUTH" });
    expect((await confirm(NORTH_SECOND as Officer, other)).status).toBe(404);
    // South is asked, and may not: a man whom North holds is not South's to release.
    expect([403, 404]).toContain((await confirm(SOUTH as Officer, other)).status);
  });

  // Verifies: MR-6
  test("is confirmed by no machine, whoever's token it has", async () => {
    const before = await entries();
    const id = await open();
    const answer = await post(NORTH_SECOND as Officer, `/proposals/${id}/confirm`);
    expect(told(answer)).toEqual([403, "confirmed-in-person"]);
    expect(told(await post(NORTH_SECOND as Officer, `/proposals/${NOBODYS}/confirm`))).toEqual(told(answer));
    expect((await send(NORTH as Officer, "GET", `/proposals/${id}`)).body).toMatchObject({ state: "open" });
    expect(await entries()).toBe(before);
  });

  test("that was declined, or withdrawn by who proposed it, is not confirmed any more", async () => {
    const declined = await open();
    expect(told(await post(NORTH as Officer, `/proposals/${declined}/decline`))).toEqual([403, "same-officer-twice"]);
    expect((await post(NORTH_SECOND as Officer, `/proposals/${declined}/decline`)).status).toBe(200);
    const withdrawn = await open();
    expect(told(await post(NORTH_SECOND as Officer, `/proposals/${withdrawn}/withdraw`))).toEqual([
      403,
      "not-your-proposal",
    ]);
    expect((await post(NORTH as Officer, `/proposals/${withdrawn}/withdraw`)).status).toBe(200);
    const before = await entries();
    for (const id of [declined, withdrawn]) {
      expect(told(await confirm(NORTH_SECOND as Officer, id))).toEqual([409, "proposal-decided"]);
    }
    expect(await entries()).toBe(before);
  });

  test("confirmed by two at once becomes one entry", async () => {
    const before = await entries();
    const id = await open(overrideOf("fitness"));
    const confirming = ([NORTH_SECOND, NORTH_THIRD] as Officer[]).map((officer) => confirm(officer, id));
    const answers = (await Promise.all(confirming)).map(({ status, body }) => [status, body["code"]]);
    expect(answers.toSorted(([one], [other]) => Number(one) - Number(other))).toEqual([
      [201, undefined],
      [409, "proposal-decided"],
    ]);
    expect(await entries()).toBe(before + 1);
  });

  test("that the register refuses shows the refusal to both", async () => {
    const before = await entries();
    const id = await open(releaseOf(OMAR, { grounds: "court-order" }));
    const refused = await confirm(NORTH_SECOND as Officer, id);
    expect(refused.status).toBeGreaterThanOrEqual(400);
    for (const officer of [NORTH, NORTH_SECOND] as Officer[]) {
      expect((await send(officer, "GET", `/proposals/${id}`)).body).toMatchObject({
        state: "refused",
        refusal: { code: refused.body["code"], says: refused.body["detail"] },
      });
    }
    expect(await entries()).toBe(before);
  });

  // Verifies: rule-11
  test("holds no word of what is proposed in clear in the database", async () => {
    const id = await open(releaseOf(OMAR));
    const [row] = await example.node.ledger.database.query<{ clear: string; sealed: Uint8Array }>(
      "select (to_jsonb(proposal) - 'sealed')::text as clear, sealed from proposal where id = $1",
      [id],
    );
    const kept = `${row?.clear ?? ""}${Buffer.from(row?.sealed ?? []).toString("latin1")}`;
    expect(kept).toContain("custody.release");
    for (const word of [SECRET, OMAR, "N-PRISON", "review"]) expect(kept).not.toContain(word);
  });

  test("lasts three days", async () => {
    const id = await open(releaseOf(OMAR));
    const before = await entries();
    now = instantFromEpoch(epochMilliseconds(now) + 3 * DAY_MS);
    expect(told(await confirm(NORTH_SECOND as Officer, id))).toEqual([409, "proposal-expired"]);
    expect((await send(NORTH as Officer, "GET", `/proposals/${id}`)).body).toMatchObject({ state: "open" });
    expect(await entries()).toBe(before);
  });
});
