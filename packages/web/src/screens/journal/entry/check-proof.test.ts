import {
  encodeBase64,
  formatCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  leafHash,
  nodeHash,
  signNote,
  verifierKey,
  webCrypto,
} from "@muster/proof";
import { canonicalBytes, type Entry } from "@muster/record";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, test } from "vitest";
import { checkProof } from "./check-proof.ts";

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash("sha256").update(bytes).digest());
const pair = generateKeyPairSync("ed25519");
const publicKey = new Uint8Array(pair.publicKey.export({ type: "spki", format: "der" }).subarray(-32));
const signer = {
  name: "register.example",
  publicKey,
  sign: (text: Uint8Array) => new Uint8Array(sign(null, text, pair.privateKey)),
};
const key = formatVerifierKey(verifierKey(sha256, signer.name, publicKey));
const crypto = webCrypto(globalThis.crypto.subtle);

/** Two entries in a log; the second is asked for. */
const entry = {
  format: 1,
  number: 1,
  kind: "unit.opened",
  occurredAt: "2026-01-12T06:00:00.000Z",
  recordedAt: "2026-01-12T06:00:00.000Z",
  by: { authority: "NORTH", officer: "N-1" },
  about: ["site:N-PRISON"],
  body: { unit: "A" },
} as unknown as Entry;
const first = leafHash(sha256, canonicalBytes({ format: 1, number: 0 }));
const leaf = leafHash(sha256, canonicalBytes(entry));
const root = nodeHash(sha256, first, leaf);
const checkpoint = signNote(sha256, formatCheckpoint({ origin: signer.name, size: 2, root }), [signer]);
const proof = formatTlogProof({ index: 1, hashes: [first], checkpoint });
const shown = { entry, leaf: encodeBase64(leaf), proof, asHashed: true };

describe("a proof checked in the browser", () => {
  // Verifies: rule-10
  test("given an entry that is in the log, then every step holds", async () => {
    const verdict = await checkProof(1, shown, `${key}\n`, crypto);
    expect(verdict).toMatchObject({
      verified: true,
      steps: [
        { check: "leaf-of-entry", leaf: encodeBase64(leaf) },
        { check: "entry-in-log", number: 1, hashes: 1 },
        { check: "checkpoint-signed", origin: signer.name, size: 2 },
      ],
    });
  });

  // Verifies: rule-10
  test.each([
    ["a changed word", { entry: { ...entry, body: { unit: "B" } } }, "entry-not-in-log"],
    ["a leaf of another entry", { leaf: encodeBase64(first) }, "entry-not-in-log"],
    ["a changed word and a leaf to go with it", changedWithLeaf(), "entry-not-in-log"],
    [
      "another signature",
      // Within it: at its end some letters would be no base64 at all.
      { proof: proof.replace(/.(?=.{12}=*\n$)/, (byte) => (byte === "A" ? "B" : "A")) },
      "note-signature-invalid",
    ],
    ["the proof of another entry", { proof: proof.replace("index 1", "index 0") }, "entry-number-differs"],
    ["no proof yet", { proof: null }, "no-checkpoint-yet"],
    ["text that is no proof", { proof: "nothing" }, "proof-malformed"],
  ])("given %s, then it is not verified", async (_, change, code) => {
    expect(await checkProof(1, { ...shown, ...change }, key, crypto)).toMatchObject({ verified: false, code });
  });

  test("given an entry whose people are not shown, then its leaf alone is checked, and that is said", async () => {
    const { people: _people, ...part } = { ...entry, people: [] };
    const verdict = await checkProof(1, { ...shown, entry: part, asHashed: false }, key, crypto);
    expect(verdict).toMatchObject({ verified: true, steps: [{ check: "leaf-given" }, {}, {}] });
  });

  test("given the key of another log, then nothing is believed", async () => {
    const other = formatVerifierKey(verifierKey(sha256, "other.example", publicKey));
    expect(await checkProof(1, shown, other, crypto)).toMatchObject({ code: "note-not-signed-by-known-key" });
  });
});

function changedWithLeaf() {
  const changed = { ...entry, body: { unit: "B" } } as unknown as Entry;
  return { entry: changed, leaf: encodeBase64(leafHash(sha256, canonicalBytes(changed))) };
}
