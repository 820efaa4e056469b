/** The frozen bundle files: every kind that holds, and tampered twins of them for every code a bundle can end in. */
import { type Bundle, formatBundle } from "../src/bundle.ts";
import { decodeUtf8, encodeBase64, encodeUtf8 } from "../src/bytes.ts";
import type { Json } from "../src/json.ts";
import { signNote } from "../src/note.ts";
import { formatVerifierKey } from "../src/note-key.ts";
import { formatTlogProof, parseTlogProof } from "../src/tlog-proof.ts";
import type { VerificationCode } from "../src/verification-error.ts";
import {
  authoritySigner,
  bundleFor,
  bytesOf,
  entryBytes,
  exampleBundles,
  exampleLog,
  itemBundle,
  itemOpening,
  logKey,
  logSigner,
  nameOpening,
  personId,
  receiptFor,
  REGISTERED,
  signedCheckpoint,
  SIZE,
  strangerSigner,
  textOf,
} from "./example-register.ts";
import { sha256 } from "./node-crypto.ts";
import type { Inputs, Vector } from "./vectors.ts";

type BundleVector = Omit<Vector<Inputs["bundles"]>, "shows">;

const logKeys = [formatVerifierKey(logKey)];
const authorityKeys = [{ name: authoritySigner.name, publicKey: encodeBase64(authoritySigner.publicKey) }];

const PLAIN = "an entry about no person";
const NAMED = "a person registered, with the sealed name";
const ITEM = "one of 150 people departing";
const RECEIPT = "a person received, with the receipt";

export async function bundleVectors(): Promise<BundleVector[]> {
  const good = Object.entries(await exampleBundles()).map(([name, bytes]) => vector(name, bytes, "verified"));
  const receipt = good.find(({ name }) => name === RECEIPT);
  if (receipt === undefined) throw new Error("there is a bundle with a receipt");
  const toStranger = {
    ...receipt,
    name: `${RECEIPT}, whose key is not known`,
    input: { ...receipt.input, authorityKeys: [] },
  };
  return [
    ...good,
    toStranger,
    ...(await formTwins()),
    ...(await logTwins()),
    ...(await personTwins()),
    ...(await receiptTwins()),
  ];
}

/** Files that are no bundle. */
async function formTwins(): Promise<BundleVector[]> {
  const whole = decodeUtf8(formatBundle(await bundleFor(0))) ?? "";
  const tampered = (change: string, text: string, code: VerificationCode) =>
    twin(PLAIN, change, encodeUtf8(text), code);
  return [
    tampered("empty", "", "bundle-malformed"),
    tampered("cut off", whole.slice(0, 100), "bundle-malformed"),
    tampered("a space in it", whole.replace(":", ": "), "bundle-malformed"),
    tampered("a member repeated", whole.replace("{", '{"entry":"AAAA",'), "bundle-malformed"),
    tampered("a member too many", whole.replace("{", '{"also":1,'), "bundle-malformed"),
    tampered("of another format", whole.replace("bundle.v1+json", "bundle.v2+json"), "bundle-format-unknown"),
    tampered("nested too deep", `{"a":${"[".repeat(32)}${"]".repeat(32)}}`, "bundle-malformed"),
  ];
}

/** Entries that the log does not hold as shown, and logs that nobody vouches for. */
async function logTwins(): Promise<BundleVector[]> {
  const bundle = await bundleFor(7);
  const good = "an entry about no person";
  const tampered = async (change: string, code: VerificationCode, made: Bundle | Promise<Bundle>) =>
    twin(good, change, formatBundle(await made), code);
  const withProof = (change: (text: string) => string) => ({ ...bundle, proof: change(bundle.proof) });
  const withCheckpoint = (checkpoint: string) =>
    withProof((text) => formatTlogProof({ ...parseTlogProof(text), checkpoint }));
  const root = `${"A".repeat(43)}=`;
  return Promise.all([
    tampered("another entry of the log", "entry-not-in-log", { ...bundle, entry: entryBytes(8) }),
    tampered("one character of the entry changed", "entry-not-in-log", {
      ...bundle,
      entry: encodeUtf8((decodeUtf8(entryBytes(7)) ?? "").replace("CAMP-1", "CAMP-2")),
    }),
    tampered(
      "another index",
      "entry-not-in-log",
      withProof((text) => text.replace("index 7", "index 6")),
    ),
    tampered("logged under another number", "entry-number-differs", bundleFor(7, entryBytes(8))),
    tampered("of an unknown format", "entry-format-unknown", logged({ format: 2 })),
    tampered("not canonical", "entry-malformed", bundleFor(7, encodeUtf8('{"number":7,"format":1}'))),
    tampered("longer than any entry", "entry-too-large", logged({ body: { long: "a".repeat(65_535) } })),
    tampered(
      "the size changed",
      "note-signature-invalid",
      withProof((text) => text.replace("\n300\n", "\n301\n")),
    ),
    tampered(
      "the dash of the signature gone",
      "note-malformed",
      withProof((text) => text.replace("— ", "- ")),
    ),
    tampered(
      "a proof of another version",
      "proof-malformed",
      withProof((text) => text.replace("@v1", "@v2")),
    ),
    tampered(
      "65 hashes more",
      "proof-too-long",
      withProof((text) => text.replace("\n\n", `\n${`${root}\n`.repeat(65)}\n`)),
    ),
    tampered(
      "signed by a stranger",
      "note-not-signed-by-known-key",
      withCheckpoint(await signedCheckpoint(exampleLog(), SIZE, strangerSigner)),
    ),
    tampered(
      "a checkpoint of another log",
      "checkpoint-origin-differs",
      withCheckpoint(signNote(sha256, `stranger.example/log\n300\n${root}\n`, [logSigner])),
    ),
    tampered(
      "a signed text that is no checkpoint",
      "checkpoint-malformed",
      withCheckpoint(signNote(sha256, "a text\n", [logSigner])),
    ),
  ]);
}

