/** People looked for in a register: what is kept of their names, who is shown whom, and of when. All of them are invented. */
import type { AuthorityCode, OfficerCode, PersonId } from "@muster/record";
import {
  admitted,
  at,
  type ExampleRegister,
  exampleRegister,
  KEEPER,
  NORTH,
  NORTH_SECOND,
  person,
  SOUTH,
  type TestCluster,
  testCluster,
} from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ledger } from "../ledger.ts";
import type { Viewer } from "../reading/viewer.ts";
import { PersonKeys } from "../sealing/person-keys.ts";
import { vaultKey } from "../sealing/vault-key.ts";
import { NameBook } from "./name-book.ts";
import { decodeSayings } from "./segment-form.ts";
import { keptSpans, openSegments } from "./segments.ts";

const NOW = { asOf: at(25), knownAt: 1_000_000 };
const SMALL = 3;

let server: TestCluster;
let example: ExampleRegister;

beforeAll(async () => {
  server = await testCluster();
  example = await exampleRegister(server);
});
afterAll(async () => {
  await example.close();
  await server.stop();
});

async function tell(...commands: readonly object[]): Promise<number> {
  const register = example.open();
  let last = -1;
  for (const command of commands) {
    const answer = await register.submit(command);
    if (!("accepted" in answer)) throw new Error(JSON.stringify(answer));
    last = answer.number;
  }
  await register.close();
  return last;
}

function registered(index: number, name: string, by: object = NORTH, more: readonly object[] = []) {
  const claims = [{ claim: "name", text: name, script: "Latn" }, ...more];
  const issuer = "authority" in by ? by.authority : "NORTH";
  const numbers = [{ number: `K-${index}`, issuer }];
  return { kind: "person.register", occurredAt: at(2), by, person: person(index), claims, numbers };
}

function viewer(authority: string, over: Partial<Viewer> = {}): Viewer {
  return {
    reach: "authority",
    authority: authority as AuthorityCode,
    officer: `${authority}-1` as OfficerCode,
    sites: [],
    people: [],
    clinical: false,
    oversight: false,
    ...over,
  };
}

async function found(ledger: Ledger, text: string, moment = NOW): Promise<readonly PersonId[]> {
  return (await ledger.findPeople(text, moment)).map((one) => one.person);
}

/** A node of its own, as it is after a start. */
function book(): NameBook {
  const { keyring } = example.ledger;
  return new NameBook({
    database: example.application,
    keyring,
    keys: new PersonKeys(keyring),
    segmentSize: SMALL,
  });
}

/** Every word in every segment. */
async function wordsKept(): Promise<readonly string[]> {
  const words: string[] = [];
  const key = await vaultKey(example.application, example.ledger.keyring);
  for await (const { clear } of openSegments(example.application, key))
    for (const saying of clear === undefined ? [] : decodeSayings(clear))
      words.push(...saying.words, ...saying.numbers);
  return words;
}

describe("what is kept of names", () => {
  beforeAll(async () => {
    await tell(...[1, 2, 3, 4, 5, 6, 7].map((index) => registered(index, `Zelmira Quondam${"abcdefg"[index - 1]}`)));
  });

  test("stands in segments, and what is opened from them is what is read from the details", async () => {
    const first = book();
    await first.refresh();
    const spans = await keptSpans(example.owner);
    expect(spans.length).toBe(2);
    const second = book();
    await second.refresh();
    for (const index of [first.index, second.index]) {
      expect(index.people).toBe(7);
      for (const one of [1, 2, 3, 4, 5, 6, 7]) {
        expect(index.numbers.holders(`K${one}`).map((slot) => index.personAt(slot))).toEqual([person(one)]);
        expect(index.vocabulary.idOf(`quondam${"abcdefg"[one - 1]}`)).toBeDefined();
      }
    }
  });

  test("is sealed: neither the database nor its viewers have a word of it", async () => {
    const [row] = await example.owner.query<{ text: string }>(
      "select string_agg(encode(sealed, 'escape'), '') as text from name_segment",
    );
    expect(row?.text.length).toBeGreaterThan(100);
    expect(row?.text).not.toContain("quondam");
    await expect(example.reader.query("select from name_segment")).rejects.toMatchObject({ sqlState: "42501" });
    expect(await wordsKept()).toContain("quondamb");
  });

  test("is made anew where it was tampered with, taken away, or folded otherwise", async () => {
    const before = await keptSpans(example.owner);
    const first = before[0]?.first ?? -1;
    for (const harm of [
      `update name_segment set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where first = ${first}`,
      `update name_segment set form = 'another' where first = ${first}`,
      `update name_segment set made_at = made_at + 1 where first = ${first}`,
      `delete from name_segment where first = ${first}`,
    ]) {
      await example.owner.script(harm);
      const opened = book();
      await opened.refresh();
      expect(opened.index.people).toBe(7);
      expect(await keptSpans(example.owner)).toEqual(before);
    }
    const last = book();
    await last.refresh();
    expect(last.index.people).toBe(7);
  });

  // Verifies: rule-11, DP-1
  test("goes with who was erased, in the same transaction, and comes back by no segment that is put back", async () => {
    const running = book();
    await running.refresh();
    const [put] = await example.owner.query<{ row: string }>(
      "select to_jsonb(name_segment)::text as row from name_segment order by first limit 1",
    );
    expect(await wordsKept()).toContain("quondama");
    const erase = { kind: "detail.erase", occurredAt: at(9), by: NORTH, second: NORTH_SECOND, why: "danger-to-life" };
    await tell({ ...erase, person: person(1) });
    expect(await wordsKept()).not.toContain("quondama");

    await running.refresh();
    expect(running.index.vocabulary.idOf("quondama")).toBeUndefined();
    expect(running.index.numbers.holders("K1")).toEqual([]);
    await running.settled();
    expect(await wordsKept()).toContain("quondamb");
    expect(await wordsKept()).not.toContain("quondama");

    await example.owner.script("delete from name_segment");
    await example.owner.execute(
      "insert into name_segment select * from jsonb_populate_record(null::name_segment, $1::jsonb)",
      [put?.row ?? ""],
    );
    const started = book();
    await started.refresh();
    expect(started.index.slotOf(person(1))).toBe(-1);
    expect(started.index.vocabulary.idOf("quondama")).toBeUndefined();
    expect(started.index.people).toBe(6);
  });
});

