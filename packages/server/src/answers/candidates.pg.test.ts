/** Possible duplicates over HTTP: who is proposed to whom, with what evidence, and what is recorded of the asking. All are invented. */
import { KEEPER, NORTH, NORTH_SECOND } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ALI,
  EXAMPLE,
  type ExampleNode,
  exampleNode,
  MONITOR_OFFICER,
  SOUTH_OFFICER,
  WATCHERS,
} from "../../test/example-node.ts";
import type { AccessPage, CandidatesAnswer, DuplicatesAnswer, FoundAnswer } from "../api.ts";

const [FIRST, SECOND, HIDDEN, SEVENTH] = [5, 6, 7, 8].map((last) => `aaaaaaaa-0000-4000-8000-00000000000${last}`);
const SOUTH = { authority: "SOUTH", officer: SOUTH_OFFICER } as const;
const occurredAt = "2026-01-10T12:00:00Z";
const BIRTH = { claim: "birth", edtf: "1987-03-05" } as const;
const claimsOf = (text: string, script = "Latn") => [{ claim: "name", text, script }, BIRTH];

let example: ExampleNode;

const registered = (person: string | undefined, by: object, text: string, script?: string) => ({
  kind: "person.register",
  occurredAt,
  by,
  person,
  claims: claimsOf(text, script),
});

beforeAll(async () => {
  example = await exampleNode();
  await example.given([
    ...EXAMPLE,
    ...WATCHERS,
    registered(FIRST, NORTH, "Rutger Ibrahim Vandermolen"),
    registered(HIDDEN, SOUTH, "Rutger Ibrahim Vandermolen"),
    registered(SECOND, NORTH, "Rutger Ibraheem Vandermolen"),
  ]);
});
afterAll(() => example?.close());

const read = async <Body>(url: string, officer: string = NORTH.officer, purpose = "custody-care") =>
  (await example.ask(`/api/v1${url}`, officer, purpose)).body as unknown as Body;

async function post(
  body: unknown,
  officer: string = NORTH.officer,
  more: object = { "muster-purpose": "custody-care" },
) {
  const headers = { ...(await example.headersOf(officer)), ...more, "content-type": "application/json" };
  const payload = JSON.stringify(body);
  const answer = await example.server.inject({ method: "POST", url: "/api/v1/people/candidates", headers, payload });
  return { status: answer.statusCode, body: answer.json<CandidatesAnswer & { readonly code?: string }>() };
}

/** What was recorded of the North's registrar's own asking, the newest first. */
const recorded = async (): Promise<AccessPage["events"]> => (await read<AccessPage>("/access/own?limit=3")).events;
const people = ({ candidates }: CandidatesAnswer) => candidates.map(({ person }) => person);
const pairs = ({ pairs: all }: DuplicatesAnswer) => all.map(({ one, other }) => [one.person, other.person]);

describe("candidates for a person", () => {
  // Verifies: MR-6
  test("are those whom the officer may see, with the evidence part by part", async () => {
    const answer = await read<CandidatesAnswer>(`/people/${SECOND}/candidates`);
    expect(people(answer)).toEqual([FIRST]);
    const [{ evidence, weight, probability, judged, names } = { evidence: [] }] = answer.candidates;
    expect(evidence.map(({ field, why }) => [field, why])).toEqual(
      expect.arrayContaining([
        ["name", "agrees"],
        ["birth", "agrees"],
      ]),
    );
    expect(weight).toBeCloseTo(evidence.reduce((sum, one) => sum + one.weight, 0));
    expect(probability).toBeGreaterThan(0.5);
    expect([judged, names?.length]).toEqual([null, 1]);
    const whole = await read<CandidatesAnswer>(`/people/${SECOND}/candidates`, MONITOR_OFFICER, "monitoring-visit");
    expect(new Set(people(whole))).toEqual(new Set([FIRST, HIDDEN]));
  });

  // Verifies: MR-6
  test("of somebody whom the officer may not see are those of nobody, to the letter", async () => {
    const nobody = "aaaaaaaa-0000-4000-8000-0000000000ff";
    const there = JSON.stringify((await example.ask(`/api/v1/people/${HIDDEN}/candidates`)).body);
    const nowhere = JSON.stringify((await example.ask(`/api/v1/people/${nobody}/candidates`)).body);
    expect(there.replaceAll(String(HIDDEN), "")).toBe(nowhere.replaceAll(nobody, ""));
  });

  test("are recorded as sought before anybody is looked at, and whom they showed", async () => {
    await read<CandidatesAnswer>(`/people/${SECOND}/candidates`);
    const [shown, asked] = await recorded();
    expect(asked).toMatchObject({ kind: "people.searched", asked: `candidates of ${SECOND}`, purpose: "custody-care" });
    expect(shown).toMatchObject({ kind: "people.searched", subjects: 1 });
  });
});

