import { describe, expect, test } from "vitest";
import { naivePath, naiveRoot } from "../test/naive.ts";
import { nodeCrypto, sha256 } from "../test/node-crypto.ts";
import { encodeUtf8 } from "./bytes.ts";
import { leafHash } from "./hashing.ts";
import { innerProof, innerRoot, InnerTree, verifyInnerInclusion } from "./inner-tree.ts";

const items = Array.from({ length: 70 }, (_, at) => encodeUtf8(`{"person":${at}}`));
const leaves = items.map((item) => leafHash(sha256, item));

// Verifies: rule-10
describe("the tree inside an entry", () => {
  test("is that of RFC 6962, for every number of people and every one of them", async () => {
    for (const count of [1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 64, 70]) {
      const tree = new InnerTree(sha256, items.slice(0, count));
      const root = naiveRoot(leaves.slice(0, count));
      expect(tree.count).toBe(count);
      expect(tree.root()).toEqual(root);
      expect(innerRoot(sha256, items.slice(0, count))).toEqual(root);
      for (let index = 0; index < count; index++) {
        const hashes = tree.proof(index);
        expect(hashes).toEqual(naivePath(index, leaves.slice(0, count)));
        const item = items[index] ?? new Uint8Array();
        await verifyInnerInclusion(nodeCrypto, { item, index, count, root, hashes });
      }
    }
  });

  test("shows nobody who is not in it, and nobody in another's place", async () => {
    const tree = new InnerTree(sha256, items);
    const claim = { count: items.length, root: tree.root(), index: 3, hashes: innerProof(sha256, items, 3) };
    const item = items[3] ?? new Uint8Array();
    await verifyInnerInclusion(nodeCrypto, { ...claim, item });
    for (const wrong of [
      { ...claim, item: encodeUtf8('{"person":999}') },
      { ...claim, item: items[4] ?? new Uint8Array() },
      { ...claim, item, index: 4 },
      { ...claim, item, hashes: claim.hashes.slice(1) },
    ]) {
      await expect(verifyInnerInclusion(nodeCrypto, wrong)).rejects.toMatchObject({ code: "item-not-in-entry" });
    }
  });

  test("is not made of nobody, and proves nobody beyond its end", () => {
    expect(() => new InnerTree(sha256, [])).toThrow(RangeError);
    expect(() => innerProof(sha256, items, items.length)).toThrow(RangeError);
  });
});
