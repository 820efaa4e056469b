/**
 * One contract over everything that can keep the books: PGlite, the bundled PostgreSQL 18, and the oracle in memory. The
 * same story is told to each; each must answer every question alike, at every instant and as known at every number.
 */
import { postgresDatabase, rebuild } from "@muster/ledger";
import type { EntryNumber, Instant, SiteCode } from "@muster/record";
import { instantFromEpoch } from "@muster/record";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { at, person } from "../scene.ts";
import { memoryDatabase } from "../memory-database.ts";
import { type TestCluster, testCluster } from "../test-cluster.ts";
import { type Books, oracleBooks, registerBooks } from "./books.ts";
import { story, type ToldEntry } from "./story.ts";

const SEED = 20_260_121;
const TURNS = 600;
const NOW_MS = Date.UTC(2026, 0, 25, 12);
const SITES = ["N-PRISON", "N-CAMP", "S-PRISON"] as SiteCode[];
const INSTANTS = [at(1, 1), at(4), at(8, 6), at(12, 18), at(17), at(21, 9), at(24, 18)];
const PEOPLE = Array.from({ length: 12 }, (_, index) => person(index + 1));

/** Tells the whole story; what each turn came to. */
async function told(books: Books): Promise<(EntryNumber | string)[]> {
  const entries: ToldEntry[] = [];
  const answers: (EntryNumber | string)[] = [];
  for (const [turn, say] of story(SEED, TURNS).entries()) {
    const command = say(entries);
    const answer = await books.submit(command, clockAt(turn));
    if (typeof answer === "number") entries.push({ number: answer, command });
    answers.push(answer);
  }
  return answers;
}

/** Some turns fall into one millisecond. */
function clockAt(turn: number): Instant {
  return instantFromEpoch(NOW_MS + Math.floor(turn / 3));
}

let server: TestCluster;
let expected: (EntryNumber | string)[];
const oracle = oracleBooks();

beforeAll(async () => {
  server = await testCluster();
  expected = await told(oracle);
});

afterAll(() => server.stop());

const KEEPERS: Record<string, () => Promise<Books>> = {
  async PGlite() {
    const database = await memoryDatabase();
    return registerBooks(database, database);
  },
  async PostgreSQL() {
    const { owner, application } = await server.createDatabase("contract");
    return registerBooks(postgresDatabase({ url: owner.url }), postgresDatabase({ url: application.url }));
  },
  oracle: async () => oracleBooks(),
};

describe.each(Object.keys(KEEPERS))("books kept by %s", (keeper) => {
  let books: Books;
  let answers: (EntryNumber | string)[];
  let known: EntryNumber[];

  beforeAll(async () => {
    books = await (KEEPERS[keeper] as () => Promise<Books>)();
    answers = await told(books);
    const last = (await books.last()) ?? -1;
    known = [-1, ...Array.from({ length: 8 }, (_, index) => Math.round((last * (index + 1)) / 8))];
  });

  afterAll(() => books.close());

  // Verifies: rule-2, rule-8
  test("take the same commands and refuse the same, for the same reason", async () => {
    expect(answers).toEqual(expected);
    expect(answers.filter((answer) => typeof answer === "number").length).toBeGreaterThan(150);
    expect(new Set(answers.filter((answer) => typeof answer === "string")).size).toBeGreaterThan(5);
    expect(await books.last()).toBe(await oracle.last());
  });

  // Verifies: rule-1, rule-7
  test("balance alike at every instant, as known at every number, and add up to the people registered", async () => {
    for (const knownAt of known) {
      for (const asOf of INSTANTS) {
        const moment = { asOf, knownAt };
        const balance = await books.balance(moment);
        expect(balance).toEqual(await oracle.balance(moment));
        expect(await books.balanceByNationality(moment)).toEqual(await oracle.balanceByNationality(moment));
        const registered = await books.registered(moment);
        expect(registered).toBe(await oracle.registered(moment));
        expect(balance.reduce((sum, row) => sum + Number(row.split(": ")[1]), 0)).toBe(registered);
      }
    }
  });

  // Verifies: rule-6, rule-7
  test("know who was held where, since when, and when they were last seen", async () => {
    let held = 0;
    for (const site of SITES) {
      for (const asOf of INSTANTS) {
        for (const knownAt of known) {
          const roll = await books.roll(site, { asOf, knownAt });
          expect(roll).toEqual(await oracle.roll(site, { asOf, knownAt }));
          held += roll.length;
        }
        expect(await books.heldAt(site, asOf)).toEqual(await oracle.heldAt(site, asOf));
      }
    }
    expect(held).toBeGreaterThan(100);
  });

  // Verifies: rule-3, rule-7, rule-8
  test("tell each person's history as it was known", async () => {
    let lines = 0;
    for (const id of PEOPLE) {
      for (const knownAt of known) {
        const history = await books.history(id, knownAt);
        expect(history).toEqual(await oracle.history(id, knownAt));
        lines += history.length;
        for (const asOf of INSTANTS) {
          expect(await books.lastSeen(id, { asOf, knownAt })).toEqual(await oracle.lastSeen(id, { asOf, knownAt }));
        }
      }
    }
    expect(lines).toBeGreaterThan(200);
  });

  // Verifies: rule-3
  test("name the entries about a thing, those corrected, and what was known by a time", async () => {
    for (const site of SITES) {
      const subject = { kind: "site", id: site } as const;
      expect(await books.entriesAbout(subject)).toEqual(await oracle.entriesAbout(subject));
    }
    const numbers = answers.filter((answer) => typeof answer === "number");
    const corrections = await books.corrections(numbers);
    expect(corrections).toEqual(await oracle.corrections(numbers));
    expect(corrections.length).toBeGreaterThan(5);
    for (const turn of [0, 1, 40, 300, 500, 10_000]) {
      expect(await books.knownBy(clockAt(turn))).toBe(await oracle.knownBy(clockAt(turn)));
    }
    expect(await books.knownBy(at(1))).toBe(-1);
  });

  // The oracle keeps nothing but the journal.
  if (keeper === "oracle") return;

  // Verifies: rule-3
  test("are the same when rebuilt from the journal alone", async () => {
    const { ledger } = books as Awaited<ReturnType<typeof registerBooks>>;
    const { projections, identical } = await rebuild(ledger.database);
    for (const { projection, kept, surplusRows, missingRows } of projections) {
      expect({ projection, surplusRows, missingRows }).toEqual({ projection, surplusRows: [], missingRows: [] });
      expect(kept).toBeGreaterThan(0);
    }
    expect(identical).toBe(true);
  });
});