describe("who is found by whom", () => {
  const [HELD, OTHERS, LISTED] = [person(11), person(12), person(13)];

  beforeAll(async () => {
    await tell(
      ...admitted([HELD]),
      registered(12, "Wilhelmina Occulta", SOUTH),
      { kind: "custody.admit", occurredAt: at(2), by: SOUTH, person: OTHERS, site: "S-PRISON" },
      registered(13, "Wilhelmina Visa"),
    );
  });

  const named = (who: PersonId, by: object, day: number, text: string) => ({
    kind: "claim.state",
    occurredAt: at(day),
    by,
    person: who,
    claims: [{ claim: "name", text, script: "Latn" }],
  });

  // Verifies: MR-6
  test("nobody whom the viewer may not know, and the answer is that of nobody, by any way of asking", async () => {
    const north = example.ledger.as(viewer("NORTH"));
    expect(await found(example.ledger, "Wilhelmina")).toEqual([OTHERS, LISTED]);
    expect(await found(example.ledger.as(viewer("SOUTH")), "wilhelm")).toEqual([OTHERS]);
    for (const text of ["Occulta", "Wilhelmina Occulta", "K-12", "k12"])
      expect(await north.findPeople(text, NOW)).toEqual(await north.findPeople("Nemo Nullius K-99", NOW));
    expect(await found(north, "Wilhelmina")).toEqual([LISTED]);
    for (const who of [viewer("NORTH", { reach: "none" }), viewer("MONITOR")])
      expect(await found(example.ledger.as(who), "Wilhelmina")).toEqual([]);
    expect(await found(example.ledger.as(viewer("MONITOR", { reach: "people", people: [OTHERS] })), "occ")).toEqual([
      OTHERS,
    ]);
  });

  // Verifies: MR-6
  test("with the same score, whoever else carries the name where the viewer does not see", async () => {
    const north = example.ledger.as(viewer("NORTH"));
    const before = await north.findPeople("Wilhelmina Visa", NOW);
    const described = await north.candidatesFor([{ claim: "name", text: "Wilhelmina Visa", script: "Latn" }], NOW);
    await tell(...[31, 32, 33].map((index) => registered(index, "Visa Wilhelmina", SOUTH)));
    expect(await north.findPeople("Wilhelmina Visa", NOW)).toEqual(before);
    expect(await north.candidatesFor([{ claim: "name", text: "Wilhelmina Visa", script: "Latn" }], NOW)).toEqual(
      described,
    );
  });

  test("from the entry on with which they became known to the viewer", async () => {
    const escort = () => example.ledger.as(viewer("ESCORT"));
    expect(await found(escort(), "Gundolf")).toEqual([]);
    const transfer = {
      kind: "transfer.propose",
      occurredAt: at(7),
      by: NORTH,
      transfer: "T-1",
      from: { authority: "NORTH", site: "N-PRISON" },
      to: { authority: "SOUTH", site: "S-PRISON" },
      escort: "ESCORT",
      people: [HELD],
    };
    await tell(named(HELD, NORTH, 3, "Gundolf of the prison"), transfer);
    expect(await found(escort(), "Gundolf")).toEqual([HELD]);
  });

  // Verifies: rule-7
  test("by what stood at the moment, as it was known then", async () => {
    const stated = await tell(named(HELD, NORTH, 5, "Ottokar the Former"));
    const claim = { claim: stated, index: 0 };
    await tell({ kind: "claim.withdraw", occurredAt: at(8), by: NORTH, person: HELD, ...claim, reason: "mistaken" });
    expect(await found(example.ledger, "Ottokar")).toEqual([]);
    expect(await found(example.ledger, "Ottokar", { asOf: at(25), knownAt: stated })).toEqual([HELD]);
    expect(await found(example.ledger, "Ottokar", { asOf: at(4), knownAt: stated })).toEqual([]);
    expect(await found(example.ledger, "Ottokar", { asOf: at(25), knownAt: stated - 1 })).toEqual([]);
  });

  test("by the seal on their property", async () => {
    const inventory = [{ item: "an invented watch", quantity: 1 }];
    await tell({ kind: "property.seal", occurredAt: at(6), by: NORTH, person: HELD, seal: "TAG-7781", inventory });
    const [one] = await example.ledger.findPeople("tag 7781", NOW);
    expect(one).toMatchObject({ person: HELD, by: "number", text: "TAG-7781", words: [{ why: "seal" }] });
    expect(await found(example.ledger.as(viewer("NORTH")), "7781")).toEqual([HELD]);
    expect(await found(example.ledger.as(viewer("SOUTH", { reach: "none" })), "7781")).toEqual([]);
  });
});

