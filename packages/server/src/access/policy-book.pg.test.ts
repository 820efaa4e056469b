/** Which policies are in force: given a policy that would lock everybody out, or that was entered past the gate. */
import { KEEPER, NORTH } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE, type ExampleNode, exampleNode } from "../../test/example-node.ts";

let example: ExampleNode;

beforeAll(async () => {
  example = await exampleNode();
  await example.given(EXAMPLE);
});
afterAll(() => example?.close());

const envelope = { occurredAt: "2026-01-10T12:00:00Z", by: KEEPER };
const policy = (text: string) => ({ kind: "policy.adopt", name: "invented", text });
const adopt = (text: string) => ({ ...policy(text), ...envelope });

const CLERKS_COUNT = `
@id("clerks-count")
@reason("Clerks count.")
permit (principal in Role::"site-clerk", action == Action::"count", resource);`;

async function proposed(command: object, officer: string = KEEPER.officer) {
  const headers = { ...(await example.headersOf(officer)), "content-type": "application/json" };
  const payload = JSON.stringify({ command });
  return example.server.inject({ method: "POST", url: "/api/v1/proposals", headers, payload });
}

test.each<[string, object]>([
  ["as a command", adopt(CLERKS_COUNT)],
  [
    "in the place of an entry that is corrected",
    {
      kind: "entry.correct",
      ...envelope,
      entry: 1,
      reason: "wrong-fact",
      why: "It was to be a policy (invented).",
      instead: policy(CLERKS_COUNT),
    },
  ],
])("a policy after which no keeper could adopt another is not proposed, %s", async (_, command) => {
  const answer = await proposed(command);
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({
    code: "policy-unreadable",
    detail: expect.stringContaining("no keeper could adopt another") as string,
  });
});

test("what is wrong with a policy is not told to an officer who may not adopt any", async () => {
  const answer = await proposed({ ...adopt(CLERKS_COUNT), by: NORTH }, NORTH.officer);
  expect([answer.statusCode, answer.json()]).toMatchObject([403, { code: "not-permitted" }]);
});

test("one that cannot be read, entered at the machine past the gate, leaves those in force that Muster comes with", async () => {
  await example.given([
    { ...adopt("permit everything"), second: { authority: NORTH.authority, officer: NORTH.officer } },
  ]);
  expect(await example.ask("/api/v1/people?find=N-0001")).toMatchObject({ status: 200, body: { people: [{}] } });
});
