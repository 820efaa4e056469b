import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { outcome, type Inputs, VECTORS_FOLDER, type VectorFile, verifiers } from "../test/vectors.ts";
import type { Json } from "./json.ts";
import { VERIFICATION_CODES } from "./verification-error.ts";

const folder = join(import.meta.dirname, "../../..", VECTORS_FOLDER);

/** SHA-256 of each frozen file. A line here never changes: a new meaning is a new format, in a new folder. */
const frozen: { readonly [Name in keyof Inputs]: string } = {
  roots: "45cb3b1c19c8aeecb177c32da1197fe5768e377739d6408cbced59755ed1799d",
  inclusion: "fc4cbc466800ad3a78fb39b90f8d6ec69f09561e55e6d1bc6f19d306746fb796",
  "inner-inclusion": "834a08cb0b3c38278ed92c4dd4095e2e9729f0e6df2f6e1c74348c0e9b817691",
  consistency: "6d078b916e5dccc15618379878111e86b3eb3d3332ad4afe3fb1835fe1e21b98",
  keys: "198e19d624a655cad7b8ddd189685e89475f2689794e53260ffd23215b242da1",
  notes: "78e544c065414ef7ec5675cb0586fec804886503cab65e6bb5f5c68959ed9d29",
  checkpoints: "7d19407549dc09f233700ac85ee3842d793335d61684096c63111a955e009e7a",
  "tlog-proofs": "4b26c34fab0176f45933a6734b977b823b75896af478730997faa99ca1316f36",
  "tile-paths": "6aad28b331448dcb07c8dcbb7766f451afc5049212a10e83ce4c6cabf87af09a",
  tiles: "66ba0ac65c0e40df179fd3c3cd6f7ab846a8b9a6b006e8e33e604e96f499e158",
  entries: "0cf1e6a5b25a398cc00868487e2043aec0f1dbda907b6112b615dbc6f6c066d4",
  bundles: "260e5f82c3b295448cad50e114e0d28d1e73740c162e569885ca06ab7d4aaeb2",
};
const names = Object.keys(frozen) as (keyof Inputs)[];
const files = new Map(names.map((name) => [name, JSON.parse(read(name)) as VectorFile<Inputs[typeof name]>]));
const all = [...files.values()].flatMap(({ vectors }) => [...vectors]);

function read(name: keyof Inputs): string {
  return readFileSync(join(folder, `${name}.json`), "utf8");
}

describe("the frozen vectors", () => {
  test("are all here, and not a byte of them has changed", () => {
    expect(readdirSync(folder).toSorted()).toEqual(names.map((name) => `${name}.json`).toSorted());
    const found = names.map((name) => [name, createHash("sha256").update(read(name)).digest("hex")]);
    expect(Object.fromEntries(found)).toEqual(frozen);
  });

  test("are many, and most of them are tampered with", () => {
    expect(all.length).toBeGreaterThan(250);
    expect(all.filter(({ expect: wanted }) => wanted !== "verified").length).toBeGreaterThan(200);
    for (const [name, { vectors }] of files) expect(vectors.length, name).toBeGreaterThanOrEqual(4);
  });

  test("tamper with a vector that holds, each in its own file", () => {
    for (const { vectors } of files.values()) {
      const holding = new Set(vectors.filter((vector) => vector.expect === "verified").map(({ name }) => name));
      const twins = vectors.filter(({ twinOf }) => twinOf !== undefined);
      expect(twins.filter(({ twinOf }) => !holding.has(twinOf ?? "")).map(({ name }) => name)).toEqual([]);
    }
  });

  test("end in every code but those that only size can bring about", () => {
    const ended = new Set<string>(all.map((vector) => vector.expect));
    const missing = VERIFICATION_CODES.filter((code) => !ended.has(code));
    expect(missing).toEqual(["bundle-too-large", "detail-too-large", "note-too-large"]);
  });
});

// Verifies: rule-10
describe.each(names)("%s", (name) => {
  const verify = verifiers[name] as (input: unknown) => Promise<Json>;
  const { vectors } = files.get(name) ?? { vectors: [] };

  test.each(vectors.map((vector) => [vector.name, vector] as const))("%s", async (_, vector) => {
    const { input, expect: wanted, shows } = vector;
    expect(await outcome(verify, input)).toEqual(shows === undefined ? { expect: wanted } : { expect: wanted, shows });
  });
});