describe("candidates for somebody who is not registered yet", () => {
  test("are found by what is stated, in another script too; nothing is entered", async () => {
    const before = (await example.node.ledger.last())?.number;
    for (const claims of [claimsOf("Rutger Ibrahim Vandermolen"), claimsOf("Vandermolen Rutger")]) {
      const { status, body } = await post({ claims });
      expect([status, people(body).toSorted()]).toEqual([200, [FIRST, SECOND]]);
    }
    expect(people((await post({ claims: claimsOf("Nemo Nullius").slice(0, 1) })).body)).toEqual([]);
    const byNumber = await post({ numbers: [{ number: "N-0001", issuer: "NORTH" }] });
    expect(people(byNumber.body)).toEqual([ALI]);
    expect((await example.node.ledger.last())?.number).toBe(before);
    const [, asked] = await recorded();
    expect(asked).toMatchObject({ kind: "people.searched", asked: "candidates for N-0001" });
  });

  test("are not sought without a purpose, for who may not search, or by what is no claim", async () => {
    expect(await post({ claims: [] }, NORTH.officer, {})).toMatchObject({
      status: 422,
      body: { code: "purpose-needed" },
    });
    expect((await post({ claims: [] }, KEEPER.officer)).status).toBe(403);
    expect((await post({ claims: [{ claim: "guilt" }] })).status).toBe(422);
    expect((await post("nobody")).status).toBe(200);
    expect((await post({})).body).toMatchObject({ candidates: [] });
  });

  test.each([
    ["\ud800 half a character", 422],
    ["nothing \u0000 at all", 200],
    ["\u202ereversed", 200],
    ["Rutger ".repeat(70), 200],
    [" ", 200],
    ["%_\\", 200],
  ])("of a name like %j: %s", async (text, status) => {
    expect((await post({ claims: claimsOf(text) })).status).toBe(status);
  });
});

describe("the queue of possible duplicates", () => {
  // Verifies: MR-6
  test("has the pairs whom the officer may see both of", async () => {
    expect(pairs(await read<DuplicatesAnswer>("/duplicates"))).toEqual([[SECOND, FIRST]]);
    const all = await read<DuplicatesAnswer>("/duplicates", MONITOR_OFFICER, "monitoring-visit");
    expect(pairs(all).length).toBe(3);
    expect(pairs(await read<DuplicatesAnswer>("/duplicates", SOUTH_OFFICER))).toEqual([]);
    const [shown, asked] = await recorded();
    expect([asked?.asked, shown?.subjects]).toEqual(["duplicates", 2]);
  });

  test("is asked for the people of one entry, and page by page", async () => {
    const last = (await example.node.ledger.last())?.number;
    expect(pairs(await read<DuplicatesAnswer>(`/duplicates?entry=${last}`))).toEqual([[SECOND, FIRST]]);
    const first = await read<DuplicatesAnswer>("/duplicates?limit=1");
    expect([pairs(first), first.next]).toEqual([[[SECOND, FIRST]], `${last}/${SECOND}`]);
    const rest = await read<DuplicatesAnswer>(`/duplicates?before=${first.next}`);
    expect([rest.pairs, rest.next]).toEqual([[], null]);
    for (const wrong of ["before=x", "before=1/x", "entry=-1", "limit=0", "limit=300"])
      expect((await example.ask(`/api/v1/duplicates?${wrong}`)).status).toBe(422);
  });

  test("leaves out those of whom officers said that they are one, or two, and says it of a person's candidates", async () => {
    const judge = { kind: "identity.judge-different", occurredAt: "2026-01-11T12:00:00Z", by: NORTH };
    await example.given([{ ...judge, person: SECOND, other: FIRST, why: "ten centimetres between them (invented)" }]);
    expect(pairs(await read<DuplicatesAnswer>("/duplicates"))).toEqual([]);
    const [different] = (await read<CandidatesAnswer>(`/people/${SECOND}/candidates`)).candidates;
    expect(different).toMatchObject({ person: FIRST, judged: "different" });

    await example.given([
      registered(SEVENTH, NORTH, "Rutger Ibraheem Vandermolen"),
      {
        kind: "identity.assert-same",
        occurredAt: "2026-01-12T12:00:00Z",
        by: NORTH,
        second: NORTH_SECOND,
        person: SEVENTH,
        other: SECOND,
        evidence: "the same scar (invented)",
      },
    ]);
    // Whoever is the same as the second is somebody else than the first.
    expect(pairs(await read<DuplicatesAnswer>("/duplicates"))).toEqual([]);
    const candidates = (await read<CandidatesAnswer>(`/people/${SEVENTH}/candidates`)).candidates;
    expect(new Map(candidates.map(({ person, judged }) => [person, judged]))).toEqual(
      new Map([
        [SECOND, "same"],
        [FIRST, "different"],
      ]),
    );
  });
});

describe("a search", () => {
  test("says why it found each, word by word", async () => {
    const { people: found } = await read<FoundAnswer>("/people?find=Rutger%20Vandermoln");
    expect(new Set(found.map(({ person }) => person))).toEqual(new Set([FIRST, SECOND, SEVENTH]));
    expect(found[0]?.words.map(({ sought, found: stated, why }) => [sought, stated, why])).toEqual([
      ["Rutger", "Rutger", "same"],
      ["Vandermoln", "Vandermolen", expect.stringMatching(/respelt|typing-error/)],
    ]);
    expect(found[0]?.score).toBeLessThan(1);
  });
});
