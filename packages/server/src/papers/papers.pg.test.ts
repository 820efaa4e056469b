/** Papers over HTTP, from a real transfer, handover, count and release: who is given which, who is on it, and that each holds. */
import { generateKeyPairSync, sign } from "node:crypto";
import { type ReceivedPerson, statementFor, type Transfer } from "@muster/custody";
import { type VerifiedPaper, verifyPaper } from "@muster/papers";
import { parseVerifierKey } from "@muster/proof";
import { nodeCrypto } from "@muster/register";
import {
  admitted,
  at,
  cleared,
  convoy,
  KEEPER,
  NORTH,
  NORTH_SECOND,
  opening,
  person,
  SOUTH,
  SOUTH_KEY,
} from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExampleNode, exampleNode } from "../../test/example-node.ts";

const PEOPLE = [person(1), person(2), person(3)];
const [ONE = "", TWO = "", THREE = ""] = PEOPLE;
const CLERK = "NORTH-CLERK";
const GUEST = "SOUTH-GUEST";
const RECEIVER = "SOUTH-RECEIVER";
const WATCHER = "MONITOR-WATCHER";
const PERSON_ID = /11111111-1111-4111-8111-\d{12}/g;

let example: ExampleNode;

beforeAll(async () => {
  example = await exampleNode();
  const keys = generateKeyPairSync("ed25519");
  const publicKey = keys.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const before = [
    ...opening(),
    ...[CLERK, RECEIVER, GUEST, WATCHER].map(appointed),
    ...admitted(PEOPLE, "N-PRISON", "A"),
    ...named(),
    ...cleared(PEOPLE),
  ];
  await example.given(JSON.parse(JSON.stringify(before).replaceAll(SOUTH_KEY, publicKey)) as object[]);
  await example.given([
    convoy.propose([person(1), person(2)]),
    ...convoy.authorise(2),
    convoy.seal(),
    convoy.depart([person(1), person(2)]),
    convoy.arrive([person(1), person(2)]),
  ]);
  const said = { occurredAt: at(10, 20), by: SOUTH, person: ONE, site: "S-PRISON", outcome: "accepted" };
  const { register } = example.node;
  const transfer = (await register.subject("transfer", "T-1", await register.moment())) as Transfer;
  const statement = statementFor("Test register", transfer, said as ReceivedPerson);
  const signature = sign(null, Buffer.from(statement), keys.privateKey).toString("base64");
  await example.given([
    { kind: "transfer.receive", transfer: "T-1", ...said, receipt: { statement, signature, key: publicKey } },
    {
      kind: "count.open",
      occurredAt: at(12),
      by: NORTH,
      count: "CNT-1",
      site: "N-PRISON",
      units: ["A"],
      counting: "named",
    },
    { kind: "count.abandon", occurredAt: at(12, 14), by: NORTH, second: NORTH_SECOND, count: "CNT-1", reason: "rain" },
    { kind: "count.open", occurredAt: at(12, 15), by: NORTH, count: "CNT-2", site: "N-PRISON", counting: "named" },
  ]);
});
afterAll(() => example?.close());

function appointed(officer: string): object {
  const [authority = "", role = ""] = officer.split("-");
  const roles = {
    CLERK: ["registrar", "site-commander"],
    RECEIVER: ["receiving-officer"],
    GUEST: ["registrar"],
    WATCHER: ["monitor"],
  }[role];
  return { kind: "officer.appoint", occurredAt: at(1), by: KEEPER, officer, authority, title: "officer", roles };
}

function named(): object[] {
  const name = (of: string, text: string, script: string) => ({
    kind: "claim.state",
    occurredAt: at(2),
    by: NORTH,
    person: of,
    claims: [{ claim: "name", text, script }],
  });
  return [
    name(ONE, "علي المخترع", "Arab"),
    name(ONE, "Ali Invented", "Latn"),
    name(TWO, "Omar Invented", "Latn"),
    name(THREE, "Third Person", "Latn"),
  ];
}

async function ask(officer: string, url: string) {
  const headers = { ...(await example.headersOf(officer)), "muster-purpose": "transfer" };
  return example.server.inject({ url: `/api/v1/papers${url}`, headers });
}

/** A paper as it was answered, checked as somebody elsewhere checks it. */
async function paper(
  officer: string,
  url: string,
): Promise<VerifiedPaper & { readonly people: readonly string[]; readonly all: string }> {
  const { statusCode, headers, rawPayload, body } = await ask(officer, url);
  expect(statusCode, body.slice(0, 500)).toBe(200);
  expect(headers["content-type"]).toBe("application/pdf");
  expect(headers["content-disposition"]).toMatch(/^attachment; filename="[a-zA-Z0-9 -]+\.pdf"$/);
  const logKeys = [await parseVerifierKey(example.node.verifierKey, nodeCrypto)];
  const verified = await verifyPaper(rawPayload, { logKeys }, nodeCrypto);
  const all = JSON.stringify([verified.onlyPrinted, verified.proofs.map(({ item }) => item)]);
  return { ...verified, all, people: [...new Set(all.match(PERSON_ID))].sort() };
}

async function refused(officer: string, url: string): Promise<string> {
  const { statusCode, body } = await ask(officer, url);
  expect(statusCode).toBeGreaterThanOrEqual(400);
  return (JSON.parse(body) as { code: string }).code;
}

