import {
  decodeEntries,
  decodeTile,
  encodeHex,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  rootAt,
  tilePath,
} from "@muster/proof";
import { nodeCrypto, sha256 } from "@muster/register";
import { NORTH } from "@muster/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  EXAMPLE,
  type ExampleNode,
  exampleNode,
  MONITOR_OFFICER,
  SOUTH_OFFICER,
  WATCHERS,
} from "../../test/example-node.ts";

let example: ExampleNode;
const ENTRIES = 300;

beforeAll(async () => {
  example = await exampleNode();
  const begun = [...EXAMPLE, ...WATCHERS];
  await example.given(begun);
  const more = { kind: "person.register", occurredAt: "2026-01-05T12:00:00Z", by: NORTH };
  await example.given(Array.from({ length: ENTRIES - begun.length }, () => more));
});
afterAll(() => example?.close());

async function checkpoint() {
  const note = (await example.server.inject({ url: "/log/checkpoint" })).body;
  return openCheckpoint(note, [await parseVerifierKey(example.node.verifierKey, nodeCrypto)], nodeCrypto);
}

/** Hashes are for anybody; entries for who may read them all. */
async function ask(path: string, officer?: string) {
  const headers = officer === undefined ? {} : await example.headersOf(officer);
  return example.server.inject({ url: `/log/${path}`, headers });
}

async function tile(path: string, officer?: string) {
  const answer = await ask(path, officer);
  expect(answer.statusCode).toBe(200);
  return { bytes: new Uint8Array(answer.rawPayload), caching: answer.headers["cache-control"] };
}

// Verifies: rule-10
test("a mirror that reads nothing but tiles comes to the root the checkpoint is signed over", async () => {
  const { size, root } = await checkpoint();
  expect(size).toBe(ENTRIES);
  const reader = {
    async read(level: number, start: number, end: number) {
      const index = Math.floor(start / 256);
      const width = Math.min(256, Math.floor(size / 2 ** level) - index * 256);
      const { bytes } = await tile(tilePath({ level: level / 8, index, width }));
      return decodeTile(bytes).slice(start - index * 256, end - index * 256);
    },
  };
  expect(encodeHex(await rootAt(sha256, size, reader))).toBe(encodeHex(root));
});

test("a full tile may be kept for ever, a partial one not; entries stand under their leaves", async () => {
  const full = await tile("tile/0/000");
  expect(full.caching).toContain("immutable");
  expect((await tile("tile/0/001.p/44")).caching).toBe("public, max-age=3600");
  const entries = decodeEntries((await tile("tile/entries/000", MONITOR_OFFICER)).bytes);
  expect(entries.map((entry) => encodeHex(leafHash(sha256, entry)))).toEqual(decodeTile(full.bytes).map(encodeHex));
  expect(decodeEntries((await tile("tile/entries/001.p/44", MONITOR_OFFICER)).bytes)).toHaveLength(44);
});

test.each([
  "tile/0/001",
  "tile/0/001.p/45",
  "tile/1/000",
  "tile/0/1",
  "tile/x/000",
  "tile/entries/9",
  "tile/0/x000/000",
])("%s is not in the log", async (path) => {
  const answer = await ask(path, MONITOR_OFFICER);
  expect(answer.statusCode).toBe(404);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
});

// Verifies: MR-6
test("tiles of entries are for nobody who may not read every one of them", async () => {
  expect((await ask("tile/entries/000")).statusCode).toBe(401);
  expect((await ask("tile/entries/000", SOUTH_OFFICER)).statusCode).toBe(404);
});
