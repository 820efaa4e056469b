import { KEEPER } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE, type ExampleNode, exampleNode } from "../../test/example-node.ts";

let example: ExampleNode;
let address: string;

beforeAll(async () => {
  example = await exampleNode();
  await example.given(EXAMPLE);
  address = await example.server.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => example?.close());

/** A reader of the feed: each call gives the text up to and with the next event or comment. */
async function reader(headers: Record<string, string> = {}) {
  const leave = new AbortController();
  const answer = await fetch(`${address}/api/v1/feed`, { headers, signal: leave.signal });
  if (answer.body === null) throw new Error("the feed has no body");
  const chunks = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let read = "";
  return {
    answer,
    leave: () => leave.abort(),
    async next(): Promise<string | undefined> {
      while (!read.includes("\n\n")) {
        const { value, done } = await chunks.read();
        if (done) return undefined;
        read += value;
      }
      const end = read.indexOf("\n\n");
      const one = read.slice(0, end);
      read = read.slice(end + 2);
      return one;
    },
  };
}

const authority = (code: string) => ({
  kind: "authority.register",
  occurredAt: "2026-01-07T12:00:00Z",
  by: KEEPER,
  authority: code,
  name: `Invented ${code}`,
});

test("a reader hears of what is recorded from now on, and nothing personal", async () => {
  const feed = await reader();
  expect(feed.answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(await feed.next()).toBe(": muster");
  const { number } = (await example.submit(authority("EAST"))).body;
  expect(await feed.next()).toBe(
    `id: ${number as number}\nevent: recorded\ndata: ${JSON.stringify({
      number,
      kind: "authority.registered",
      occurredAt: "2026-01-07T12:00:00.000Z",
      recordedAt: "2026-01-25T12:00:00.000Z",
      about: ["authority:EAST"],
    })}`,
  );
  feed.leave();
});

test("a reader that comes back with the last id it saw has missed nothing", async () => {
  const feed = await reader({ "last-event-id": "4" });
  expect(await feed.next()).toBe(": muster");
  const size = ((await example.ask("/readyz")).body as { entries: number }).entries;
  for (let number = 5; number < size; number += 1) {
    expect(await feed.next()).toMatch(new RegExp(`^id: ${number}\n`));
  }
  await Promise.all(["P1", "P2", "P3"].map((code) => example.submit(authority(code))));
  for (let number = size; number < size + 3; number += 1) {
    expect(await feed.next()).toMatch(new RegExp(`^id: ${number}\n`));
  }
  feed.leave();
});

test("closing the server ends every reader and leaves no timer", async () => {
  const other = await exampleNode();
  const at = await other.server.listen({ host: "127.0.0.1", port: 0 });
  const answer = await fetch(`${at}/api/v1/feed`);
  const ended = answer.text();
  await other.close();
  expect(await ended).toBe(": muster\n\n");
});
