/** At the command line: a roll brings people of whom some are on the register already, in another script. All are invented. */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Cluster, startCluster, type Viewer } from "@muster/ledger";
import type { AuthorityCode, OfficerCode } from "@muster/record";
import { AccessQuestions, openNode } from "@muster/register";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Muster, musterOpened } from "../test/muster.ts";
import type { Proposed } from "./likeness.ts";

const KEEPER = { authority: "KEEPER" as AuthorityCode, officer: "KEEPER-1" as OfficerCode };
const OVERSIGHT: Viewer = { ...KEEPER, reach: "register", sites: [], people: [], clinical: false, oversight: true };
const MARWAN = "bbbbbbbb-0000-4000-8000-000000000001";
const COPIED = "bbbbbbbb-0000-4000-8000-000000000002";
const MAPPING = {
  format: 1,
  columns: { date: "day", number: "number", name: "name", age: "age" },
  otherColumns: [],
  zone: "Asia/Damascus",
  takenAt: "06:00",
  issuer: "NORTH",
  units: {},
  absence: "unaccounted",
  admission: "at-roll",
  claims: { birth: "from-age", source: "the roll" },
  opens: { at: "2026-01-02T00:00:00+03:00", issuer: "North", site: { name: "North prison", type: "prison" } },
};
const ROLL = [
  "2026-01-03,7001,Marwan Ziad Fawaz al-Rifai,38",
  "2026-01-03,7002,Baskal Tumani Dalawi,24",
  "2026-01-03,880012345,,",
];

let muster: Muster;
let cluster: Cluster | undefined;

beforeAll(async () => {
  muster = await musterOpened("exercise");
  cluster = await startCluster({ directory: muster.directory });
  const registers = {
    kind: "person.register",
    by: KEEPER,
    occurredAt: "2026-01-02T00:00:00Z",
  };
  const commands = [
    {
      ...registers,
      person: MARWAN,
      claims: [
        { claim: "name", text: "مروان زياد فواز الرفاعي", script: "Arab" },
        { claim: "birth", edtf: "1987" },
      ],
    },
    { ...registers, person: COPIED, numbers: [{ number: "880012345", issuer: "KEEPER" }] },
  ];
  await writeFile(inFolder("people.jsonl"), commands.map((command) => JSON.stringify(command)).join("\n"));
  await done("submit", inFolder("people.jsonl"));
  await writeFile(inFolder("mapping.json"), JSON.stringify(MAPPING));
});
afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

const inFolder = (file: string) => path.join(muster.directory, "..", file);

/** Runs a command that must succeed. */
async function done(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await muster(...args);
  if (code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}

async function imports(rows: readonly string[], ...more: string[]): Promise<string> {
  await writeFile(inFolder("rolls.csv"), `day,number,name,age\n${rows.join("\n")}\n`);
  const read = [inFolder("rolls.csv"), "--site", "N-PRISON", "--mapping", inFolder("mapping.json")];
  return done("roll", "import", ...read, "--as", "KEEPER/KEEPER-1", ...more);
}

/** What was searched for, as the access journal has it. */
async function askedFor(): Promise<readonly (string | null)[]> {
  const node = await openNode({ directory: muster.directory });
  try {
    const { events } = await new AccessQuestions(node.ledger).events(node.ledger.as(OVERSIGHT));
    return events.map(({ asked }) => asked);
  } finally {
    await node.close();
  }
}

// Verifies: MR-6
test("who came by a roll and may be on the register already is proposed, with the reasons, and stays as registered", async () => {
  expect(await imports(ROLL, "--dry-run")).not.toContain("possible duplicates");
  const said = await imports(ROLL);
  expect(said).toContain("possible duplicates: 2 of 3 who came may be on the register already (2 pairs)");
  expect(said).toMatch(new RegExp(`[0-9a-f-]{36} and ${MARWAN}  \\d+%, \\+\\d+\\.\\d bits in all`));
  expect(said).toMatch(/\+\d+\.\d name agrees: Marwan Ziad Fawaz al-Rifai \/ مروان زياد فواز الرفاعي/);
  expect(said).toMatch(/number is close \(from another issuer\): NORTH 880012345 \/ KEEPER 880012345/);
  expect(said).toContain("to see all: muster duplicates");
  expect(await done("duplicates")).toContain(MARWAN);
  expect(await done("balance")).not.toContain("asserted");
  expect(await askedFor()).toContain("candidates of the roll rolls.csv");

  expect(await imports(ROLL)).not.toContain("possible duplicates");
});

test("a program is given how many, and the likeliest with their evidence", async () => {
  const rows = [...ROLL, "2026-01-04,7003,Maruan Ziyad Fauaz al Rifay,38", "2026-01-04,7004,Ennio Quarto Dorsale,41"];
  const { people, possibleDuplicates } = JSON.parse(await imports(rows, "--json")) as {
    people: number;
    possibleDuplicates: Proposed;
  };
  expect([people, possibleDuplicates.people]).toEqual([2, 1]);
  const others = possibleDuplicates.likeliest.map(({ other }) => other);
  expect([others.length, others]).toEqual([possibleDuplicates.pairs, expect.arrayContaining([MARWAN])]);
  const [first] = possibleDuplicates.likeliest;
  expect(first?.evidence.map(({ field }) => field)).toEqual(expect.arrayContaining(["name", "birth"]));
  expect(first?.weight).toBeCloseTo(first?.evidence.reduce((sum, { weight }) => sum + weight, 0) ?? 0);
});

test("a newcomer's name that may not be what it looks like, or is none, is told with its row and kept as written", async () => {
  const rows = [
    "2026-01-05,7005,K\u0430rim Ennio Dorsale,30",
    "2026-01-05,7006,Vesta Quarto 0933 123 456,",
    "2026-01-05,7007,,19",
    "2026-01-05,7008,Ta\u202ezio Lupo,",
  ];
  const dry = await imports(rows, "--dry-run");
  const said = await imports(rows);
  for (const [row, number, what] of [
    [2, 7005, 'the name has letters of another script that look like its own: "K[\u0430]rim", for "Karim"?'],
    [3, 7006, 'the name has a number in it: "0933 123 456"'],
    [5, 7008, "the name has marks that turn the direction of writing"],
  ] as const) {
    const line = `2026-01-05 ${row} ${number} ${what} kept as it is written; if it is wrong, claim the right one beside it`;
    for (const told of [dry, said]) expect(told.replaceAll(/ +/g, " ")).toContain(line);
  }
  expect(said).not.toMatch(/ 7007 /);
  expect(said).not.toContain("\u202e");
  expect(await done("person", "find", "Vesta Quarto")).toContain("Vesta Quarto 0933 123 456");
  expect(await imports(rows)).not.toContain("the name has");
});
