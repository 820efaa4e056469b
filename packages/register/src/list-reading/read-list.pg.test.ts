/** Lists into a real register: what is new, known, contradicted or cannot be read; twice, and broken off. The people are invented. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { digestOf, heldSource, openList, proposeMapping } from "@muster/lists";
import type { AuthorityCode, Instant, PersonId } from "@muster/record";
import { inventedName, inventedPeople } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Node, openNode } from "../node/node.ts";
import type { ListedRow, ListReading, ListReadingOptions } from "./outcome.ts";
import { readList } from "./read-list.ts";

const KEEPER = { authority: "KEEPER" as AuthorityCode, officer: "KEEPER-1" } as ListReadingOptions["by"];
const AT = "2026-01-05T12:00:00Z" as Instant;

let folder: string;
let node: Node;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "muster-list-reading-"));
  node = await openNode({ directory: path.join(folder, "node") });
  await given({
    kind: "register.open",
    name: "Lists",
    keeper: { code: "KEEPER", name: "Keeper" },
    officer: { code: "KEEPER-1", title: "keeper" },
  });
});
afterAll(async () => {
  await node?.close();
  await rm(folder, { recursive: true, force: true });
});

async function given(...commands: readonly object[]): Promise<void> {
  for (const command of commands) {
    const answer = await node.register.submit({ occurredAt: "2023-01-01T00:00:00Z", by: KEEPER, ...command });
    expect(answer).toMatchObject({ accepted: true });
  }
}

let senders = 0;

/** A sender of its own, whose lists are CSV with these columns. */
async function sender() {
  senders += 1;
  const code = `SENDER-${senders}` as AuthorityCode;
  await given({ kind: "authority.register", authority: code, name: "An invented sender" });
  return {
    code,
    /** Reads a list, or holds it against the register. */
    read: (
      text: string,
      how: Partial<ListReadingOptions> & { readonly file?: string; readonly stopAfter?: number } = {},
    ) => reading(code, text, how),
  };
}

async function reading(
  code: AuthorityCode,
  text: string,
  { file = "list.csv", stopAfter, ...how }: Partial<ListReadingOptions> & { file?: string; stopAfter?: number },
): Promise<ListReading & { readonly listed: readonly ListedRow[] }> {
  const source = heldSource(file, text);
  const [table] = await openList(source);
  const listed: ListedRow[] = [];
  let sent = 0;
  const writer = {
    inFlight: 4,
    submit: async (command: object, key: string) => {
      sent += 1;
      if (stopAfter !== undefined && sent > stopAfter) throw new Error("pulled the plug");
      const answer = await node.register.submit(command, key);
      return answer;
    },
  };
  const result = await readList(
    { register: node.register, writer },
    {
      table,
      mapping: proposeMapping(table).mapping,
      digest: await digestOf(source),
      sender: code,
      by: KEEPER,
      occurredAt: AT,
      onRow: (row) => void listed.push(row),
      ...how,
    },
  );
  return { ...result, listed };
}

const size = async () => (await node.ledger.last())?.number ?? -1;
const fileOf = async (person: PersonId) => (await node.register.person(person, await node.register.moment()))?.file;
/** What each row was taken for, and why; whether somebody resembles them is another question, asked by a test of its own. */
const whys = ({ listed }: { listed: readonly ListedRow[] }) =>
  listed.map(({ class: its, reasons }) => [
    its === "candidate" ? "new" : its,
    ...reasons.map(({ why }) => why).filter((why) => why !== "resembles"),
  ]);

const HEADER = "Number,Name,Date of birth,Sex,Mother,Remarks";

