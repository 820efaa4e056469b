import { describe, expect, test } from "vitest";
import { MemoryLog } from "../test/memory-log.ts";
import { sha256 } from "../test/node-crypto.ts";
import { encodeUtf8 } from "./bytes.ts";
import { treeRoot } from "./frontier.ts";
import { leafHash } from "./hashing.ts";
import {
  decodeEntries,
  decodeTile,
  encodeEntries,
  encodeTile,
  isTileWithin,
  parseTilePath,
  type Tile,
  tileNodes,
  tilePath,
} from "./tile.ts";
import { formatTlogProof, parseTlogProof } from "./tlog-proof.ts";

const hashes = [1, 2, 3].map((at) => sha256(encodeUtf8(`hash ${at}`)));

function refusal(code: string): unknown {
  return expect.objectContaining({ name: "VerificationError", code });
}

describe("a tile's path", () => {
  test.each<[Tile, string]>([
    [{ level: 0, index: 0, width: 256 }, "tile/0/000"],
    [{ level: 0, index: 0, width: 1 }, "tile/0/000.p/1"],
    [{ level: 1, index: 999, width: 255 }, "tile/1/999.p/255"],
    [{ level: 2, index: 1_000, width: 256 }, "tile/2/x001/000"],
    [{ level: 63, index: 1_234_067, width: 256 }, "tile/63/x001/x234/067"],
    [{ level: "entries", index: 1_234_067, width: 8 }, "tile/entries/x001/x234/067.p/8"],
  ])("of %j is %s", (tile, path) => {
    expect(tilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  test.each([
    "",
    "tile",
    "/tile/0/000",
    "tile/0/0",
    "tile/0/0000",
    "tile/0/x000/001",
    "tile/0/001/001",
    "tile/0/x001/x001",
    "tile/00/000",
    "tile/64/000",
    "tile/-1/000",
    "tile/0/000.p/0",
    "tile/0/000.p/01",
    "tile/0/000.p/256",
    "tile/0/000.p/999",
    "tile/0/000.p/",
    "tile/data/000",
    "tile/0/../000",
    "tile/0/x999/x999/x999/x999/x999/999",
    "tile/0/000\n",
  ])("is not %j", (path) => {
    expect(() => parseTilePath(path)).toThrow(refusal("tile-malformed"));
  });
});

describe("a tile", () => {
  test("holds the stored nodes that its path says, and only what the log has", async () => {
    const leaves = Array.from({ length: 600 }, (_, at) => leafHash(sha256, encodeUtf8(`entry ${at}`)));
    const log = new MemoryLog(sha256, leaves);
    const tile = parseTilePath("tile/1/000.p/2");
    const { level, start, end } = tileNodes(tile);
    const read = decodeTile(encodeTile(await log.read(level, start, end)));
    expect(read).toEqual([treeRoot(sha256, leaves.slice(0, 256)), treeRoot(sha256, leaves.slice(256, 512))]);

    // tlog-tiles: the partial tile at level l has floor(s / 256^l) mod 256 entries.
    const held = [
      "tile/0/000",
      "tile/0/001",
      "tile/0/002.p/88",
      "tile/0/002.p/1",
      "tile/1/000.p/2",
      "tile/entries/001",
    ];
    const missing = [
      "tile/0/002",
      "tile/0/002.p/89",
      "tile/1/000.p/3",
      "tile/1/000",
      "tile/2/000.p/1",
      "tile/63/000.p/1",
    ];
    expect(held.filter((path) => !isTileWithin(parseTilePath(path), 600))).toEqual([]);
    expect(missing.filter((path) => isTileWithin(parseTilePath(path), 600))).toEqual([]);
  });

  test("is 1 to 256 whole hashes", () => {
    expect(decodeTile(encodeTile(hashes))).toEqual(hashes);
    for (const length of [0, 31, 33, 257 * 32]) {
      expect(() => decodeTile(new Uint8Array(length))).toThrow(refusal("tile-malformed"));
    }
  });
});

describe("an entry bundle", () => {
  test("is each entry behind its length", () => {
    const entries = [encodeUtf8("{}"), new Uint8Array(0), new Uint8Array(65_535).fill(9)];
    const bytes = encodeEntries(entries);
    expect([...bytes.subarray(0, 8)]).toEqual([0, 2, 0x7b, 0x7d, 0, 0, 0xff, 0xff]);
    expect(decodeEntries(bytes)).toEqual(entries);
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(refusal("tile-malformed"));
  });

  test("is refused where it is cut off or too long", () => {
    for (const bytes of [[0], [0, 1], [1, 0, 5], [0, 0, 0]]) {
      expect(() => decodeEntries(Uint8Array.from(bytes))).toThrow(refusal("tile-malformed"));
    }
    expect(decodeEntries(new Uint8Array(256 * 2))).toHaveLength(256);
    expect(() => decodeEntries(new Uint8Array(257 * 2))).toThrow("more entries");
  });
});

describe("a tlog-proof", () => {
  const proof = { index: 73_894, hashes, checkpoint: "origin\n1\nroot\n\n— a AAAAAAA=\n" };

  test("is the text of the specification, and comes back", () => {
    const text = formatTlogProof(proof);
    expect(text.split("\n").slice(0, 2)).toEqual(["c2sp.org/tlog-proof@v1", "index 73894"]);
    expect(parseTlogProof(text)).toEqual(proof);
    const alone = { index: 0, hashes: [], checkpoint: "x\n", extra: encodeUtf8("extra") };
    expect(formatTlogProof(alone)).toBe("c2sp.org/tlog-proof@v1\nextra ZXh0cmE=\nindex 0\n\nx\n");
    expect(parseTlogProof(formatTlogProof(alone))).toEqual(alone);
  });

  test.each([
    "",
    "c2sp.org/tlog-proof@v1\nindex 0\n",
    "c2sp.org/tlog-proof@v2\nindex 0\n\nx\n",
    "c2sp.org/tlog-proof@v1\n\nx\n",
    "c2sp.org/tlog-proof@v1\nindex 00\n\nx\n",
    "c2sp.org/tlog-proof@v1\nindex -1\n\nx\n",
    "c2sp.org/tlog-proof@v1\nINDEX 0\n\nx\n",
    "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nx\n",
    "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nx\n",
    "c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\nx\n",
    `c2sp.org/tlog-proof@v1\nextra ${"A".repeat(90_000)}\nindex 0\n\nx\n`,
    `c2sp.org/tlog-proof@v1\nindex 0\n\n${"x".repeat(400_000)}\n`,
  ])("is malformed: %.60j", (text) => {
    expect(() => parseTlogProof(text)).toThrow(refusal("proof-malformed"));
  });

  test("is refused with more hashes than any tree is deep", () => {
    const many = formatTlogProof({ ...proof, hashes: Array.from({ length: 65 }, () => hashes[0] ?? new Uint8Array()) });
    expect(() => parseTlogProof(many)).toThrow(refusal("proof-too-long"));
  });
});
