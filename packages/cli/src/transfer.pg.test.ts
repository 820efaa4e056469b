/** A whole transfer from the command line alone, as its officers would do it, and tried wrongly on the way. The people are invented. */
import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { type Cluster, startCluster } from "@muster/ledger";
import { admitted, cleared, NORTH, opening, person, SOUTH, SOUTH_KEY } from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Muster, musterOpened } from "../test/muster.ts";
import type { Proposed } from "./likeness.ts";

const PEOPLE = [person(1), person(2), person(3)];
const [ONE = "", TWO = "", THREE = ""] = PEOPLE;
/** Whom the South has had before, in Latin letters. */
const SOUTHS = person(9);
const AS = { north: "NORTH/NORTH-1", south: "SOUTH/SOUTH-1", escort: "ESCORT/ESCORT-1" };

let muster: Muster;
let cluster: Cluster | undefined;
let key: string;

beforeAll(async () => {
  muster = await musterOpened("exercise");
  cluster = await startCluster({ directory: muster.directory });
  const pair = generateKeyPairSync("ed25519");
  key = await file("south.pem", pair.privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  const publicKey = pair.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const before = [
    ...opening().slice(1),
    ...admitted(PEOPLE),
    ...cleared(PEOPLE),
    named(ONE, NORTH, "مروان زياد فواز الرفاعي", "Arab"),
    { kind: "person.register", occurredAt: "2026-01-02T12:00:00Z", by: SOUTH, person: SOUTHS },
    named(SOUTHS, SOUTH, "Marwan Ziad Fawaz al-Rifai", "Latn"),
  ];
  const lines = before.map((command) => JSON.stringify(command).replaceAll(SOUTH_KEY, publicKey));
  await done("submit", await file("before.jsonl", lines.join("\n")));
});

function named(who: string, by: object, text: string, script: string): object {
  const claims = [
    { claim: "name", text, script },
    { claim: "birth", edtf: "1990" },
  ];
  return { kind: "claim.state", occurredAt: "2026-01-03T12:00:00Z", by, person: who, claims };
}

afterAll(async () => {
  await cluster?.stop();
  await muster?.remove();
});

async function done(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await muster(...args);
  if (code !== 0) throw new Error(`muster ${args.join(" ")} ended with ${code}: ${stderr}${stdout}`);
  return stdout;
}

async function file(name: string, content: string): Promise<string> {
  const place = path.join(muster.directory, "..", name);
  await writeFile(place, content);
  return place;
}

const transfer = (step: string, ...args: string[]) => ["transfer", step, "TR-1", ...args];
const at = (day: string, hour = 12) => ["--at", `2026-01-${day}T${hour}:00:00Z`];
const receiving = (who: string, signWith: string) =>
  transfer("receive", who, "--site", "S-PRISON", "--sign-with", signWith, "--as", AS.south, ...at("10", 20));

/** The code of a refusal. */
async function refused(...args: string[]): Promise<string> {
  const { code, stdout } = await muster(...args, "--json");
  expect(code).toBe(1);
  return (JSON.parse(stdout) as { code: string }).code;
}

describe("a transfer from the command line", () => {
  // Verifies: rule-4, rule-5
  test("goes from the list to the close, and not to the close while anybody is outstanding", async () => {
    const everybody = await file("people.txt", PEOPLE.join("\n"));
    const boarded = await file("boarded.txt", `${ONE}\n${TWO}\n`);
    const leftBehind = await file("left.txt", `${THREE},unfit\n`);
    const ends = ["--from", "NORTH/N-PRISON", "--to", "SOUTH/S-PRISON", "--escort", "ESCORT"];
    await done(...transfer("propose", ...ends, "--people", everybody, "--as", AS.north, ...at("05")));
    expect(await refused(...transfer("seal", "--as", AS.north, ...at("05", 13)))).toBe("transfer-in-another-state");
    await done(...transfer("authorise", "--side", "sender", "--as", AS.north, ...at("06")));
    const places = ["--side", "receiver", "--undertakes", "--places", "3"];
    await done(...transfer("authorise", ...places, "--as", AS.south, ...at("06")));
    await done(...transfer("seal", "--as", AS.north, ...at("09")));
    const count = ["--boarded", boarded, "--left-behind", leftBehind];
    await done(
      ...transfer("depart", "--site", "N-PRISON", ...count, "--as", AS.north, "--second", AS.escort, ...at("10")),
    );
    await done(...transfer("arrive", "--site", "S-PRISON", "--arrived", boarded, "--as", AS.south, ...at("10", 18)));

    const close = transfer("close", "--as", AS.south, ...at("11"));
    const receipt = await done(...receiving(ONE, key));
    expect(receipt).toMatch(/^entry \d+: transfer.received/);
    expect(receipt).toContain(`${ONE} and ${SOUTHS}`);
    expect(receipt).toMatch(/name agrees: مروان زياد فواز الرفاعي \/ Marwan Ziad Fawaz al-Rifai/);
    expect(receipt).toContain("to see all: muster duplicates --transfer TR-1");
    expect(await refused(...close)).toBe("difference-unexplained");
    const other = generateKeyPairSync("ed25519").privateKey.export({ format: "pem", type: "pkcs8" });
    expect(await refused(...receiving(TWO, await file("other.pem", other.toString())))).toBe("key-of-another");
    // Of the second no name is known, and his year of birth is that of the others.
    const second = JSON.parse(await done(...receiving(TWO, key), "--json")) as { possibleDuplicates: Proposed };
    expect(second).toMatchObject({ kind: "transfer.received", possibleDuplicates: { people: 1 } });
    expect(new Set(second.possibleDuplicates.likeliest.map(({ one }) => one))).toEqual(new Set([TWO]));
    expect(await done("duplicates", "--transfer", "TR-1")).toContain(`${ONE} and ${SOUTHS}`);
    expect((await muster("duplicates", "--transfer", "TR-1", "--entry", "3")).code).toBe(2);
    expect(await refused("duplicates", "--transfer", "TR-9")).toBe("transfer-not-found");
    await done(...close);

    const shown = JSON.parse(await done("transfer", "show", "TR-1", "--json")) as Record<string, unknown>;
    expect(shown).toMatchObject({ state: "closed", difference: { leftAndNotArrived: [], unexplained: [] } });
    expect(await done("transfer", "list")).toContain("closed");
    const balance = JSON.parse(await done("balance", "--json", "--as-of", "2026-01-12T00:00:00Z")) as {
      rows: { site: string | null; people: number }[];
    };
    expect(balance.rows.map(({ site, people }) => [site, people])).toEqual([
      ["N-PRISON", 1],
      ["S-PRISON", 2],
      [null, 1],
    ]);
  });
});
