import { webcrypto } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  authoritySigner,
  bundleFor,
  bytesOf,
  DEPARTED,
  departedItems,
  entryBytes,
  exampleBundles,
  exampleLog,
  itemBundle,
  itemOpening,
  logSigner,
  nameOpening,
  personId,
  RECEIVED,
  receiptFor,
  REGISTERED,
  signedCheckpoint,
  SIZE,
  strangerSigner,
  textOf,
  trust,
} from "../test/example-register.ts";
import { nodeCrypto, sha256 } from "../test/node-crypto.ts";
import { type Bundle, BUNDLE_FORMAT, formatBundle, parseBundle } from "./bundle.ts";
import { decodeUtf8, encodeUtf8 } from "./bytes.ts";
import { webCrypto } from "./crypto.ts";
import { detailDigest } from "./detail.ts";
import { InnerTree } from "./inner-tree.ts";
import type { Json, JsonObject } from "./json.ts";
import { formatTlogProof, parseTlogProof } from "./tlog-proof.ts";
import { VERIFICATION_CODES, type VerificationCode, VerificationError } from "./verification-error.ts";
import { verifyBundle } from "./verify-bundle.ts";

const bundles = await exampleBundles();

function verify(bytes: Uint8Array, reader = trust) {
  return verifyBundle(bytes, reader, nodeCrypto);
}

async function codeOf(bytes: Uint8Array, reader = trust): Promise<VerificationCode | "verified"> {
  try {
    await verify(bytes, reader);
    return "verified";
  } catch (error) {
    if (error instanceof VerificationError) return error.code;
    throw error;
  }
}

/** The bundle of an entry of any content, in a log that really holds it and is really signed. */
async function logged(content: Json, number = 7): Promise<Uint8Array> {
  return formatBundle(await bundleFor(number, bytesOf(content)));
}

/** An entry that can be verified, for a test to spoil. */
function plain(changes: Record<string, Json>): JsonObject {
  return { format: 1, number: 7, kind: "roll.taken", body: {}, ...changes };
}

/** A bundle's own JSON with members of it changed: for what `formatBundle` would not write. */
function rewritten(name: string, changes: Record<string, Json>): Uint8Array {
  const content = JSON.parse(decodeUtf8(bundleNamed(name)) ?? "") as JsonObject;
  return bytesOf({ ...content, ...changes });
}

function bundleNamed(name: string): Uint8Array {
  const bundle = bundles[name];
  if (bundle === undefined) throw new Error(`no bundle shows ${name}`);
  return bundle;
}

