/** Bad input is refused by its field, recorded nowhere, and harms nothing that comes with it. */
import { Ledger } from "@muster/ledger";
import type { Instant } from "@muster/record";
import {
  at,
  type ExampleRegister,
  exampleRegister,
  NORTH,
  person,
  type TestCluster,
  testCluster,
} from "@muster/testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Register } from "../register.ts";

let server: TestCluster;
let example: ExampleRegister;
let register: Register;
let clock = at(25);

beforeAll(async () => {
  server = await testCluster();
  example = await exampleRegister(server, () => clock);
  register = example.open();
});

afterAll(async () => {
  await example.close();
  await server.stop();
});

const registration = { kind: "person.register", occurredAt: at(2), by: NORTH };

async function entries(): Promise<number> {
  return ((await example.ledger.last())?.number ?? -1) + 1;
}

describe("a command that cannot be read is refused and recorded nowhere", () => {
  const claims = (text: string) => ({ claims: [{ claim: "name", text, script: "Latn" }] });
  test.each<[string, unknown, string]>([
    ["text instead of an object", "custody.admit", "command-not-an-object"],
    ["nothing", null, "command-not-an-object"],
    ["a list", [registration], "command-not-an-object"],
    ["no kind", { ...registration, kind: undefined }, "command-unknown"],
    ["an unknown command", { ...registration, kind: "person.forget" }, "command-unknown"],
    ["an unknown field", { ...registration, wing: "A" }, "field-invalid"],
    ["a time with no zone", { ...registration, occurredAt: "2026-01-02T12:00:00" }, "time-invalid"],
    ["a day that never was", { ...registration, occurredAt: "2026-02-30T12:00:00Z" }, "time-invalid"],
    ["a name of 100,000 characters", { ...registration, ...claims("n".repeat(100_000)) }, "field-invalid"],
    ["half of a surrogate pair", { ...registration, ...claims("Yusuf \ud800") }, "text-malformed"],
    ["brackets without end", { kind: "entry.correct", instead: nested(50_000) }, "text-malformed"],
  ])("%s", async (_what, command, code) => {
    const before = await entries();
    expect(await register.submit(command, "a key")).toMatchObject({ refused: true, code });
    expect(await entries()).toBe(before);
  });

  test.each([
    ["empty", ""],
    ["too long", "k".repeat(256)],
    ["with a NUL", "key\0"],
  ])("an idempotency key that cannot be kept: %s", async (_what, key) => {
    expect(await register.submit(registration, key)).toMatchObject({ code: "idempotency-key-invalid" });
  });
});

function nested(depth: number): object {
  let value: object = {};
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

test("a repeated key with the same body is answered as the first was, with another body refused, in flight as well as later", async () => {
  const before = await entries();
  const other = { ...registration, occurredAt: at(3) };
  const inFlight = await Promise.all(
    [registration, registration, other].map((command) => register.submit(command, "twice")),
  );
  const later = [await register.submit(registration, "twice"), await register.submit(other, "twice")];
  const [first, again, reused] = inFlight;
  expect(first).toMatchObject({ accepted: true, number: before });
  expect(again).toEqual(first);
  expect(reused).toMatchObject({ code: "idempotency-key-reused", conflicts: { entry: before } });
  expect(later).toEqual([first, reused]);
  expect(await entries()).toBe(before + 1);
});

test("a repeat that comes while the first is being committed is no second entry", async () => {
  const before = await entries();
  // Enough of them that the repeats are decided while the first are on their way to the disk.
  const keys = Array.from({ length: 1_500 }, (_, index) => `commit-${index % 600}`);
  const answers = await Promise.all(keys.map((key) => register.submit(registration, key)));
  expect(await entries()).toBe(before + 600);
  for (const [index, answer] of answers.entries()) expect(answer).toEqual(answers[index % 600]);
});

test("a clock that runs backwards does not take the recorded time with it", async () => {
  const submitted: Instant[] = [];
  for (const time of [at(25, 15), at(24), at(25, 16), at(25, 14)]) {
    clock = time;
    const answer = await register.submit(registration);
    submitted.push("accepted" in answer ? answer.entry.recordedAt : ("refused" as Instant));
  }
  expect(submitted).toEqual([at(25, 15), at(25, 15), at(25, 16), at(25, 16)]);
  // Nor does another process whose clock is behind.
  await register.close();
  register = example.open();
  expect(await register.submit(registration)).toMatchObject({ entry: { recordedAt: at(25, 16) } });
});

test("a late command for somebody who has just moved is decided on all that was decided before it", async () => {
  const [one, two] = [person(901), person(902)];
  const move = (who: string, day: number, unit: string) => ({
    kind: "custody.move",
    occurredAt: at(day),
    by: NORTH,
    person: who,
    site: "N-PRISON",
    unit,
  });
  for (const who of [one, two]) {
    await register.submit({ ...registration, person: who });
    await register.submit({ kind: "custody.admit", occurredAt: at(3), by: NORTH, person: who, site: "N-PRISON" });
  }
  // Another process has only their last lines at hand.
  await register.close();
  register = example.open();
  const commands = [move(one, 10, "A"), move(two, 10, "A"), move(one, 5, "B"), move(two, 12, "B"), move(two, 4, "B")];
  const answers = await Promise.all(commands.map((command) => register.submit(command)));
  expect(answers.every((answer) => "accepted" in answer)).toBe(true);
  const units = async (who: typeof one) =>
    (await example.ledger.history(who, await entries())).map(({ position }) => position.unit ?? "-");
  expect(await units(one)).toEqual(["-", "-", "B", "A"]);
  expect(await units(two)).toEqual(["-", "-", "B", "A", "B"]);
});

test("beyond fifty thousand waiting commands the register says that it is busy, and takes all that it took", async () => {
  const nobody = { kind: "custody.move", occurredAt: at(5), by: NORTH, person: person(999), site: "N-PRISON" };
  await register.startWriting();
  const answers = await Promise.allSettled(Array.from({ length: 50_001 }, () => register.submit(nobody)));
  const busy = answers.filter(({ status }) => status === "rejected");
  expect(busy).toHaveLength(1);
  expect(busy[0]).toMatchObject({ reason: { name: "RegisterUnavailable" } });
  expect(answers.at(-1)).toBe(busy[0]);
});

test.each([
  ["kind", { format: 1, kind: "site.abolished" }, /site.abolished are unknown to this version/],
  ["format", { format: 2, kind: "site.opened" }, /is of format 2, unknown to this version/],
])(
  "an entry of a %s that this version does not know is refused when it is read, never skipped",
  async (what, unknown, why) => {
    const number = await entries();
    const site = `UNKNOWN-${what.toUpperCase()}`;
    const entry = JSON.stringify({ about: [`site:${site}`], body: {}, number, occurredAt: at(6), ...unknown });
    await example.owner.execute(
      `insert into journal (number, kind, occurred_at, recorded_at, leaf, entry, by_authority, by_officer)
       values ($1, $2, $3, $4, sha256('x'), $5, 'KEEPER', 'KEEPER-1')`,
      [number, unknown.kind, at(6), at(25, 20), entry],
    );
    await example.owner.execute("insert into about (kind, id, entry) values ('site', $1, $2)", [site, number]);
    const asked = example.open(new Ledger(example.owner)).subject("site", site, { asOf: at(25), knownAt: number });
    await expect(asked).rejects.toThrow(why);
  },
);