describe("a list is read", () => {
  // Verifies: rule-9
  test("each row becomes somebody, with the list, the cell and the row's digest as the source of every claim", async () => {
    const { read, code } = await sender();
    const result = await read(
      `${HEADER}\nA-17,Karim Odeh Sabbagh,1990-05-06,m,Salma,limps\nA-18,Nadia Falluh,1991,f,,\n`,
    );
    expect(result).toMatchObject({ rows: 2, entries: 2, stopped: undefined });
    expect(whys(result)).toEqual([["new"], ["new"]]);
    const [first] = result.listed;
    const file = await fileOf(first?.people[0] as PersonId);
    expect(file?.numbers).toMatchObject([{ number: "A-17", issuer: code }]);
    const said = file?.claims.map(({ detail }) => detail);
    expect(said).toMatchObject([
      { claim: "name", text: "Karim Odeh Sabbagh", script: "Latn" },
      { claim: "birth", edtf: "1990-05-06" },
      { claim: "sex", sex: "male" },
      { claim: "listed", field: "mother", text: "Salma" },
      { claim: "listed", field: "note", text: "limps" },
    ]);
    const sources = said?.map((claim) => claim?.source?.replace(/[0-9a-f]{64}$/, "…"));
    expect(sources).toEqual(
      ["B2", "C2", "D2", "E2", "F2"].map((at) => `list ${result.list}, list.csv, ${at}, sha256 …`),
    );
    const list = await node.register.entry(result.list as number);
    expect(list?.entry).toMatchObject({ kind: "list.received", body: { sender: code, rows: 2, unread: 0 } });
  });

  // Verifies: rule-3
  test("twice it adds nothing; neither does the same row in another list of the sender, whatever stands around it", async () => {
    const { read } = await sender();
    const rows = "B-1,Zaynab Murr,1990,m,,\nB-9,Yunus Saqr,1991,f,,\n";
    const first = await read(`${HEADER}\n${rows}`);
    const before = await size();
    const again = await read(`${HEADER}\n${rows}`);
    expect(await size()).toBe(before);
    expect(again).toMatchObject({ list: first.list, entries: 0, readBefore: 2, classes: { known: 2 } });
    const other = await read(`${HEADER}\nB-4,Third Test,1980,m,,\n${rows}`, { file: "another.csv" });
    expect(other).toMatchObject({ entries: 1, readBefore: 2, classes: { known: 2 } });
    expect(whys(other)).toEqual([["new"], ["known", "read-before"], ["known", "read-before"]]);
    // The list itself, and whom it brought.
    expect(await size()).toBe(before + 2);
  });

  // Verifies: rule-9
  test("somebody like one on the register is registered all the same, and proposed with the evidence", async () => {
    const [one, other] = [await sender(), await sender()];
    const first = await one.read("Name,Date of birth,Sex\nUbayda Marwan Qasabji,1987-03-14,m\n");
    const second = await other.read("Sex,Date of birth,Name\nm,14.03.1987,Obaida Marwan Qassabji\n");
    expect(second).toMatchObject({ entries: 1, candidates: 1, classes: { candidate: 1 } });
    const [row] = second.listed;
    expect(row?.people).not.toEqual(first.listed[0]?.people);
    const [reason] = row?.reasons ?? [];
    if (reason?.why !== "resembles") throw new Error("nobody is proposed");
    expect(reason.candidates[0]?.person).toBe(first.listed[0]?.people[0]);
    expect(reason.candidates[0]?.evidence.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["name", "birth", "sex"]),
    );
  });

  test("of another sender, the same row is somebody else's word and is kept beside", async () => {
    const [one, other] = [await sender(), await sender()];
    const text = "Name,Date of birth\nTariq Hindawi,1990\n";
    await one.read(text);
    expect(await other.read(text)).toMatchObject({ entries: 1, readBefore: 0 });
  });

  test("two rows that say the same are two people, each time it is read", async () => {
    const { read } = await sender();
    const text = "Name,Date of birth\nIdris Khoury,1990\nIdris Khoury,1990\n";
    expect(await read(text)).toMatchObject({ entries: 2 });
    expect(await read(text)).toMatchObject({ entries: 0, readBefore: 2 });
  });
});

