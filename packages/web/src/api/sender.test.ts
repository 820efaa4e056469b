/** One command, one entry: whatever happens on the way there. */
import { afterEach, expect, test, vi } from "vitest";
import type { Command } from "@muster/server/api";
import { Sender } from "./sender.ts";

// What a command says is the node's to read.
const command = { kind: "custody.move", person: "P-1" } as unknown as Command;
const RECORDED = new Response(JSON.stringify({ number: 7 }), { status: 201 });
const REFUSED = new Response(JSON.stringify({ code: "no-such-unit", category: "conflict" }), { status: 409 });
const CUT_OFF = new Response("<html>", { status: 502 });

afterEach(() => vi.unstubAllGlobals());

/** Sends the command once for each answer, and gives the keys under which it went. */
async function keysOf(answers: readonly (Response | Error)[]): Promise<readonly string[]> {
  const keys: string[] = [];
  vi.stubGlobal("sessionStorage", { getItem: () => null });
  vi.stubGlobal("fetch", (_: string, { headers }: { readonly headers: Headers }) => {
    const answer = answers[keys.push(headers.get("idempotency-key") ?? "") - 1] ?? RECORDED;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer.clone());
  });
  const sender = new Sender();
  for (const _ of answers) await sender.send(command).catch(() => undefined);
  return keys;
}

test("what was sent into a broken line goes under the same key again", async () => {
  const [first, second, third] = await keysOf([new TypeError("the line broke"), CUT_OFF, RECORDED]);
  expect(first).not.toBe("");
  expect([second, third]).toEqual([first, first]);
});

test("what was answered goes under another key: a refusal is not said again for ever", async () => {
  const keys = await keysOf([REFUSED, REFUSED, RECORDED, RECORDED]);
  expect(new Set(keys).size).toBe(4);
});
