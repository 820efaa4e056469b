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

const adopt = (text: string) => ({
  kind: "policy.adopt",
  occurredAt: "2026-01-10T12:00:00Z",
  by: KEEPER,
  name: "invented",
  text,
});

const CLERKS_COUNT = `
@id("clerks-count")
@reason("Clerks count.")
permit (principal in Role::"site-clerk", action == Action::"count", resource);`;

async function proposed(text: string) {
  const headers = { ...(await example.headersOf(KEEPER.officer)), "content-type": "application/json" };
  const payload = JSON.stringify({ command: adopt(text) });
  return example.server.inject({ method: "POST", url: "/api/v1/proposals", headers, payload });
}

test("a policy after which no keeper could adopt another is not proposed", async () => {
  const answer = await proposed(CLERKS_COUNT);
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({
    code: "policy-unreadable",
    detail: expect.stringContaining("no keeper could adopt another") as string,
  });
});

test("one that cannot be read, entered at the machine past the gate, leaves those in force that Muster comes with", async () => {
  await example.given([
    { ...adopt("permit everything"), second: { authority: NORTH.authority, officer: NORTH.officer } },
  ]);
  expect(await example.ask("/api/v1/people?find=N-0001")).toMatchObject({ status: 200, body: { people: [{}] } });
});