describe("who may be somebody else", () => {
  const BIRTH = { claim: "birth", edtf: "1987-03-05" };
  const [FIRST, SECOND, HIDDEN] = [person(21), person(22), person(23)];
  let entry: number;

  beforeAll(async () => {
    await tell(registered(21, "Rutger Ibrahim Vandermolen", NORTH, [BIRTH]));
    await tell(registered(23, "Rutger Ibrahim Vandermolen", SOUTH, [BIRTH]));
    entry = await tell(registered(22, "Rutger Ibraheem Vandermolen", NORTH, [BIRTH]));
  });

  test("is proposed with the evidence, to whoever may know both", async () => {
    const all = (await example.ledger.candidatesOf([SECOND], NOW)).get(SECOND) ?? [];
    expect(all.map((one) => one.person).toSorted()).toEqual([FIRST, HIDDEN]);
    expect(all[0]?.evidence.map(({ field, why }) => [field, why])).toEqual(
      expect.arrayContaining([
        ["name", "agrees"],
        ["birth", "agrees"],
      ]),
    );
    const north = example.ledger.as(viewer("NORTH"));
    const seen = (await north.candidatesOf([SECOND], NOW)).get(SECOND) ?? [];
    expect(seen.map((one) => one.person)).toEqual([FIRST]);
    expect(await north.candidatesOf([HIDDEN], NOW)).toEqual(new Map());
  });

  test("is proposed for claims that are not registered, and nothing of them is kept", async () => {
    const claims = [
      { claim: "name", text: "Rutger Ibrahim Vandermolen", script: "Latn" } as const,
      { claim: "birth", edtf: "1987" } as const,
    ];
    const before = (await example.ledger.last())?.number;
    const candidates = await example.ledger.candidatesFor(claims, NOW);
    expect(candidates.map((one) => one.person).toSorted()).toEqual([FIRST, SECOND, HIDDEN]);
    expect((await example.ledger.last())?.number).toBe(before);
    expect(await example.ledger.candidatesFor([{ claim: "name", text: "Nemo Nullius", script: "Latn" }], NOW)).toEqual(
      [],
    );
  });

  test("stands in the queue once, with who came last; an entry's people are looked at by themselves", async () => {
    const { pairs } = await example.ledger.possibleDuplicates({ limit: 100 }, NOW);
    const rutgers = pairs.filter(({ one }) => [FIRST, SECOND, HIDDEN].includes(one));
    expect(rutgers.map(({ one, person: other }) => [one, other])).toEqual(
      expect.arrayContaining([
        [SECOND, FIRST],
        [SECOND, HIDDEN],
        [HIDDEN, FIRST],
      ]),
    );
    expect(rutgers.length).toBe(3);
    const ofEntry = await example.ledger.possibleDuplicates({ entry, limit: 10 }, NOW);
    expect(ofEntry.pairs.map(({ one }) => one)).toEqual([SECOND, SECOND]);
    expect(ofEntry.next).toBeUndefined();
  });

  test("is gone through page by page, to the end, each page bounded", async () => {
    const whole = await example.ledger.possibleDuplicates({ limit: 1_000 }, NOW);
    const all: unknown[] = [];
    let page = await example.ledger.possibleDuplicates({ limit: 2 }, NOW);
    for (
      ;
      page.next !== undefined;
      page = await example.ledger.possibleDuplicates({ limit: 2, before: page.next }, NOW)
    )
      all.push(...page.pairs);
    expect([...all, ...page.pairs]).toEqual(whole.pairs);
    expect(whole.pairs.length).toBeGreaterThan(2);
  });

  // Verifies: rule-7
  test("is proposed as it was known", async () => {
    const then = { asOf: at(25), knownAt: entry - 1 };
    expect(await example.ledger.candidatesOf([SECOND], then)).toEqual(new Map());
    const hidden = (await example.ledger.candidatesOf([HIDDEN], then)).get(HIDDEN) ?? [];
    expect(hidden.map((one) => one.person)).toEqual([FIRST]);
  });

  test("of a keeper's nobody is anybody", async () => {
    expect(
      await example.ledger.as(viewer(KEEPER.authority, { reach: "none" })).possibleDuplicates({ limit: 100 }, NOW),
    ).toEqual({
      pairs: [],
    });
  });
});
