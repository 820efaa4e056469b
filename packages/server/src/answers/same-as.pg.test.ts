/** Two files of one human being, over HTTP: asserted by two, shown to who may see both, counted, and taken back without a trace in the books. */
import { KEEPER, MONITOR, NORTH, NORTH_SECOND } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ALI,
  type Answered,
  EXAMPLE,
  type ExampleNode,
  exampleNode,
  MONITOR_OFFICER,
  OMAR,
  SOUTH_OFFICER,
  WATCHERS,
} from "../../test/example-node.ts";
import type { BalanceAnswer, EntryAnswer, PersonShown, Problem, SamePeopleAnswer, TodayAnswer } from "../api.ts";

const SALIM = "aaaaaaaa-0000-4000-8000-000000000003";
const CLERK = { authority: "NORTH", officer: "NORTH-CLERK" } as const;
const SOUTH = { authority: "SOUTH", officer: SOUTH_OFFICER } as const;
const SCAR = "the same scar over the left eye (invented)";
const occurredAt = "2026-01-10T12:00:00Z";

let example: ExampleNode;

beforeAll(async () => {
  example = await exampleNode();
  await example.given([
    ...EXAMPLE,
    ...WATCHERS,
    { kind: "officer.appoint", occurredAt, by: KEEPER, ...CLERK, title: "clerk", roles: ["site-clerk"] },
    { kind: "person.register", occurredAt, by: SOUTH, person: SALIM },
    { kind: "custody.admit", occurredAt, by: SOUTH, person: SALIM, site: "S-PRISON" },
  ]);
});
afterAll(() => example?.close());

const same = (person: string, other: string) => ({
  kind: "identity.assert-same",
  occurredAt,
  person,
  other,
  evidence: SCAR,
  weight: 11.25,
});
const read = async <Body>(url: string, officer: string = NORTH.officer, purpose = "custody-care") =>
  (await example.ask(`/api/v1${url}`, officer, purpose)).body as unknown as Body;
const fileOf = (person: string, officer?: string) => read<PersonShown>(`/people/${person}`, officer);

/** Sends it in this officer's own name. */
async function post(officer: string, url: string, body: object, inPerson?: object): Promise<Answered["body"]> {
  const headers = {
    ...(inPerson ?? (await example.headersOf(officer))),
    "content-type": "application/json",
    "idempotency-key": crypto.randomUUID(),
  };
  const payload = JSON.stringify(body);
  const answer = await example.server.inject({ method: "POST", url: `/api/v1${url}`, headers, payload });
  return answer.json();
}

/** Proposed by North's registrar and confirmed by the other; the number of the entry. */
async function byTwo(command: object): Promise<number> {
  const proposed = await post(NORTH.officer, "/proposals", { command });
  const { headers } = await example.signIn(NORTH_SECOND.officer);
  await post(NORTH_SECOND.officer, `/proposals/${String(proposed["id"])}/confirm`, {}, headers);
  return (await example.node.register.moment()).knownAt;
}

const clashToday = async () => (await read<TodayAnswer>("/today")).items.filter(({ kind }) => kind === "files-clash");

/** Everything the books and the files say that is not about the two files being one. */
async function told(): Promise<string> {
  const answers = await Promise.all([
    fileOf(ALI),
    fileOf(OMAR),
    read<BalanceAnswer>("/balance"),
    read<object>("/sites/N-PRISON/roll"),
  ]);
  const left = new Set(["sameAs", "judgedDifferent", "knownAt", "knownAtNumber"]);
  return JSON.stringify(answers, (field, value: unknown) => (left.has(field) ? undefined : value));
}