/** People who are not in the entry, and details that were not sealed. */
async function personTwins(): Promise<BundleVector[]> {
  const bundle = await itemBundle();
  const named = await bundleFor(REGISTERED);
  const { item } = bundle;
  if (item === undefined) throw new Error("the bundle shows an item");
  const withItem = (change: string, code: VerificationCode, changed: Partial<typeof item>) =>
    twin(ITEM, change, formatBundle({ ...bundle, item: { ...item, ...changed } }), code);
  const withDetail = (change: string, code: VerificationCode, changed: Partial<typeof nameOpening>) =>
    twin(NAMED, change, formatBundle({ ...named, details: [{ ...nameOpening, ...changed }] }), code);
  const anotherPerson = encodeUtf8((decodeUtf8(item.bytes) ?? "").replace(personId(5), personId(999)));
  return [
    withItem("another person in the item", "item-not-in-entry", { bytes: anotherPerson }),
    withItem("another place", "item-not-in-entry", { index: 5 }),
    withItem("a hash too few", "item-not-in-entry", { hashes: item.hashes.slice(1) }),
    withItem("an item that names nobody", "item-malformed", { bytes: encodeUtf8("{}") }),
    withItem("longer than any item", "item-too-large", { bytes: new Uint8Array(16_385) }),
    twin(PLAIN, "an item beside it", formatBundle({ ...(await bundleFor(0)), item }), "item-not-in-entry"),
    withDetail("another name", "detail-digest-differs", { content: textOf({ name: "Another" }) }),
    withDetail("another salt", "detail-digest-differs", { salt: new Uint8Array(32) }),
    withDetail("a detail of another entry", "detail-not-in-entry", itemOpening),
    withDetail("a salt that could be guessed", "detail-malformed", { salt: new Uint8Array(15) }),
  ];
}

/** Receipts that nobody gave. */
async function receiptTwins(): Promise<BundleVector[]> {
  const receipt = receiptFor(personId(1));
  const forged = { ...receiptFor(personId(1), strangerSigner), key: receipt["key"] ?? null };
  const carried = async (change: string, code: VerificationCode, changes: Record<string, Json>) =>
    twin(RECEIPT, change, formatBundle(await logged(changes)), code);
  const changedStatement = textOf({ outcome: "disputed", person: personId(1), transfer: "T-1" });
  return Promise.all([
    carried("signed by a stranger", "receipt-signature-invalid", { body: { receipt: forged } }),
    carried("another outcome", "receipt-signature-invalid", {
      body: { receipt: { ...receipt, statement: changedStatement } },
    }),
    carried("a short key", "receipt-malformed", { body: { receipt: { ...receipt, key: "AAAA" } } }),
    carried("about another person", "receipt-about-another-person", {
      people: [{ person: personId(2) }],
      body: { receipt },
    }),
  ]);
}

/** A bundle of an entry of any content, in a log that really holds it and is really signed. */
function logged(changes: Record<string, Json>): Promise<Bundle> {
  return bundleFor(7, bytesOf({ format: 1, number: 7, kind: "receipt.given", body: {}, ...changes }));
}

function vector(name: string, bytes: Uint8Array, expect: BundleVector["expect"]): BundleVector {
  return { name, input: { bundle: decodeUtf8(bytes) ?? "", logKeys, authorityKeys }, expect };
}

function twin(of: string, change: string, bytes: Uint8Array, code: VerificationCode): BundleVector {
  return { ...vector(`${of}: ${change}`, bytes, code), twinOf: of };
}
