import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { KEEPER, NORTH } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { EXAMPLE, type ExampleNode, exampleNode, MONITOR_OFFICER, WATCHERS } from "../../test/example-node.ts";
import { Bell } from "../bell.ts";
import { serve } from "./feed.ts";

let example: ExampleNode;
let address: string;

beforeAll(async () => {
  example = await exampleNode();
  await example.given([...EXAMPLE, ...WATCHERS]);
  address = await example.server.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => example?.close());

/** A reader of the feed: each call gives the text up to and with the next event or comment. */
async function reader(more: Record<string, string> = {}, officer = MONITOR_OFFICER, query = "") {
  const leave = new AbortController();
  const headers = { ...(await example.headersOf(officer)), ...more };
  const answer = await fetch(`${address}/api/v1/feed${query}`, { headers, signal: leave.signal });
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

const envelope = { occurredAt: "2026-01-07T12:00:00Z", by: KEEPER };

const authority = (code: string) => ({
  kind: "authority.register",
  ...envelope,
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
  const size = ((await example.node.ledger.last())?.number ?? -1) + 1;
  for (let number = 5; number < size; number += 1) {
    expect(await feed.next()).toMatch(new RegExp(`^id: ${number}\n`));
  }
  await Promise.all(["P1", "P2", "P3"].map((code) => example.submit(authority(code))));
  for (let number = size; number < size + 3; number += 1) {
    expect(await feed.next()).toMatch(new RegExp(`^id: ${number}\n`));
  }
  feed.leave();
});

// Verifies: MR-6
test("a reader whose role is taken away hears nothing more", async () => {
  const officer = "NORTH-9";
  const appointed = {
    kind: "officer.appoint",
    ...envelope,
    officer,
    authority: "NORTH",
    title: "clerk",
    roles: ["registrar"],
  };
  await example.given([appointed]);
  const feed = await reader({}, officer);
  expect(await feed.next()).toBe(": muster");
  await example.given([{ kind: "officer.end", ...envelope, officer }]);
  await example.submit(authority("WEST"));
  expect(await feed.next()).toBeUndefined();
});

// Verifies: MR-6
test("an office that ends while its officer is being told: the entry that ends it is not told", async () => {
  const told: string[] = [];
  const response = Object.assign(new EventEmitter(), {
    writeHead: () => undefined,
    write: (text: string) => told.push(text) > 0,
  }) as unknown as ServerResponse;
  let inOffice = true;
  const ledger = {
    last: async () => {
      inOffice = false;
      return example.node.ledger.last();
    },
  };
  const ledgerNow = async () => (inOffice ? example.node.ledger : undefined);
  const leave = new AbortController();
  await serve({ ledger, ledgerNow, bell: new Bell(), response, from: 0, signal: leave.signal });
  leave.abort();
  expect(told).toEqual([": muster\n\n"]);
});

// Verifies: MR-6
test("a reader whose role is another now hears what that role may know, and no more what the old one might", async () => {
  const officer = "SOUTH-9";
  const appointed = { officer, authority: "SOUTH", title: "delegate", roles: ["monitor"] };
  await example.given([{ kind: "officer.appoint", ...envelope, ...appointed }]);
  const north = { ...envelope, by: NORTH };
  const feed = await reader({}, officer);
  expect(await feed.next()).toBe(": muster");
  await example.submit({ kind: "person.register", ...north, person: "aaaaaaaa-0000-4000-8000-000000000003" });
  expect(await feed.next()).toContain("event: recorded");
  await example.given([{ kind: "officer.assign", ...envelope, officer, roles: ["registrar"] }]);
  expect(await feed.next()).toContain("officer.assigned");
  await example.submit({ kind: "person.register", ...north, person: "aaaaaaaa-0000-4000-8000-000000000004" });
  await example.submit(authority("FAR"));
  expect(await feed.next()).toContain("authority:FAR");
  feed.leave();
});

test("closing the server ends every reader and leaves no timer", async () => {
  const other = await exampleNode();
  const at = await other.server.listen({ host: "127.0.0.1", port: 0 });
  await other.given([...EXAMPLE, ...WATCHERS]);
  const answer = await fetch(`${at}/api/v1/feed`, { headers: await other.headersOf(MONITOR_OFFICER) });
  const ended = answer.text();
  await other.close();
  expect(await ended).toBe(": muster\n\n");
});

test("a page that knows how far the register had come hears what was recorded while it was drawn", async () => {
  const { number } = (await example.submit(authority("WHILE-DRAWN"))).body as { number: number };
  await example.submit(authority("AFTERWARDS"));
  const feed = await reader({}, MONITOR_OFFICER, `?after=${number - 1}`);
  expect(await feed.next()).toBe(": muster");
  expect(await feed.next()).toContain(`id: ${number}\n`);
  expect(await feed.next()).toContain(`id: ${number + 1}\n`);
  feed.leave();
  const unfit = await fetch(`${address}/api/v1/feed?after=yesterday`, {
    headers: await example.headersOf(MONITOR_OFFICER),
  });
  expect(unfit.status).toBe(422);
});
