/**
 * A transfer brings people of whom the receiver has one already, in another script: proposed over HTTP to who may know of both, and
 * recorded as asked. They went from one site of these books to another, and are counted so. All are invented.
 */
import { generateKeyPairSync, sign } from "node:crypto";
import { type ReceivedPerson, statementFor, type Transfer } from "@muster/custody";
import type { Instant, PersonId } from "@muster/record";
import { admitted, at, cleared, convoy, KEEPER, NORTH, opening, person, SOUTH, SOUTH_KEY } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExampleNode, exampleNode } from "../../test/example-node.ts";
import type { AccessPage, DuplicatesAnswer } from "../api.ts";

const [MARWAN, BASKAL, SOUTHS] = [person(1), person(2), person(9)];
const REGISTRAR = { north: "NORTH-REGISTRAR", south: "SOUTH-REGISTRAR", east: "EAST-REGISTRAR" } as const;
const RECEIVER = "SOUTH-RECEIVER";
const ASKED = "/transfers/T-1/duplicates";

let example: ExampleNode;
let keys: ReturnType<typeof generateKeyPairSync>;
let publicKey: string;

beforeAll(async () => {
  example = await exampleNode();
  keys = generateKeyPairSync("ed25519");
  publicKey = keys.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const people = [MARWAN, BASKAL];
  const commands = [
    ...opening(),
    { kind: "authority.register", occurredAt: at(1), by: KEEPER, authority: "EAST", name: "Invented EAST" },
    ...Object.values(REGISTRAR).map((officer) => appointed(officer, ["registrar", "site-commander"])),
    appointed(RECEIVER, ["receiving-officer"]),
    ...admitted(people, "N-PRISON", "A"),
    ...cleared(people),
    named(MARWAN, NORTH, "مروان زياد فواز الرفاعي", "Arab"),
    named(BASKAL, NORTH, "Baskal Tumani Dalawi", "Latn"),
    { kind: "claim.state", occurredAt: at(3), by: NORTH, person: BASKAL, claims: [{ claim: "birth", edtf: "1961" }] },
    { kind: "person.register", occurredAt: at(2), by: SOUTH, person: SOUTHS },
    named(SOUTHS, SOUTH, "Marwan Ziad Fawaz al-Rifai", "Latn"),
    convoy.propose(people),
    ...convoy.authorise(2),
    convoy.seal(),
    convoy.depart(people),
    convoy.arrive(people),
  ];
  await example.given(JSON.parse(JSON.stringify(commands).replaceAll(SOUTH_KEY, publicKey)) as object[]);
});
afterAll(() => example?.close());

function appointed(officer: string, roles: readonly string[]): object {
  const [authority = ""] = officer.split("-");
  return { kind: "officer.appoint", occurredAt: at(1), by: KEEPER, officer, authority, title: "officer", roles };
}

function named(who: PersonId, by: object, text: string, script: string): object {
  const claims = [
    { claim: "name", text, script },
    { claim: "birth", edtf: "1990" },
  ];
  return { kind: "claim.state", occurredAt: at(3), by, person: who, claims };
}

/** The receiver signs for them. */
async function received(who: PersonId): Promise<void> {
  const said = { occurredAt: at(10, 20), by: SOUTH, person: who, site: "S-PRISON", outcome: "accepted" };
  const { register } = example.node;
  const transfer = (await register.subject("transfer", "T-1", await register.moment())) as Transfer;
  const statement = statementFor("Test register", transfer, said as ReceivedPerson);
  const signature = sign(null, Buffer.from(statement), keys.privateKey).toString("base64");
  await example.given([
    { kind: "transfer.receive", transfer: "T-1", ...said, receipt: { statement, signature, key: publicKey } },
  ]);
}

const ask = (officer: string, query = "") => example.ask(`/api/v1${ASKED}${query}`, officer, "custody-care");
const duplicates = async (officer: string, query = "") =>
  (await ask(officer, query)).body as unknown as DuplicatesAnswer;

// Verifies: MR-6
test("whoever is received and may be somebody in the receiver's books is proposed, with the receipt; before, nobody is", async () => {
  expect((await duplicates(REGISTRAR.south)).pairs).toEqual([]);
  await received(BASKAL);
  await received(MARWAN);
  const receipt = (await example.node.ledger.last())?.number;
  const { pairs, next } = await duplicates(REGISTRAR.south);
  expect(pairs).toMatchObject([{ one: { person: MARWAN }, other: { person: SOUTHS }, entry: receipt }]);
  expect(pairs[0]?.evidence.map(({ field }) => field)).toEqual(expect.arrayContaining(["name", "birth"]));
  expect(next).toBeNull();
  const { events } = (await example.ask("/api/v1/access/own?limit=2", REGISTRAR.south)).body as unknown as AccessPage;
  expect(events.map(({ asked, subjects }) => asked ?? subjects)).toEqual([2, "duplicates transfer=T-1"]);
});

test("page by page, the newest receipts first", async () => {
  const first = await duplicates(REGISTRAR.south, "?limit=1");
  expect([first.pairs.length, first.next]).toEqual([1, expect.stringMatching(new RegExp(`^\\d+/${MARWAN}$`))]);
  const rest = await duplicates(REGISTRAR.south, `?before=${first.next}`);
  expect([rest.pairs, rest.next]).toEqual([[], null]);
  expect((await ask(REGISTRAR.south, "?before=x")).status).toBe(422);
});

// Verifies: MR-6
test("to the sender the receiver's own people are nobody, as to whoever knows only whom they receive; to a stranger there is no transfer", async () => {
  expect(JSON.stringify(await duplicates(REGISTRAR.north))).not.toContain(SOUTHS);
  expect(JSON.stringify(await duplicates(RECEIVER))).not.toContain(SOUTHS);
  expect((await ask(REGISTRAR.east)).status).toBe(404);
});

test("a pair that was judged to be two is not proposed again", async () => {
  const judged = { kind: "identity.judge-different", occurredAt: at(12), by: SOUTH, person: MARWAN, other: SOUTHS };
  await example.given([{ ...judged, why: "ten centimetres between them (invented)" }]);
  expect((await duplicates(REGISTRAR.south)).pairs).toEqual([]);
});

test("who was received went from the sender's site to the receiver's, by that transfer", async () => {
  const { ledger, register } = example.node;
  const { knownAt } = await register.moment();
  const flows = (to: Instant) => ledger.flows({ from: at(1), to }, knownAt);
  const [from, to, custodian] = ["N-PRISON", "S-PRISON", "SOUTH"];
  const received = { people: 2, first: at(10, 20), last: at(10, 20) };
  expect(await flows(at(20))).toEqual([{ from, to, transfer: "T-1", custodian, ...received }]);
  expect(await flows(at(10, 19))).toEqual([]);
});
