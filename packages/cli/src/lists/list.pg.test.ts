/** `muster list read` as a clerk uses it: mappings proposed, kept and asked about, rows mended, text pasted. The people are invented. */
import { once } from "node:events";
import { readFile, stat, watch, writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import { type Cluster, postgresDatabase, startCluster, type Viewer } from "@muster/ledger";
import type { AuthorityCode, OfficerCode } from "@muster/record";
import { AccessQuestions, openNode } from "@muster/register";
import { inventedName, inventedPeople } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ended, type Muster, musterOpened } from "../../test/muster.ts";
import { workbook } from "../../test/workbook.ts";

const OVERSIGHT: Viewer = {
  authority: "MINISTRY-OF-TESTS" as AuthorityCode,
  officer: "MINISTRY-OF-TESTS-1" as OfficerCode,
  reach: "register",
  sites: [],
  people: [],
  clinical: false,
  oversight: true,
};

let muster: Muster;
let cluster: Cluster | undefined;
let folder: string;

beforeAll(async () => {
  muster = await musterOpened("ministry");
  folder = path.dirname(muster.directory);
  cluster = await startCluster({ directory: muster.directory });
  const by = { authority: OVERSIGHT.authority, officer: OVERSIGHT.officer };
  const occurredAt = "2026-01-01T00:00:00Z";
  const commands = SENDERS.map((authority) => ({
    kind: "authority.register",
    by,
    occurredAt,
    authority,
    name: authority,
  }));
  await done("submit", await file("senders.jsonl", commands.map((command) => JSON.stringify(command)).join("\n")));
});
afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

