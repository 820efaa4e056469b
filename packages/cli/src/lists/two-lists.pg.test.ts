/**
 * Five hundred people in one list in Arabic, and the same in another in Latin letters, with another order of columns and one
 * in ten misspelt: read one after the other, who is proposed to be whom. The people are invented, and so are both senders.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Cluster, startCluster } from "@muster/ledger";
import { explained, type FieldEvidence } from "@muster/names";
import { type InventedPerson, inventedName, inventedPeople, mistyped, Random, respelt } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Muster, musterOpened } from "../../test/muster.ts";

const PEOPLE = 500;
const SEED = 20261123;
/** Every tenth name has a typing error; of the others, every third is spelt in another usual way. */
const MISSPELT_EACH = 10;
const RESPELT_EACH = 3;
/** When this was written: 488 right, all of them first, 5 wrong, 12 missed. Another training may cost a little. */
const LEAST_RIGHT = 0.94;
const MOST_WRONG = 0.05;
/** Pairs printed with what speaks for them. */
const SHOWN = 3;

interface Pair {
  readonly person: string;
  readonly weight: number;
  readonly evidence: readonly FieldEvidence[];
}

interface Listed {
  readonly place: { readonly row: number };
  readonly class: string;
  readonly people: readonly string[];
  readonly reasons: readonly { readonly why: string; readonly candidates?: readonly Pair[] }[];
}

interface ReadAnswer {
  readonly classes: Readonly<Record<string, number>>;
  readonly rows: number;
  readonly listed: readonly Listed[];
}

let muster: Muster;
let cluster: Cluster | undefined;

beforeAll(async () => {
  muster = await musterOpened("ministry");
  cluster = await startCluster({ directory: muster.directory });
  await done("authority", "add", "NORTH", "--name", "Invented North");
  await done("authority", "add", "SOUTH", "--name", "Invented South");
});
afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

async function done(...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await muster(...args);
  if (code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}

async function file(name: string, rows: readonly (readonly string[])[], delimiter: string): Promise<string> {
  const place = path.join(muster.directory, "..", name);
  await writeFile(place, rows.map((row) => row.join(delimiter)).join("\r\n"));
  return place;
}

async function read(list: string, sender: string, ...more: readonly string[]): Promise<ReadAnswer> {
  return JSON.parse(await done("list", "read", list, "--sender", sender, "--accept", "--json", ...more)) as ReadAnswer;
}

const ARABIC_DIGITS = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x0660 + Number(digit)));

/** As a clerk writes it who has no way to say how sure it is. */
function dayOf({ birth }: InventedPerson, between: string): string {
  return birth.replace("~", "").split("-").toReversed().join(between);
}

function inArabic(people: readonly InventedPerson[]): string[][] {
  const rows = people.map((person, index) => [
    ARABIC_DIGITS(String(index + 1)),
    inventedName(person, "arabic"),
    person.mother.arabic,
    ARABIC_DIGITS(dayOf(person, "/")),
    person.sex === "female" ? "أنثى" : "ذكر",
  ]);
  return [["ت", "الاسم الرباعي", "اسم الأم", "تاريخ الميلاد", "الجنس"], ...rows];
}

/** In another order of people too: by their number's last digits. */
function inLatin(people: readonly InventedPerson[]): string[][] {
  const random = new Random(SEED);
  const rows = people.map((person, index) => {
    const name = (text: string) => {
      if (index % MISSPELT_EACH === 0) return mistyped(text, random);
      return index % RESPELT_EACH === 0 ? respelt(text, random) : text;
    };
    return [
      person.sex === "female" ? "F" : "M",
      person.nationality,
      dayOf(person, "."),
      name(person.family.latin),
      name(person.given.latin),
      person.father.latin,
      person.grandfather.latin,
      person.mother.latin,
    ];
  });
  return [
    ["Sex", "Nationality", "Date of birth", "Family name", "First name", "Father", "Grandfather", "Mother"],
    ...rows,
  ];
}

/** The list of row numbers in the second list, by the place in the first. */
function shuffled(people: readonly InventedPerson[]): readonly number[] {
  const random = new Random(SEED + 1);
  return people
    .map((_, index) => ({ index, at: random.next() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ index }) => index);
}

// Verifies: rule-9
test("five hundred people in two lists are registered twice and proposed once, nobody merged", async () => {
  const people = [...inventedPeople({ seed: SEED, count: PEOPLE })];
  const order = shuffled(people);
  const arabic = await file("شمال.csv", inArabic(people), ";");
  const latin = await file("south.csv", inLatin(order.map((index) => people[index] as InventedPerson)), ",");

  const first = await read(arabic, "NORTH", "--date-order", "dmy");
  expect(first.rows).toBe(PEOPLE);
  expect(first.classes).toMatchObject({ refused: 0, conflict: 0, known: 0 });
  const persons = first.listed.map(({ people: [person = ""] }) => person);
  const second = await read(latin, "SOUTH", "--date-order", "dmy");
  expect(second.rows).toBe(PEOPLE);
  expect(second.classes).toMatchObject({ refused: 0, conflict: 0, known: 0 });

  const counted = { right: 0, first: 0, wrong: 0, missed: 0 };
  const shown: string[] = [];
  second.listed.forEach(({ reasons, place }, index) => {
    const truth = persons[order[index] as number];
    const pairs = reasons.flatMap(({ candidates = [] }) => candidates);
    const right = pairs.find(({ person }) => person === truth);
    if (right === undefined) counted.missed += 1;
    else counted.right += 1;
    if (pairs[0] !== undefined && pairs[0].person === truth) counted.first += 1;
    counted.wrong += pairs.filter(({ person }) => person !== truth).length;
    if (shown.length < SHOWN && right !== undefined) {
      shown.push(`  row ${place.row}: ${explained(right).join("\n    ")}`);
    }
  });
  process.stdout.write(
    `\n${PEOPLE} invented people, in Arabic and in Latin letters, one in ten misspelt:\n` +
      `  ${counted.right} pairs proposed right (${counted.first} of them first), ${counted.wrong} wrong, ${counted.missed} missed\n` +
      `${shown.join("\n")}\n`,
  );
  expect(counted.right + counted.missed).toBe(PEOPLE);
  expect(counted.right / PEOPLE).toBeGreaterThanOrEqual(LEAST_RIGHT);
  expect(counted.wrong / PEOPLE).toBeLessThanOrEqual(MOST_WRONG);
  // Nobody was merged: every row is a person of its own.
  const balance = JSON.parse(await done("balance", "--json")) as { readonly registered: number };
  expect(balance.registered).toBe(2 * PEOPLE);
});
