import { describe, expect, test } from "vitest";
import { MemoryLog } from "../test/memory-log.ts";
import { naiveRoot } from "../test/naive.ts";
import { sha256 } from "../test/node-crypto.ts";
import { encodeHex, encodeUtf8 } from "./bytes.ts";
import { Frontier, frontierFrom, treeRoot } from "./frontier.ts";
import { emptyRoot, leafHash, nodeHash } from "./hashing.ts";
import { readFrontier, rootAt } from "./stored-nodes.ts";

/** Leaves whose hashes differ. */
function leaves(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => leafHash(sha256, encodeUtf8(`entry ${at}`)));
}

/** The eight leaves, and the roots over the first n of them, that the Certificate Transparency reference implementation publishes. */
const REFERENCE_LEAVES = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const REFERENCE_ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

describe("the root of a log", () => {
  test("is the one the Certificate Transparency reference publishes", () => {
    const hashes = REFERENCE_LEAVES.map((leaf) => leafHash(sha256, Buffer.from(leaf, "hex")));
    const roots = REFERENCE_ROOTS.map((_, size) => encodeHex(treeRoot(sha256, hashes.slice(0, size))));
    expect(roots).toEqual(REFERENCE_ROOTS);
  });

  test("is that of RFC 6962 read word for word, at every size", () => {
    const all = leaves(530);
    const frontier = new Frontier(sha256);
    expect(frontier.root()).toEqual(emptyRoot(sha256));
    for (const [at, leaf] of all.entries()) {
      frontier.append(leaf);
      expect(encodeHex(frontier.root())).toBe(encodeHex(naiveRoot(all.slice(0, at + 1))));
    }
  });

  test("tells a leaf from a node, whatever stands in the leaf", () => {
    const [left, right] = leaves(2);
    if (left === undefined || right === undefined) throw new Error("two leaves were made");
    expect(nodeHash(sha256, left, right)).not.toEqual(leafHash(sha256, Buffer.concat([left, right])));
  });

  test("takes an entry longer than any tile could carry without cutting it", () => {
    const long = new Uint8Array(70_000).fill(7);
    expect(leafHash(sha256, long)).toEqual(sha256(Buffer.concat([Uint8Array.of(0), long])));
    expect(leafHash(sha256, long.subarray(0, 3))).toEqual(sha256(Uint8Array.of(0, 7, 7, 7)));
  });
});

describe("a frontier", () => {
  test("goes on from what was stored of it", () => {
    const all = leaves(300);
    for (const size of [0, 1, 2, 3, 255, 256, 257, 299]) {
      const before = new Frontier(sha256);
      for (const leaf of all.slice(0, size)) before.append(leaf);
      const after = frontierFrom(sha256, size, before.hashes);
      for (const leaf of all.slice(size)) after.append(leaf);
      expect(after.size).toBe(300);
      expect(after.root()).toEqual(treeRoot(sha256, all));
    }
  });

  test("refuses hashes that cannot be those of its size", () => {
    const [hash] = leaves(1);
    if (hash === undefined) throw new Error("a leaf was made");
    expect(() => frontierFrom(sha256, 3, [hash])).toThrow("holds 2 hashes");
    expect(() => frontierFrom(sha256, 1, [hash.subarray(1)])).toThrow("32 bytes");
  });

  test("leaves its clone alone", () => {
    const [first, second] = leaves(2);
    if (first === undefined || second === undefined) throw new Error("two leaves were made");
    const kept = new Frontier(sha256);
    kept.append(first);
    const tried = kept.clone();
    tried.append(second);
    expect([kept.size, tried.size]).toEqual([1, 2]);
    expect(kept.root()).toEqual(first);
  });

  test("reports the root of every full tile once, in order", () => {
    const all = leaves(65_536 + 300);
    const reported = new Map<number, number>();
    const frontier = new Frontier(sha256);
    for (const leaf of all) {
      frontier.append(leaf, (level, index, hash) => {
        expect(index).toBe(reported.get(level) ?? 0);
        reported.set(level, index + 1);
        if (level === 8 && index < 3) {
          expect(hash).toEqual(naiveRoot(all.slice(index * 256, (index + 1) * 256)));
        }
      });
    }
    expect([...reported]).toEqual([
      [8, 257],
      [16, 1],
    ]);
  });
});

describe("what is stored", () => {
  test("gives the root and the frontier of every earlier size", async () => {
    const all = leaves(66_000);
    const log = new MemoryLog(sha256, all);
    for (const size of [0, 1, 255, 256, 257, 512, 65_535, 65_536, 65_537, 66_000]) {
      const expected = treeRoot(sha256, all.slice(0, size));
      expect(await rootAt(sha256, size, log)).toEqual(expected);
      const frontier = await readFrontier(sha256, size, log);
      expect([frontier.size, encodeHex(frontier.root())]).toEqual([size, encodeHex(expected)]);
    }
  });

  test("is missed aloud where it is not there", async () => {
    const log = new MemoryLog(sha256, leaves(10));
    await expect(rootAt(sha256, 11, log)).rejects.toThrow("the log lacks nodes");
  });
});