// Verifies: rule-10
describe("a bundle that holds", () => {
  test("shows an entry in its log", async () => {
    const verified = await verify(bundleNamed("an entry about no person"));
    expect(verified).toMatchObject({ number: 0, kind: "roll.taken", details: [], receipts: [] });
    expect(verified.checkpoint).toMatchObject({ origin: logSigner.name, size: SIZE });
    expect(verified.checks).toEqual([
      {
        check: "checkpoint-signed",
        says: expect.stringContaining("register.example/log stated what it held at 300") as string,
      },
      { check: "entry-in-log", says: expect.stringContaining("Entry 0 (roll.taken)") as string },
    ]);
    expect(verified.person).toBeUndefined();
  });

  test("shows one person of many, and nobody else", async () => {
    const bytes = bundleNamed("one of 150 people departing");
    const verified = await verify(bytes);
    expect(verified.person).toBe(personId(5));
    expect(verified.checks.map(({ check }) => check)).toEqual([
      "checkpoint-signed",
      "entry-in-log",
      "item-in-entry",
      "detail-sealed-in-entry",
    ]);
    expect(verified.checks[2]?.says).toContain("item 5 of the 150");
    const { item, ...rest } = parseBundle(bytes);
    const shown = [
      ...Object.values(rest).map(String),
      decodeUtf8(rest.entry),
      decodeUtf8(item?.bytes ?? new Uint8Array()),
    ];
    const othersSeen = departedItems.map((_, at) => personId(at + 1)).filter((id) => shown.join().includes(id));
    expect(othersSeen).toEqual([personId(5)]);
  });

  // Verifies: rule-11
  test("shows a sealed detail to whoever is given it, and holds as well without it", async () => {
    const opened = await verify(bundleNamed("a person registered, with the sealed name"));
    expect(opened.details).toEqual([{ name: { given: "Bolesław", family: "Nowhere" } }]);
    const erased = await verify(bundleNamed("a person registered, the name not shown"));
    expect(erased.entry).toEqual(opened.entry);
    expect(erased.details).toEqual([]);
  });

  // Verifies: rule-4
  test("shows a receipt, and whether its key is known", async () => {
    const bytes = bundleNamed("a person received, with the receipt");
    const known = await verify(bytes);
    expect(known.receipts).toMatchObject([
      { statement: { outcome: "accepted", person: personId(1) }, knownAs: "Interior Ministry of Ruritania" },
    ]);
    expect(known.checks.map(({ check }) => check).slice(2)).toEqual(["receipt-signed", "receipt-key-known"]);
    const unknown = await verify(bytes, { logKeys: trust.logKeys });
    expect(unknown.receipts[0]?.knownAs).toBeUndefined();
    expect(unknown.receipts[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/u);
    expect(unknown.checks.at(-1)).toMatchObject({
      check: "receipt-key-not-known",
      says: expect.stringContaining("not known to you") as string,
    });
  });

  test("holds the same with WebCrypto", async () => {
    for (const bytes of Object.values(bundles)) {
      expect(await verifyBundle(bytes, trust, webCrypto(webcrypto.subtle))).toEqual(await verify(bytes));
    }
  });

  test("comes back as it was written", async () => {
    const bundle = await itemBundle();
    expect(parseBundle(formatBundle(bundle))).toEqual(bundle);
  });
});

describe("a bundle is refused", () => {
  const refused: Record<string, () => Promise<Uint8Array> | Uint8Array> = {
    "bundle-too-large": () => new Uint8Array(1_048_577),
    "bundle-malformed": () => encodeUtf8("{"),
    "bundle-format-unknown": () => rewritten("an entry about no person", { format: `${BUNDLE_FORMAT}x` }),
    "entry-too-large": () => logged(plain({ body: { long: "a".repeat(65_535) } })),
    "entry-malformed": () => logged([]),
    "entry-format-unknown": () => logged(plain({ format: 2 })),
    "entry-number-differs": async () => formatBundle(await bundleFor(7, entryBytes(8))),
    "entry-not-in-log": async () => formatBundle({ ...(await bundleFor(7)), entry: entryBytes(8) }),
    "item-too-large": () => withItem({ bytes: new Uint8Array(16_385) }),
    "item-malformed": () => withItem({ bytes: encodeUtf8("{}") }),
    "item-not-in-entry": () => withItem({ index: 5 }),
    "detail-too-large": () => withOpening({ content: `"${"a".repeat(262_144)}"` }),
    "detail-malformed": () => withOpening({ salt: new Uint8Array(15) }),
    "detail-digest-differs": () => withOpening({ content: textOf("another name") }),
    "detail-not-in-entry": () => withOpening(itemOpening),
    "receipt-malformed": () => logged(plain({ body: { receipt: { ...receiptFor(personId(1)), key: "AAAA" } } })),
    "receipt-signature-invalid": () => {
      const forged = { ...receiptFor(personId(1), strangerSigner), key: receiptFor(personId(1))["key"] ?? null };
      return logged(plain({ body: { receipt: forged } }));
    },
    "receipt-about-another-person": () =>
      logged(plain({ people: [{ person: personId(2) }], body: { receipt: receiptFor(personId(1)) } })),
    "proof-malformed": () => withProof((text) => text.replace("@v1", "@v2")),
    "proof-too-long": () => withProof((text) => text.replace("\n\n", `\n${`${"A".repeat(43)}=\n`.repeat(65)}\n`)),
    "note-too-large": () => withProof((text) => `${text}${"a".repeat(262_145)}`),
    "note-malformed": () => withProof((text) => text.replace("— ", "- ")),
    "note-signature-invalid": () => withProof((text) => text.replace("\n300\n", "\n301\n")),
    "note-not-signed-by-known-key": async () => {
      const checkpoint = await signedCheckpoint(exampleLog(), SIZE, strangerSigner);
      return withProof((text) => formatTlogProof({ ...parseTlogProof(text), checkpoint }));
    },
  };

  async function withItem(change: Partial<NonNullable<Bundle["item"]>>): Promise<Uint8Array> {
    const bundle = await itemBundle();
    if (bundle.item === undefined) throw new Error("the bundle shows an item");
    return formatBundle({ ...bundle, item: { ...bundle.item, ...change } });
  }

  async function withOpening(change: Partial<typeof nameOpening>): Promise<Uint8Array> {
    return formatBundle({ ...(await bundleFor(REGISTERED)), details: [{ ...nameOpening, ...change }] });
  }

  async function withProof(change: (text: string) => string): Promise<Uint8Array> {
    const bundle = await bundleFor(7);
    return formatBundle({ ...bundle, proof: change(bundle.proof) });
  }

  test.each(Object.entries(refused))("as %s", async (code, make) => {
    expect(await codeOf(await make())).toBe(code);
  });

  test("with every code that a bundle can end in", () => {
    const elsewhere = [
      "checkpoint-malformed",
      "checkpoint-origin-differs",
      "log-not-consistent",
      "key-malformed",
      "tile-malformed",
    ];
    expect([...Object.keys(refused), ...elsewhere].toSorted()).toEqual([...VERIFICATION_CODES].toSorted());
  });

  test("where a known log signs a note that is no checkpoint, or another log's", async () => {
    const { signNote } = await import("./note.ts");
    const bundle = await bundleFor(7);
    const signedAs = (text: string) =>
      formatBundle({
        ...bundle,
        proof: formatTlogProof({ ...parseTlogProof(bundle.proof), checkpoint: signNote(sha256, text, [logSigner]) }),
      });
    expect(await codeOf(signedAs("a receipt for lunch\n"))).toBe("checkpoint-malformed");
    const root = "A".repeat(43);
    expect(await codeOf(signedAs(`stranger.example/log\n300\n${root}=\n`))).toBe("checkpoint-origin-differs");
  });

  test("where the reader knows no key at all", async () => {
    expect(await codeOf(bundleNamed("an entry about no person"), { logKeys: [] })).toBe("note-not-signed-by-known-key");
  });

  test("for members it should not have, or lacks", async () => {
    const name = "one of 150 people departing";
    const item: JsonObject = { bytes: "", index: 0, hashes: [] };
    const changes: Record<string, Json>[] = [
      { extra: 1 },
      { entry: 1 },
      { entry: "A" },
      { proof: null },
      { item: [] },
      { item: { ...item, count: 1 } },
      { item: { ...item, index: -1 } },
      { item: { ...item, index: 1.5 } },
      { item: { ...item, hashes: ["AAAA"] } },
      { item: { ...item, hashes: Array.from({ length: 65 }, () => `${"A".repeat(43)}=`) } },
      { details: {} },
      { details: [{}] },
      { details: Array.from({ length: 65 }, () => 0) },
    ];
    for (const change of changes) expect(await codeOf(rewritten(name, change))).toBe("bundle-malformed");
    expect(await codeOf(bytesOf({ format: BUNDLE_FORMAT }))).toBe("bundle-malformed");
    expect(await codeOf(Uint8Array.of(0xff))).toBe("bundle-malformed");
  });

  test("for an entry that is not of its shape, though the log holds it", async () => {
    const wrong: Record<string, Json>[] = [
      { number: "7" },
      { number: -1 },
      { kind: 1 },
      { kind: "Roll taken\u001b[2J" },
      { kind: `${"a".repeat(64)}.b` },
      { body: [] },
      { people: 1 },
      { people: [] },
      { people: [{ person: personId(1) }, { person: personId(2) }] },
      { people: [{ person: "Bolesław" }] },
      { people: [{ person: personId(1), says: 1 }] },
      { people: { count: 2, root: "AAAA" } },
      { people: { count: 200_001, root: `${"A".repeat(43)}=` } },
      { details: ["AAAA"] },
      { details: Array.from({ length: 65 }, () => `${"A".repeat(43)}=`) },
    ];
    for (const change of wrong) {
      expect(await codeOf(await logged(plain(change))), JSON.stringify(change)).toBe("entry-malformed");
    }
    const { number: _number, ...unnumbered } = plain({});
    expect(await codeOf(await logged(unnumbered))).toBe("entry-malformed");
    const notCanonical = await bundleFor(7, encodeUtf8('{"number":7,"format":1}'));
    expect(await codeOf(formatBundle(notCanonical))).toBe("entry-malformed");
  });

  test("for an item beside an entry that commits to none", async () => {
    const { item } = await itemBundle();
    if (item === undefined) throw new Error("the bundle shows an item");
    expect(await codeOf(formatBundle({ ...(await bundleFor(7)), item }))).toBe("item-not-in-entry");
    expect(await codeOf(formatBundle({ ...(await bundleFor(RECEIVED)), item }))).toBe("item-not-in-entry");
  });

  test("for a node of the inner tree passed off as somebody's item", async () => {
    const tree = new InnerTree(sha256, departedItems);
    const [sibling, ...above] = tree.proof(0);
    const inner = Buffer.concat([
      sha256(Buffer.concat([Uint8Array.of(0), departedItems[0] ?? new Uint8Array()])),
      sibling ?? new Uint8Array(),
    ]);
    const item = { bytes: new Uint8Array(inner), index: 0, hashes: above };
    expect(await codeOf(formatBundle({ ...(await bundleFor(DEPARTED)), item }))).toBe("item-malformed");
  });

  test("for a receipt of another form", async () => {
    const receipt = receiptFor(personId(1));
    const wrong: Json[] = [
      null,
      "signed",
      { ...receipt, more: 1 },
      { ...receipt, statement: 1 },
      { ...receipt, statement: '{"b":1,"a":1}' },
      { ...receipt, statement: "[]" },
      { ...receipt, signature: "AAAA" },
    ];
    for (const carried of wrong) {
      expect(await codeOf(await logged(plain({ body: { receipt: carried } })))).toBe("receipt-malformed");
      const says = { people: [{ person: personId(1), says: { receipt: carried } }] };
      expect(await codeOf(await logged(plain(says)))).toBe("receipt-malformed");
    }
  });

  test("for a detail whose digest is right and whose text is not canonical", async () => {
    const salt = new Uint8Array(16);
    const content = '{"b":1,"a":2}';
    const opening = { salt, content, digest: detailDigest(sha256, salt, content) };
    const bundle = await bundleFor(7, bytesOf(plain({ details: [opening.digest] })));
    expect(await codeOf(formatBundle({ ...bundle, details: [opening] }))).toBe("detail-malformed");
  });

  test("for a key that is no point on the curve, by WebCrypto too", async () => {
    const bytes = await logged(
      plain({ body: { receipt: { ...receiptFor(personId(1)), key: Buffer.alloc(32, 0xff).toString("base64") } } }),
    );
    expect(await codeOf(bytes)).toBe("receipt-signature-invalid");
    await expect(verifyBundle(bytes, trust, webCrypto(webcrypto.subtle))).rejects.toMatchObject({
      code: "receipt-signature-invalid",
    });
  });
});

describe("whatever the bytes", () => {
  const fixed = { seed: 20_260_210 };
  const names = Object.keys(bundles);

  test("random ones are refused with a code", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: "binary" }).map(encodeUtf8),
      fc.json().map(encodeUtf8),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (random) => {
        expect(VERIFICATION_CODES).toContain(await codeOf(random));
      }),
      { ...fixed, numRuns: 1_000 },
    );
  });

  test("a bundle with any byte changed, added or lost verifies to the same or is refused", async () => {
    const mutation = fc.record({
      name: fc.constantFrom(...names),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      removed: fc.integer({ min: 0, max: 3 }),
      put: fc.uint8Array({ maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ name, at, removed, put }) => {
        const whole = bundleNamed(name);
        const start = Math.floor(at * whole.length);
        const changed = Uint8Array.from([...whole.subarray(0, start), ...put, ...whole.subarray(start + removed)]);
        await expectSameOrRefused(changed, whole);
      }),
      { ...fixed, numRuns: 1_000 },
    );
  });

  test("a bundle with any member changed verifies to the same or is refused", async () => {
    const mutation = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(200),
      value: fc.jsonValue({ maxDepth: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(mutation, async ({ name, at, value }) => {
        const whole = bundleNamed(name);
        const content = JSON.parse(decodeUtf8(whole) ?? "") as Json;
        const places = placesIn(content);
        const place = places[at % places.length] ?? [];
        await expectSameOrRefused(bytesOf(replaced(content, place, value as Json)), whole);
      }),
      { ...fixed, numRuns: 1_000 },
    );
  });

  test("an entry of any JSON, logged and signed, verifies or is refused with a code", async () => {
    const member = fc.constantFrom("format", "number", "kind", "people", "body", "details");
    await fc.assert(
      fc.asyncProperty(member, fc.jsonValue({ maxDepth: 3 }), async (name, value) => {
        const code = await codeOf(await logged(plain({ [name]: value as Json })));
        expect(["verified", ...VERIFICATION_CODES]).toContain(code);
      }),
      { ...fixed, numRuns: 60 },
    );
  });

  async function expectSameOrRefused(changed: Uint8Array, whole: Uint8Array): Promise<void> {
    if ((await codeOf(changed)) !== "verified") return;
    const { entry, item, details, receipts, checkpoint } = await verify(changed);
    const original = await verify(whole);
    expect({ entry, checkpoint }).toEqual({ entry: original.entry, checkpoint: original.checkpoint });
    // A shown item or detail may be left out; what is shown is never other than it was.
    if (item !== undefined) expect(item).toEqual(original.item);
    for (const detail of details) expect(original.details).toContainEqual(detail);
    for (const receipt of receipts) expect(original.receipts).toContainEqual(receipt);
  }
});

test("the authority's key in the examples is not the log's", () => {
  expect(authoritySigner.publicKey).not.toEqual(logSigner.publicKey);
});

type Place = readonly (string | number)[];

function placesIn(value: Json, at: Place = []): Place[] {
  if (typeof value !== "object" || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...at, name]))];
}

function replaced(value: Json, [next, ...rest]: Place, put: Json): Json {
  if (next === undefined) return put;
  if (Array.isArray(value))
    return value.map((part: Json, at) => (String(at) === next ? replaced(part, rest, put) : part));
  const object = value as JsonObject;
  return { ...object, [next]: replaced(object[next] ?? null, rest, put) };
}
