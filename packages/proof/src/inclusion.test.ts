import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MemoryLog } from "../test/memory-log.ts";
import { naiveConsistency, naivePath } from "../test/naive.ts";
import { nodeCrypto, sha256 } from "../test/node-crypto.ts";
import { encodeUtf8 } from "./bytes.ts";
import { type ConsistencyClaim, consistencyProof, verifyConsistency } from "./consistency.ts";
import { treeRoot } from "./frontier.ts";
import { leafHash } from "./hashing.ts";
import { type InclusionClaim, inclusionProof, verifyInclusion } from "./inclusion.ts";

const LARGE = 70_000;
const all = Array.from({ length: LARGE }, (_, at) => leafHash(sha256, encodeUtf8(`entry ${at}`)));
const log = new MemoryLog(sha256, all);
const edges = [1, 2, 3, 255, 256, 257, 511, 512, 513, 65_535, 65_536, 65_537, LARGE];
const size = fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: LARGE }));

async function inclusionClaim(index: number, treeSize: number): Promise<InclusionClaim> {
  return {
    leaf: all[index] ?? new Uint8Array(),
    index,
    size: treeSize,
    root: treeRoot(sha256, all.slice(0, treeSize)),
    hashes: await inclusionProof(sha256, index, treeSize, log),
  };
}

async function consistencyClaim(oldSize: number, newSize: number): Promise<ConsistencyClaim> {
  return {
    oldSize,
    oldRoot: treeRoot(sha256, all.slice(0, oldSize)),
    newSize,
    newRoot: treeRoot(sha256, all.slice(0, newSize)),
    hashes: await consistencyProof(sha256, oldSize, newSize, log),
  };
}

/** Every way to spoil a list of hashes by one step. */
function spoiled(hashes: readonly Uint8Array[]): Uint8Array[][] {
  const stray = leafHash(sha256, encodeUtf8("stray"));
  return [
    [...hashes, stray],
    [stray, ...hashes],
    ...hashes.flatMap((hash, at) => [
      hashes.toSpliced(at, 1),
      hashes.with(
        at,
        hash.map((byte) => byte ^ 1),
      ),
      hashes.with(at, hash.subarray(1)),
      hashes.toSpliced(at, 0, hash),
    ]),
  ];
}

// Verifies: rule-10
describe("inclusion", () => {
  test("is proved as RFC 6962 says, for every leaf of every small tree", async () => {
    for (let treeSize = 1; treeSize <= 40; treeSize++) {
      for (let index = 0; index < treeSize; index++) {
        const claim = await inclusionClaim(index, treeSize);
        expect(claim.hashes).toEqual(naivePath(index, all.slice(0, treeSize)));
        await verifyInclusion(nodeCrypto, claim);
      }
    }
  });

  test("is proved in trees that span tiles", async () => {
    const cases = size.chain((treeSize) => fc.tuple(fc.nat(treeSize - 1), fc.constant(treeSize)));
    await fc.assert(
      fc.asyncProperty(cases, async ([index, treeSize]) => {
        await verifyInclusion(nodeCrypto, await inclusionClaim(index, treeSize));
      }),
      { numRuns: 12, seed: 6962 },
    );
  });

  test("costs a few range reads, none wider than a tile", async () => {
    log.reads.length = 0;
    await inclusionProof(sha256, 12_345, LARGE, log);
    expect(log.reads.length).toBeLessThanOrEqual(6);
    expect(log.reads.length).toBeGreaterThan(0);
    for (const { level, start, end } of log.reads) {
      expect([0, 8, 16]).toContain(level);
      expect(end - start).toBeLessThanOrEqual(256);
    }
  });

  test("is refused for any other proof, leaf, index, size or root", async () => {
    for (const [index, treeSize] of [
      [0, 1],
      [0, 2],
      [2, 3],
      [5, 7],
      [7, 8],
      [200, 257],
    ] as const) {
      const claim = await inclusionClaim(index, treeSize);
      const other = leafHash(sha256, encodeUtf8("other"));
      const wrongClaims: InclusionClaim[] = [
        ...spoiled(claim.hashes).map((hashes) => ({ ...claim, hashes })),
        { ...claim, leaf: other },
        { ...claim, root: other },
        { ...claim, index: treeSize },
        { ...claim, index: -1 },
        { ...claim, index: index + 0.5 },
        { ...claim, size: Number.POSITIVE_INFINITY },
        { ...claim, size: Number.NaN },
        { ...claim, hashes: Array.from({ length: 65 }, () => other) },
      ];
      if (treeSize > 1) wrongClaims.push({ ...claim, index: index === 0 ? 1 : index - 1 });
      for (const wrong of wrongClaims) {
        await expect(verifyInclusion(nodeCrypto, wrong)).rejects.toMatchObject({ code: "entry-not-in-log" });
      }
    }
  });

  test("is not proved of a leaf that is not there", async () => {
    await expect(inclusionProof(sha256, 5, 5, log)).rejects.toThrow(RangeError);
    await expect(inclusionProof(sha256, -1, 5, log)).rejects.toThrow(RangeError);
  });
});

// Verifies: rule-3
describe("consistency", () => {
  test("is proved as RFC 6962 says, for every pair of small trees", async () => {
    for (let newSize = 1; newSize <= 40; newSize++) {
      for (let oldSize = 1; oldSize <= newSize; oldSize++) {
        const claim = await consistencyClaim(oldSize, newSize);
        expect(claim.hashes).toEqual(naiveConsistency(oldSize, all.slice(0, newSize)));
        await verifyConsistency(nodeCrypto, claim);
      }
    }
  });

  test("is proved between trees that span tiles", async () => {
    const cases = size.chain((newSize) => fc.tuple(fc.integer({ min: 1, max: newSize }), fc.constant(newSize)));
    await fc.assert(
      fc.asyncProperty(cases, async ([oldSize, newSize]) => {
        await verifyConsistency(nodeCrypto, await consistencyClaim(oldSize, newSize));
      }),
      { numRuns: 12, seed: 6962 },
    );
  });

  test("holds of the empty log and every other, with nothing to show", async () => {
    for (const newSize of [0, 9]) {
      const claim = await consistencyClaim(0, newSize);
      expect(claim.hashes).toEqual([]);
      await verifyConsistency(nodeCrypto, claim);
    }
  });

  test("is refused for any other proof, size or root", async () => {
    for (const [oldSize, newSize] of [
      [0, 3],
      [1, 2],
      [2, 3],
      [3, 7],
      [4, 8],
      [6, 8],
      [8, 8],
      [256, 300],
      [255, 300],
    ] as const) {
      const claim = await consistencyClaim(oldSize, newSize);
      const other = leafHash(sha256, encodeUtf8("other"));
      const wrongClaims: ConsistencyClaim[] = [
        ...spoiled(claim.hashes).map((hashes) => ({ ...claim, hashes })),
        { ...claim, oldRoot: other },
        { ...claim, oldSize: newSize + 1 },
        { ...claim, oldSize: -1 },
        { ...claim, newSize: Number.NaN },
        { ...claim, hashes: Array.from({ length: 65 }, () => other) },
      ];
      // The empty log begins every log, so there alone the newer root is vouched for by its signature only.
      if (oldSize > 0) wrongClaims.push({ ...claim, newRoot: other });
      for (const wrong of wrongClaims) {
        await expect(verifyConsistency(nodeCrypto, wrong)).rejects.toMatchObject({ code: "log-not-consistent" });
      }
    }
  });

  test("is not proved of a log that shrinks", async () => {
    await expect(consistencyProof(sha256, 6, 5, log)).rejects.toThrow(RangeError);
  });
});