describe("two files are asserted to be of one human being", () => {
  // Verifies: rule-3, rule-9, ORD-1
  test("by two officers, each signed in; then withdrawn, and every answer is what it was before, but for what was withdrawn", async () => {
    const before = await told();
    const { registered } = await read<BalanceAnswer>("/balance");
    expect(await post(NORTH.officer, "/commands", same(ALI, OMAR))).toMatchObject({ code: "second-officer-needed" });

    const entry = await byTwo(same(ALI, OMAR));
    expect(await fileOf(OMAR)).toMatchObject({
      sameAs: {
        files: [{ person: ALI, through: OMAR, entry, number: "N-0001", position: { site: "N-PRISON" } }],
        notShown: 0,
        clashes: [{ kind: "counted-twice" }],
      },
      file: {
        sameAs: [{ entry, by: NORTH, second: NORTH_SECOND, other: ALI, said: { evidence: SCAR, weight: 11.25 } }],
      },
    });
    expect(await read<BalanceAnswer>("/balance")).toMatchObject({ registered, sameAs: { records: 2, people: 1 } });
    expect(await told()).toBe(before);
    const twice = {
      files: [{ person: ALI, number: "N-0001" }, { person: OMAR }],
      clashes: [{ kind: "counted-twice" }],
    };
    expect(await read<SamePeopleAnswer>("/same-people")).toMatchObject({ groups: [twice], groupsInAll: 1 });
    expect(await clashToday()).toEqual([{ kind: "files-clash", since: "2026-01-03T12:00:00.000Z", people: 1 }]);

    const withdrawal = { kind: "identity.withdraw-same", occurredAt, person: OMAR, other: ALI, assertion: entry };
    const withdrawn = await byTwo({ ...withdrawal, why: "another man's scar (invented)" });
    expect(await fileOf(ALI)).toMatchObject({ sameAs: null, file: { sameAs: [{ withdrawn: { entry: withdrawn } }] } });
    expect(await told()).toBe(before);
    expect(await clashToday()).toEqual([]);
    expect(await read<BalanceAnswer>("/balance")).toMatchObject({ sameAs: { records: 0, people: 0 } });
    // Of a past moment it is asked as of then (rule 7).
    expect(await read<BalanceAnswer>(`/balance?knownAt=${entry}`)).toMatchObject({ sameAs: { records: 2, people: 1 } });
    expect(await read<PersonShown>(`/people/${ALI}?knownAt=${entry}`)).toMatchObject({
      sameAs: { files: [{ person: OMAR }] },
    });
  });

  // Verifies: MR-8-10, DP-1
  test("one of which an officer may not see: it learns that somebody asserted something, and from no answer of whom", async () => {
    await example.given([{ ...same(ALI, SALIM), by: KEEPER, second: MONITOR }]);
    const entry = (await example.node.register.moment()).knownAt;

    const file = await fileOf(ALI);
    expect(file.sameAs).toEqual({ files: [], notShown: 1, clashes: [] });
    expect(file.file.sameAs.at(-1)).toMatchObject({ entry, by: KEEPER, said: { evidence: SCAR } });
    const told = [`/people/${ALI}/entries`, `/journal?from=${entry}`, `/journal/${entry}`, `/entries?limit=5`];
    for (const url of [`/people/${ALI}`, ...told]) {
      const text = JSON.stringify(await read<object>(url));
      expect(text).toContain(told.includes(url) ? "identity.same-asserted" : ALI);
      expect(text).not.toContain(SALIM);
    }
    const headers = { ...(await example.headersOf(NORTH.officer)), "muster-purpose": "court-order" };
    const url = `/api/v1/journal/${entry}/proof?person=${ALI}`;
    const bundle = (await example.server.inject({ url, headers })).json<{ entry: string; item: { bytes: string } }>();
    const shown = [bundle.entry, bundle.item.bytes].map((bytes) => Buffer.from(bytes, "base64").toString()).join();
    expect(shown).toContain("identity.same-asserted");
    expect(shown).toContain(ALI);
    expect(shown).not.toContain(SALIM);
    expect((await read<EntryAnswer>(`/journal/${entry}`)).asHashed).toBe(true);
    expect(await read<BalanceAnswer>("/balance")).toMatchObject({ sameAs: { records: 1, people: 1 } });
    expect(JSON.stringify(await fileOf(SALIM, SOUTH_OFFICER))).not.toContain(ALI);
    expect(await read<SamePeopleAnswer>("/same-people")).toMatchObject({ groups: [], groupsInAll: 0 });
    expect(await clashToday()).toEqual([]);

    const monitor = await fileOf(SALIM, MONITOR_OFFICER);
    expect(monitor.sameAs).toMatchObject({
      files: [{ person: ALI, entry, position: { site: "N-PRISON" } }],
      notShown: 0,
      clashes: [{ kind: "in-two-places" }],
    });
    const whole = await read<BalanceAnswer>("/balance", MONITOR_OFFICER);
    expect(whole.sameAs).toEqual({ records: 2, people: 1 });
  });

  // Verifies: rule-11, DP-1
  test("and one is erased: the other says it in its words, and the one still says that it was asserted", async () => {
    const entry = await byTwo(same(ALI, OMAR));
    const erasure = {
      kind: "detail.erase",
      occurredAt,
      by: NORTH,
      second: NORTH_SECOND,
      person: ALI,
      why: "asked-for",
    };
    await example.given([erasure]);
    const [erased, other] = [await fileOf(ALI), await fileOf(OMAR)];
    expect(erased.file.sameAs.at(-1)).toMatchObject({ entry, other: OMAR });
    expect(JSON.stringify(erased.file)).not.toContain(SCAR);
    expect(other.file.sameAs.at(-1)).toMatchObject({ other: ALI, said: { evidence: SCAR } });
    // What a stranger entered is told by its detail alone to who sees the file; that it was said, is not erased.
    expect(erased.file.sameAs.map(({ by }) => by.authority)).toEqual(["NORTH", "KEEPER", "NORTH"]);
  });
});