describe("a row is known by its number", () => {
  // Verifies: rule-9
  test("what it says besides is stated beside what was stated before", async () => {
    const { read } = await sender();
    const first = await read("Number,Name\nC-5,Bashir Qutub\n");
    const again = await read("Number,Name,Date of birth\nC-5,Bashir Qutub,1990\n", { file: "second.csv" });
    expect(whys(again)).toEqual([["known", "number-known"]]);
    expect(again.listed[0]?.people).toEqual(first.listed[0]?.people);
    const claims = (await fileOf(first.listed[0]?.people[0] as PersonId))?.claims;
    expect(claims?.map(({ claim }) => claim)).toEqual(["name", "name", "birth"]);
  });

  // Verifies: rule-9
  test("of somebody whom it contradicts it is never recorded: the name, or the birth, is another's", async () => {
    const { read } = await sender();
    await read("Number,Name,Date of birth\nC-5,Walid Antar,1990\nC-6,Rima Shebl Omar,1991\n");
    const before = await size();
    const result = await read("Number,Name,Date of birth\nC-5,Wolfgang Schmidt Brandt,1950\n", { file: "second.csv" });
    expect(whys(result)).toEqual([["conflict", "contradicts"]]);
    expect(result.listed[0]?.reasons[0]).toMatchObject({ cell: "A2", number: "C-5" });
    expect(await size()).toBe(before + 1);
  });

  // Verifies: rule-9
  test("that two people have: which of them it is about is for officers to say", async () => {
    const { read, code } = await sender();
    const numbers = [{ number: "E-5", issuer: code }];
    await given({ kind: "person.register", numbers }, { kind: "person.register", numbers });
    const result = await read("Number,Name\nE-5,Haytham Sayegh\n");
    expect(whys(result)).toEqual([["conflict", "numbers-of-two"]]);
    expect(result).toMatchObject({ entries: 0 });
  });

  test("and in one list, by a row before it; a dry run says so too", async () => {
    const { read } = await sender();
    const text = "Number,Name\nC-5,Munir Tabari\nC-5,Munir Tabari\n";
    expect(whys(await read(text, { dryRun: true }))).toEqual([["new"], ["known", "number-in-list"]]);
    expect(whys(await read(text))).toEqual([["new"], ["known", "number-known"]]);
  });
});

describe("what cannot be entered", () => {
  test("is told of by its cell, and nothing of it is entered; mended, it is read", async () => {
    const { read } = await sender();
    const rows = (birth: string) => `Name,Date of birth\nGhassan Rimawi,1990\nThurayya Kabbani,${birth}\n`;
    const result = await read(rows("2031-02-03"));
    expect(result).toMatchObject({ entries: 1, classes: { refused: 1 } });
    expect(result.listed[1]).toMatchObject({ class: "refused", place: { row: 3 }, entries: [] });
    const mended = await read("Name,Date of birth\nThurayya Kabbani,1991-02-03\n", { file: "mended.csv" });
    expect(mended).toMatchObject({ entries: 1, classes: { refused: 0 } });
  });

  test("a dry run enters nothing, and says what would be", async () => {
    const { read } = await sender();
    const before = await size();
    const result = await read("Number,Name\nD-1,Aziz Lahham\n", { dryRun: true });
    expect(result).toMatchObject({ dryRun: true, list: undefined, entries: 0 });
    expect(whys(result)).toEqual([["new"]]);
    expect(await size()).toBe(before);
  });

  test("a sender whom the register does not know is refused before anything is read", async () => {
    expect(await reading("NOWHERE" as AuthorityCode, "Name\nLayth Barzan\n", {})).toMatchObject({
      stopped: { code: "authority-not-found" },
      rows: 0,
    });
  });

  // Verifies: rule-11
  test("nothing that a row says can be told from the keys that are kept of it", async () => {
    const { read } = await sender();
    await read("Name\nKarim Secretive Test\n");
    const keys = await node.ledger.database.query<{ key: string }>("select key from answered", []);
    const digests = keys.map(({ key }) => key);
    expect(digests.length).toBeGreaterThan(0);
    expect(digests.every((key) => /^list:[\w-]{43}(?::\d+)?$/.test(key))).toBe(true);
  });
});

describe("a list of many", () => {
  test("broken off in the middle, it goes on where it stopped, and nobody is entered twice", async () => {
    const { read } = await sender();
    const people = [...inventedPeople({ seed: 5, count: 600 })];
    const rows = people.map((person) => `${person.number},${inventedName(person, "latin")},1990,m,,`).join("\n");
    const before = await size();
    await expect(read(`${HEADER}\n${rows}`, { stopAfter: 550 })).rejects.toThrow("pulled the plug");
    const result = await read(`${HEADER}\n${rows}`);
    expect(result.classes).toMatchObject({ conflict: 0, refused: 0 });
    expect(result.readBefore + result.entries).toBe(600);
    expect(result.readBefore).toBeGreaterThan(0);
    expect(await size()).toBe(before + 601);
  });
});