describe("papers", () => {
  // Verifies: GC3-46, rule-10
  test("the manifest has everybody on it, as sealed", async () => {
    const { listed, people, all } = await paper(
      CLERK,
      "/transfers/T-1/manifest?languages=ckb,ku&offset=%2B03:00&calendar=gregorian-and-hijri&numerals=own",
    );
    expect(listed).toBe(2);
    expect(people).toEqual([ONE, TWO]);
    expect(all).toContain("علي المخترع");
    expect(all).toContain("Ali Invented");
    expect(all).not.toContain("Third Person");
  });

  // Verifies: rule-4, DP-1
  test("the receipt is of one person, and neither names nor proves anything of the other", async () => {
    const { proofs, people, all } = await paper(CLERK, `/transfers/T-1/receipts/${ONE}`);
    expect(proofs[0]).toMatchObject({ kind: "transfer.received", person: ONE });
    expect(proofs[0]?.receipts).toHaveLength(1);
    expect(people).toEqual([ONE]);
    expect(all).not.toContain("Omar");
    expect(await refused(CLERK, `/transfers/T-1/receipts/${TWO}`)).toBe("receipt-not-signed");
    expect(await refused(CLERK, `/transfers/T-1/receipts/${THREE}`)).toBe("person-not-found");
    expect((await paper(RECEIVER, `/transfers/T-1/receipts/${ONE}`)).people).toEqual([ONE]);
  });

  // Verifies: CNT-1
  test("a count has a sheet while it is open, with those of its units and nobody who has left", async () => {
    const { people, onlyPrinted } = await paper(CLERK, "/counts/CNT-2/sheet");
    expect(people).toEqual([THREE]);
    expect(onlyPrinted).not.toHaveProperty("expected");
    expect(await refused(CLERK, "/counts/CNT-1/sheet")).toBe("count-ended");
  });

  // Verifies: GC3-70
  test("the capture card is of somebody who is held, from the entry that brought them there", async () => {
    const { proofs, people } = await paper(CLERK, `/people/${THREE}/capture-card`);
    expect(proofs[0]?.kind).toBe("custody.admitted");
    expect(people).toEqual([THREE]);
  });

  // Verifies: MR-8-10
  test("the own copy has each entry that says where the person was, each proven", async () => {
    const { proofs, people, all } = await paper(CLERK, `/people/${THREE}/file?languages=en,ku`);
    expect(proofs.map(({ kind }) => kind)).toEqual(["custody.admitted", "person.registered"]);
    expect(people).toEqual([THREE]);
    expect(all).toContain("SEAL-1");
    expect(all).toMatch(/"section":"clinical"/);
  });

  // Verifies: ICPPED-20-22, ORD-1
  test("there is a certificate of a release once there is a release, over two officers' names", async () => {
    expect(await refused(CLERK, `/people/${THREE}/release`)).toBe("not-released");
    await example.given([
      {
        kind: "count.abandon",
        occurredAt: at(12, 16),
        by: NORTH,
        second: NORTH_SECOND,
        count: "CNT-2",
        reason: "done",
      },
      {
        kind: "custody.release",
        occurredAt: at(13),
        by: NORTH,
        second: NORTH_SECOND,
        person: THREE,
        site: "N-PRISON",
        grounds: "no-basis",
        to: "family",
      },
    ]);
    const { proofs, people } = await paper(CLERK, `/people/${THREE}/release?languages=ar,ku`);
    expect(proofs[0]).toMatchObject({ kind: "custody.released", entry: { by: NORTH, second: NORTH_SECOND } });
    expect(people).toEqual([THREE]);
    expect(await refused(CLERK, `/people/${THREE}/capture-card`)).toBe("not-held");
  });

  // Verifies: MR-67-73
  test("the joint roll is of the newest handover, and both its parties may print it", async () => {
    expect(await refused(CLERK, "/sites/N-PRISON/joint-roll")).toBe("handover-not-found");
    await example.given([
      ...admitted([person(4), person(5)], "N-CAMP", "1"),
      {
        kind: "control.hand-over",
        occurredAt: at(14),
        by: NORTH,
        second: SOUTH,
        site: "N-CAMP",
        to: "SOUTH",
        jointRoll: [person(4)],
        inventory: [{ what: "keys", number: 3 }],
      },
    ]);
    const { listed, people } = await paper(GUEST, "/sites/N-CAMP/joint-roll");
    expect(listed).toBe(2);
    expect(people).toEqual([person(4), person(5)]);
  });

  test("who has no business with it is told what they are told of what is not there", async () => {
    expect(await refused(GUEST, `/people/${THREE}/file`)).toBe("person-not-found");
    expect(await refused(GUEST, "/transfers/T-9/manifest")).toBe("transfer-not-found");
    expect(await refused(RECEIVER, `/people/${THREE}/release`)).toBe("person-not-found");
    expect(await refused(CLERK, "/transfers/T-1/manifest?languages=en,en")).toBe("languages-invalid");
    expect(await refused(CLERK, "/transfers/T-1/manifest?languages=en,tlh")).toBe("languages-invalid");
  });

  // Verifies: DP-1
  test("each is recorded, with whom it is about, before it is printed", async () => {
    await paper(WATCHER, `/people/${ONE}/file`);
    const { body } = await example.ask("/api/v1/access/own", WATCHER, "audit");
    expect(JSON.stringify(body)).toContain("data.exported");
    expect(JSON.stringify(body)).toContain(ONE);
  });
});
