/** What of one file whom: given a person whom everybody's officers know something of, when each reads the file. */
import { KEEPER, NORTH } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ALI, EXAMPLE, type ExampleNode, exampleNode, MONITOR_OFFICER, WATCHERS } from "../../test/example-node.ts";

let example: ExampleNode;
const at = "2026-01-10T12:00:00Z";
const MEDIC = "NORTH-MEDIC";
const JUDGE = "NORTH-JUDGE";

const appointed = (officer: string, role: string) => ({
  kind: "officer.appoint",
  occurredAt: at,
  by: KEEPER,
  officer,
  authority: "NORTH",
  title: role,
  roles: [role],
});

beforeAll(async () => {
  example = await exampleNode();
  await example.given([
    ...EXAMPLE,
    ...WATCHERS,
    appointed(MEDIC, "medical-officer"),
    appointed(JUDGE, "judicial-registrar"),
    {
      kind: "fitness.certify",
      occurredAt: at,
      by: { authority: "NORTH", officer: MEDIC },
      person: ALI,
      fit: true,
      expiresAt: "2026-03-01T00:00:00Z",
      clinical: "Asthma; carries an inhaler.",
    },
    {
      kind: "objection.raise",
      occurredAt: at,
      by: NORTH,
      person: ALI,
      raisedBy: "person",
      grounds: "Fears the escort.",
    },
    {
      kind: "property.seal",
      occurredAt: at,
      by: NORTH,
      person: ALI,
      seal: "S-1",
      inventory: [{ item: "A grey coat" }],
    },
  ]);
});
afterAll(() => example?.close());

async function read(officer: string, purpose = "custody-care"): Promise<string> {
  const { status, body } = await example.ask(`/api/v1/people/${ALI}`, officer, purpose);
  expect(status).toBe(200);
  return JSON.stringify(body);
}

describe("the words of a file", () => {
  // Verifies: MR-26, MR-8-10
  test("what a health officer found is read by health officers, and by no monitor and no registrar", async () => {
    expect(await read(MEDIC, "medical-care")).toContain("inhaler");
    for (const officer of [NORTH.officer, JUDGE, MONITOR_OFFICER]) {
      const file = await read(officer);
      expect(file).not.toContain("inhaler");
      expect(file).toContain('"section":"clinical"');
    }
    // That the person may travel, and until when, whoever prepares a move must know.
    expect(await read(NORTH.officer, "transfer")).toContain("2026-03-01");
  });

  // Verifies: NR-1
  test("why somebody fears to be moved is read by who weighs it and by monitors, not by who prepares the move", async () => {
    expect(await read(JUDGE, "legal-review")).toContain("Fears the escort");
    expect(await read(MONITOR_OFFICER, "monitoring-visit")).toContain("Fears the escort");
    expect(await read(NORTH.officer)).not.toContain("Fears the escort");
  });

  // Verifies: MR-67-73
  test("what was sealed of a person's property is in the file", async () => {
    expect(await read(NORTH.officer)).toContain("A grey coat");
  });

  // Verifies: rule-11, DP-1
  test("once erased, the words are gone and the facts stay", async () => {
    await example.given([
      {
        kind: "detail.erase",
        occurredAt: "2026-01-11T12:00:00Z",
        by: NORTH,
        second: { authority: "NORTH", officer: "NORTH-2" },
        person: ALI,
        why: "asked-for",
      },
    ]);
    const file = await read(MEDIC, "medical-care");
    expect(file).not.toContain("inhaler");
    expect(file).toContain("2026-03-01");
  });
});