describe("two files are judged to be of different people", () => {
  test("by a clerk alone, who asserts nothing; of a stranger to them the answer is as for nobody", async () => {
    const people = { person: OMAR, other: SALIM };
    const judge = { kind: "identity.judge-different", occurredAt, why: "ten years between them (invented)" };
    expect(await post(CLERK.officer, "/proposals", { command: same(ALI, OMAR) })).toMatchObject({
      code: "not-permitted",
      category: "forbidden-by-rule",
    });
    const [there, nobody] = await Promise.all(
      [people, { ...people, other: "aaaaaaaa-0000-4000-8000-00000000ffff" }].map((pair) =>
        post(CLERK.officer, "/commands", { ...judge, ...pair }),
      ),
    );
    const { detail, code } = there as unknown as Problem;
    expect([detail?.replaceAll(SALIM, "…"), code]).toEqual([
      String(nobody?.["detail"]).replaceAll("aaaaaaaa-0000-4000-8000-00000000ffff", "…"),
      nobody?.["code"],
    ]);

    await example.given([
      { kind: "person.register", occurredAt, by: NORTH, person: "aaaaaaaa-0000-4000-8000-000000000004" },
      {
        kind: "custody.admit",
        occurredAt,
        by: NORTH,
        person: "aaaaaaaa-0000-4000-8000-000000000004",
        site: "N-PRISON",
      },
    ]);
    const other = "aaaaaaaa-0000-4000-8000-000000000004";
    expect(await post(CLERK.officer, "/commands", { ...judge, person: OMAR, other })).toMatchObject({
      kind: "identity.different-judged",
    });
    const { file } = await fileOf(other);
    expect(file.judgedDifferent).toMatchObject([{ other: OMAR, by: CLERK }]);
    const links = await example.node.register.links(await example.node.register.moment());
    expect([links.different(OMAR as never, other as never), links.different(ALI as never, other as never)]).toEqual([
      true,
      true,
    ]);
    expect([links.same(ALI as never, SALIM as never), links.same(OMAR as never, other as never)]).toEqual([
      true,
      false,
    ]);
  });
});
