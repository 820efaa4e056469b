/** What an officer is told of a name while it is typed, over HTTP; nothing of it is kept. */
import { NORTH } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE, type ExampleNode, exampleNode } from "../../test/example-node.ts";
import type { AccessPage, NameFaultsAnswer } from "../api.ts";

let example: ExampleNode;
beforeAll(async () => {
  example = await exampleNode();
  await example.given(EXAMPLE);
});
afterAll(() => example?.close());

async function typed(text: unknown, officer: string = NORTH.officer) {
  const headers = { ...(await example.headersOf(officer)), "content-type": "application/json" };
  const payload = JSON.stringify({ text });
  const answer = await example.server.inject({ method: "POST", url: "/api/v1/names/faults", headers, payload });
  return { status: answer.statusCode, ...answer.json<NameFaultsAnswer>() };
}

test.each([
  ["Karim Jasim al-Obaidi", []],
  ["name not known", []],
  [
    "K\u0430rim Jasim",
    [{ code: "look-alike-letters", written: "K[\u0430]rim", instead: "Karim", remedy: "write-it-anew" }],
  ],
  ["Ka\u202erim", [{ code: "direction-override", written: "\u202e", instead: "", remedy: "take-it-away" }]],
  ["Karim\u0007", [{ code: "control-character", written: "\u0007", instead: " ", remedy: "take-it-away" }]],
  ["Karim Jasim 05/06/1990", [{ code: "a-date", written: "05/06/1990", instead: null, remedy: "state-it-elsewhere" }]],
  ["x ".repeat(1_000), [{ code: "too-long", written: "x ".repeat(750), instead: null, remedy: "shorten-it" }]],
])("of %j it says which piece, and what would mend it", async (text, faults) => {
  expect(await typed(text)).toEqual({ status: 200, faults });
});

test("what is no text is refused, and nothing is recorded of the asking", async () => {
  expect((await typed("x".repeat(2_001))).status).toBe(422);
  expect((await typed(7)).status).toBe(422);
  const { events } = (await example.ask("/api/v1/access/own?limit=5")).body as unknown as AccessPage;
  expect(events.filter(({ asked }) => asked?.includes("Karim") === true)).toEqual([]);
});
