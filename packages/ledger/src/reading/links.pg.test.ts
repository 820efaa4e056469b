/** Who is told by the database itself that two files are of one human being, and of whom: given no policy at all. */
import type { AuthorityCode, OfficerCode, PersonId } from "@muster/record";
import {
  admitted,
  at,
  type ExampleRegister,
  exampleRegister,
  KEEPER,
  MONITOR,
  NORTH,
  person,
  SOUTH,
  SOUTH_SECOND,
  type TestCluster,
  testCluster,
} from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Reach } from "./viewer.ts";

/** 1 is held by NORTH; 2 was, and was handed over with its camp; 3 is SOUTH's. */
const [ONE, TWO, THREE] = [1, 2, 3].map(person) as [PersonId, PersonId, PersonId];

let server: TestCluster;
let example: ExampleRegister;
let [strange, later, erasedAt] = [0, 0, 0];

beforeAll(async () => {
  server = await testCluster();
  example = await exampleRegister(server);
  const register = example.open();
  const enter = async (command: object): Promise<number> => {
    const answer = await register.submit(command);
    if (!("accepted" in answer)) throw new Error(JSON.stringify(answer));
    return answer.number;
  };
  const handover = { site: "N-CAMP", to: "SOUTH", jointRoll: [TWO] };
  const told: readonly object[] = [
    ...admitted([ONE]),
    ...admitted([TWO], "N-CAMP"),
    { kind: "person.register", occurredAt: at(2), by: SOUTH, person: THREE },
    { kind: "custody.admit", occurredAt: at(2), by: SOUTH, person: THREE, site: "S-PRISON" },
    { kind: "control.hand-over", occurredAt: at(4), by: NORTH, second: SOUTH, ...handover },
  ];
  for (const command of told) await enter(command);
  const same = { kind: "identity.assert-same", occurredAt: at(5), evidence: "the same scar" };
  strange = await enter({ ...same, by: KEEPER, second: MONITOR, person: ONE, other: THREE });
  later = await enter({ ...same, by: SOUTH, second: SOUTH_SECOND, person: TWO, other: THREE });
  const erasure = { kind: "detail.erase", occurredAt: at(6), person: ONE, why: "asked-for" };
  erasedAt = await enter({ ...erasure, by: KEEPER, second: MONITOR });
  await register.close();
});

afterAll(async () => {
  await example.close();
  await server.stop();
});

function as(authority: string, reach: Reach = "authority") {
  const officer = `${authority}-1` as OfficerCode;
  const eyes = { sites: [], people: [], clinical: false, oversight: false };
  return example.ledger.as({ reach, authority: authority as AuthorityCode, officer, ...eyes });
}

async function told(authority: string, reach?: Reach) {
  const links = await as(authority, reach).links(erasedAt);
  return links.map(({ entry, items }) => [entry.number, items.map((item) => item.person)]);
}

// Verifies: MR-8-10, rule-9
test("given who holds one of the two, then that it was said, and of whom alone; given both, then of both", async () => {
  expect(await told("NORTH")).toEqual([[strange, [ONE]]]);
  expect(await told("SOUTH")).toEqual([
    [strange, [THREE]],
    [later, [TWO, THREE]],
  ]);
  expect(await told("ESCORT")).toEqual([]);
  expect(await told("MONITOR", "none")).toEqual([]);
  expect(await told("MONITOR", "register")).toEqual([
    [strange, [ONE, THREE]],
    [later, [TWO, THREE]],
  ]);
});

// Verifies: rule-11
test("given a file of which all detail was erased, then it still says so, to who may see it", async () => {
  const said = (await as("NORTH").saidOf([ONE])).get(ONE) ?? [];
  const link = said.find(({ recorded }) => recorded.entry.number === strange);
  expect(link?.item).toMatchObject({ person: ONE, says: { same: true } });
  expect(link?.recorded.details.size).toBe(0);
  const words = (await as("SOUTH").saidOf([THREE])).get(THREE) ?? [];
  const known = words.find(({ recorded }) => recorded.entry.number === strange)?.recorded;
  expect([known?.items.length, [...(known?.details.values() ?? [])]]).toEqual([1, [{ evidence: "the same scar" }]]);
});