async function done(...args: readonly string[]): Promise<Ended> {
  const ended = await muster(...args);
  if (ended.code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${ended.code}: ${ended.stderr}`);
  return ended;
}

async function json(...args: readonly string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await done(...args, "--json")).stdout) as Record<string, unknown>;
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  await writeFile(path.join(folder, name), content);
  return path.join(folder, name);
}

/** Senders enough for every test to have one of its own, so that none meets another's people by a number. */
const SENDERS = Array.from({ length: 16 }, (_, index) => `SENDER-${index + 1}`);
let senders = 0;

function sender(): string {
  senders += 1;
  return SENDERS[senders - 1] ?? "";
}

async function journalSize(): Promise<number> {
  if (cluster === undefined) throw new Error("the database is not running");
  const database = postgresDatabase({ url: cluster.owner().url, maximumConnections: 1 });
  try {
    const [journal] = await database.query<{ size: bigint }>("select count(*) as size from journal");
    return Number(journal?.size);
  } finally {
    await database.close();
  }
}

describe("a mapping", () => {
  test("that nobody accepted reads nothing; accepted it is kept, and taken the next time", async () => {
    const from = sender();
    const list = await file("first.csv", "Number,Name\nA-1,Karim Odeh\n");
    const refused = await muster("list", "read", list, "--sender", from);
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toContain("proposed mapping");
    expect(refused.stderr).toContain("refused: mapping-not-accepted");
    expect(await json("list", "read", list, "--sender", from, "--accept")).toMatchObject({
      mappingFrom: "proposed",
      entries: 1,
    });
    const next = await file("next.csv", "Name,Number\nNadia Falluh,A-2\n");
    const read = await done("list", "read", next, "--sender", from);
    expect(read.stderr).toContain(`read by the mapping kept for ${from}`);
    expect(read.stdout).toContain("Nadia Falluh");
  });

  test("that is a guess is accepted by nobody who did not look: a letter is no list of three people", async () => {
    const from = sender();
    const letter = await file("letter.txt", "Dear colleague,\nplease find attached.\nRegards\n");
    const size = await journalSize();
    const refused = await muster("list", "read", letter, "--sender", from, "--accept");
    expect([refused.code, refused.stdout]).toEqual([1, ""]);
    expect(refused.stderr).toContain("refused: mapping-unsure");
    expect(refused.stderr).toContain("--dry-run");
    expect(await journalSize()).toBe(size);
    expect(await json("list", "read", letter, "--sender", from, "--dry-run")).toMatchObject({ entries: 0 });
  });

  test("whose headers changed is asked again, and what changed is said", async () => {
    const from = sender();
    await done("list", "read", await file("old.csv", "Number,Name\nA-1,Bashir Qutub\n"), "--sender", from, "--accept");
    const changed = await file("changed.csv", "Number,Full name,Sex\nA-2,Nadia Test,f\n");
    const { code, stderr } = await muster("list", "read", changed, "--sender", from);
    expect(code).toBe(1);
    expect(stderr).toContain("without Name with Full name, Sex");
    expect(stderr).toContain("mapping-not-accepted");
  });

  test("with a question open reads nothing, and the refusal names the option that answers it", async () => {
    const from = sender();
    const list = await file(
      "dates.csv",
      "Number,Name,Date of birth\nA-1,Zaynab Murr,05/06/1990\nA-2,Yunus Saqr,07/08/1991\n",
    );
    const { code, stderr } = await muster("list", "read", list, "--sender", from, "--dry-run");
    expect(code).toBe(1);
    expect(stderr).toContain("refused: mapping-question-open");
    expect(stderr).toContain("--date-order dmy|mdy");
    const read = await json("list", "read", list, "--sender", from, "--accept", "--date-order", "mdy");
    expect(read).toMatchObject({ entries: 2, mapping: { columns: [{}, {}, { order: "mdy" }] } });
  });

  test("that is kept is asked what a later list leaves open", async () => {
    const from = sender();
    const years = await file("years.csv", "Number,Name,Date of birth\nA-1,Firas Nahhas,1990\nA-2,Amal Nahhas,1991\n");
    await done("list", "read", years, "--sender", from, "--accept");
    const days = await file("days.csv", "Number,Name,Date of birth\nA-3,Huda Sarraj,05/06/1990\n");
    const { code, stderr } = await muster("list", "read", days, "--sender", from);
    expect([code, stderr]).toEqual([1, expect.stringContaining("refused: mapping-question-open")]);
    const read = await json("list", "read", days, "--sender", from, "--date-order", "dmy");
    expect(read).toMatchObject({ mappingFrom: "kept", entries: 1, mapping: { columns: [{}, {}, { order: "dmy" }] } });
  });

  test("can be written out, mended, and given back", async () => {
    const from = sender();
    const list = await file("odd.csv", "Number,Wer\nA-1,Tariq Hindawi\n");
    const written = path.join(folder, "mapping.json");
    await done("list", "read", list, "--sender", from, "--dry-run", "--write-mapping", written);
    const mapping = JSON.parse(await readFile(written, "utf8")) as { columns: { header: string; field: string }[] };
    expect(mapping.columns.map(({ header }) => header)).toEqual(["Number", "Wer"]);
    const mended = {
      ...mapping,
      columns: [
        { header: "Number", field: "number" },
        { header: "Wer", field: "name" },
      ],
    };
    await file("mended.json", JSON.stringify(mended));
    const given = await json("list", "read", list, "--sender", from, "--mapping", path.join(folder, "mended.json"));
    expect(given).toMatchObject({ mappingFrom: "given", entries: 1 });
    await file("broken.json", JSON.stringify({ format: 1, columns: [{ header: "Number", field: "shoe-size" }] }));
    const broken = await muster("list", "read", list, "--sender", from, "--mapping", path.join(folder, "broken.json"));
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/refused: mapping-invalid\n.*columns\.0\.field/s);
  });
});

describe("a name that may not be what it looks like", () => {
  test("is told in the dry run with its cell and what it may have been; what is no name at all is refused, and nothing is lost", async () => {
    const from = sender();
    const rows = [
      "A-1,K\u0430rim Odeh",
      "A-2,Salim \u202eRedaN",
      "A-3,1987-03-05",
      `A-4,${Array.from({ length: 60 }, (_, index) => `${"abcdefghijklmnopqrst"[index % 20]}x`).join(" ")}`,
      "A-5,Nadia Falluh",
    ];
    const list = await file("hidden.csv", `Number,Name\n${rows.join("\n")}\n`);
    const { stdout } = await done("list", "read", list, "--sender", from, "--dry-run");
    expect(stdout).toContain(
      'B2 (Name): letters of two scripts in one word in "K[\u0430]rim"; if it is "Karim", mend it',
    );
    expect(stdout).toContain("B3 (Name): direction marks left out");
    expect(stdout).toContain("B5 (Name): a name of more parts than names are compared by");
    expect(stdout).toContain('B4: "1987-03-05" is not what belongs in this column');
    const read = await json("list", "read", list, "--sender", from, "--accept");
    expect(read).toMatchObject({ rows: 5, entries: 4, classes: { refused: 1 } });
    expect(await readFile(path.resolve(folder, String(read["rejects"])), "utf8")).toContain("1987-03-05");
  });
});

describe("a list", () => {
  test("is shown by a dry run, row by row, and nothing is entered", async () => {
    const from = sender();
    const list = await file(
      "dry.csv",
      "Number,Name,Date of birth\nA-1,Idris Khoury,1990\nA-2,Samar Nuweiri,31.02.1991\n",
    );
    const before = await journalSize();
    const { stdout } = await done("list", "read", list, "--sender", from, "--dry-run");
    expect(stdout).toContain("dry run, nothing entered");
    expect(stdout).toMatch(/(?:new|candidate): .*\n {2}row 2 {2}A-1, Idris Khoury, 1990/);
    expect(stdout).toMatch(
      /refused: .*\n {2}row 3 {2}A-2, Samar Nuweiri, 31\.02\.1991\n {4}C3: "31\.02\.1991" is a day that cannot be/,
    );
    expect(await journalSize()).toBe(before);
  });

  // Verifies: rule-3
  test("twice adds nothing", async () => {
    const from = sender();
    const list = await file("twice.csv", "Number,Name\nA-1,Faris Dulaym\nA-2,Hala Zubaydi\n");
    await done("list", "read", list, "--sender", from, "--accept");
    const before = await journalSize();
    expect(await json("list", "read", list, "--sender", from)).toMatchObject({ entries: 0, readBefore: 2 });
    expect(await journalSize()).toBe(before);
  });

  // Verifies: rule-3
  test.each([
    ["under the same key", true],
    ["under a new key, as the node's successor", false],
  ])("adds nothing to a register restored from a backup, %s; what came since does", async (_, isSame) => {
    const from = sender();
    const rows = ["Number,Name", "A-1,Karim Odeh Sabbagh", ",Nadia Falluh", ",Nadia Falluh"];
    const list = await file("backed-up.csv", rows.join("\n"));
    expect(await json("list", "read", list, "--sender", from, "--accept")).toMatchObject({ entries: 3 });
    const kept = path.join(folder, `${from}.muster`);
    const restored = path.join(folder, `restored-${from}`);
    await done("backup", kept);
    const keys = ["--detail-key", path.join(muster.directory, "detail-key")];
    const nodeKey = isSame ? ["--node-key", path.join(muster.directory, "node-key.seed")] : [];
    await done("restore", kept, "--data", restored, ...keys, ...nodeKey);

    const again = ["list", "read", list, "--sender", from, "--accept", "--data", restored];
    expect(await json(...again)).toMatchObject({ rows: 3, entries: 0, readBefore: 3, classes: { known: 3 } });
    await file("backed-up.csv", [...rows, "A-2,Bashir Qutub"].join("\n"));
    expect(await json(...again)).toMatchObject({ rows: 4, entries: 1, readBefore: 3 });
  });

  test("that is killed in the middle goes on where it stopped", async () => {
    const from = sender();
    const people = [...inventedPeople({ seed: 9, count: 620 })];
    const rows = people.map((person) => `${person.number},${inventedName(person, "latin")},${person.sex}`);
    // The first row cannot be read: once it stands among the rejects, the first rows are in the register.
    const list = await file("killed.csv", ["Number,Name,Sex", "X-1,Nobody at all,#REF!", ...rows].join("\n"));
    const rejects = path.join(folder, "killed.rejects.csv");
    const child = muster.spawn("list", "read", list, "--sender", from, "--accept", "--rejects", rejects);
    const ended = once(child, "exit");
    for await (const { filename } of watch(folder)) if (filename === path.basename(rejects)) break;
    child.kill("SIGKILL");
    await ended;
    const read = (await json("list", "read", list, "--sender", from)) as { entries: number; readBefore: number };
    expect(read.readBefore + read.entries).toBe(people.length);
    expect(read.readBefore).toBeGreaterThan(0);
    expect(await json("list", "read", list, "--sender", from)).toMatchObject({ entries: 0 });
  });

  test("keeps what was not entered for its owner alone, to be mended and read again", async () => {
    const from = sender();
    const list = await file(
      "spoilt.csv",
      "Number,Name,Date of birth\nA-1,Ghassan Rimawi,1990\nA-2,Rima Shebl,31.02.1991\n",
    );
    const rejects = path.join(folder, "rejected.csv");
    const read = await json("list", "read", list, "--sender", from, "--accept", "--rejects", rejects);
    expect(read).toMatchObject({ rejects, entries: 1, classes: { refused: 1 } });
    expect((await stat(rejects)).mode & 0o777).toBe(0o600);
    const kept = await readFile(rejects, "utf8");
    expect(kept).toMatch(/^\ufeffNumber,Name,Date of birth,_row,_cell,_why\r\nA-2,Rima Shebl,31\.02\.1991,3,C3,/);
    await writeFile(rejects, kept.replace("31.02.1991", "28.02.1991"));
    expect(await json("list", "read", rejects, "--sender", from)).toMatchObject({
      mappingFrom: "kept",
      entries: 1,
      classes: { refused: 0 },
    });
    const again = await muster("list", "read", list, "--sender", from, "--rejects", rejects);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("is there already")]);
  });

  // Verifies: rule-9
  test("never enters over somebody: a number with another's name is a conflict, with the reason", async () => {
    const from = sender();
    const given = "Number,Name,Date of birth\n";
    await done("list", "read", await file("a.csv", `${given}5,Walid Hasan Antar,1990\n`), "--sender", from, "--accept");
    const list = await file("b.csv", `${given}5,Wolfgang Schmidt Brandt,1950\n`);
    const rejects = path.join(folder, "conflicts.csv");
    const { stdout } = await done("list", "read", list, "--sender", from, "--rejects", rejects);
    expect(stdout).toMatch(/conflict: .*\n {2}row 2/);
    expect(stdout).toContain("put the number or the row right");
    expect(await readFile(rejects, "utf8")).toContain("5,Wolfgang Schmidt Brandt,1950,2,A2");
  });

  test("may be pasted, and may be a workbook", async () => {
    const from = sender();
    const child = muster.spawn("list", "read", "-", "--sender", from, "--accept", "--json");
    child.stdin?.end("Number\tName\nA-1\tMunir Tabari\nA-2\tSawsan Jundi\n");
    const [out] = await Promise.all([text(child.stdout as NodeJS.ReadableStream), once(child, "close")]);
    expect(JSON.parse(out)).toMatchObject({ file: "pasted", entries: 2 });
    const rows = [
      ["Number", "Name"],
      ["3", "Thurayya Kabbani"],
    ];
    const list = await file("book.xlsx", workbook("People", rows));
    const read = await json("list", "read", list, "--sender", from);
    expect(read).toMatchObject({ sheet: "People", entries: 1 });
    const [{ cells } = { cells: [] }] = read["listed"] as readonly {
      readonly cells: readonly { readonly at: string }[];
    }[];
    expect(cells.map(({ at }) => at)).toEqual(["A2", "B2"]);
  });

  // Verifies: MR-6
  test("is read on the record, a dry run too: comparing shows who is on the register", async () => {
    const list = await file("recorded.csv", "Name\nAziz Lahham\n");
    await done("list", "read", list, "--sender", sender(), "--dry-run", "--purpose", "tracing", "--why", "a letter");
    const node = await openNode({ directory: muster.directory });
    try {
      const [event] = (await new AccessQuestions(node.ledger).events(node.ledger.as(OVERSIGHT))).events;
      expect(event).toMatchObject({ kind: "people.listed", purpose: "tracing", asked: "list recorded.csv" });
      expect(event?.note).toContain("a letter");
    } finally {
      await node.close();
    }
  });
});

describe("what cannot be read", () => {
  test.each([
    [1, "list-empty", "", []],
    [1, "list-kind-not-read", "%PDF-1.7 invented", []],
  ])("is refused with %s and %s", async (code, named, content, more: readonly string[]) => {
    const list = await file(`${named}.csv`, content);
    const ended = await muster("list", "read", list, ...more);
    expect([ended.code, ended.stdout]).toEqual([code, ""]);
    expect(ended.stderr).toContain(`refused: ${named}`);
  });

  test("is wrong use where the command line alone shows it", async () => {
    const list = await file("fine.csv", "Name\nHaytham Solo\n");
    for (const args of [
      [path.join(folder, "nowhere.csv")],
      [list, "--list-date", "yesterday"],
      [list, "--date-order", "ydm"],
      [list, "--show", "some"],
    ]) {
      const ended = await muster("list", "read", ...args);
      expect([ended.code, ended.stdout]).toEqual([2, ""]);
    }
  });

  test("of a sender whom the register does not know is refused", async () => {
    const list = await file("stranger.csv", "Name\nHaytham Solo\n");
    const ended = await muster("list", "read", list, "--sender", "NOWHERE", "--accept", "--json");
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ stopped: { code: "authority-not-found" } });
  });
});
