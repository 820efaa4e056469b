/**
 * A register of a few entries to print papers from, in a log of its own with a key of its own. Every person, authority and
 * site in it is invented.
 */
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import {
  formatBundle,
  formatCheckpoint,
  formatTlogProof,
  inclusionProof,
  InnerTree,
  leafHash,
  type NodeReader,
  rootAt,
  type Signer,
  signNote,
  type Trust,
  type VerifierCrypto,
  verifierKey,
} from "@muster/proof";
import { canonicalBytes, canonicalText } from "@muster/record";

const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

export const nodeCrypto: VerifierCrypto = {
  sha256,
  verifyEd25519: (key, message, signature) =>
    verify(null, message, { key: Buffer.concat([SPKI_PREFIX, key]), format: "der", type: "spki" }, signature),
};

/** A signer whose key follows from its name: these keys guard nothing. */
function signer(name: string): Signer {
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, sha256(Buffer.from(name))]),
    format: "der",
    type: "pkcs8",
  });
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI_PREFIX.length);
  return { name, publicKey, sign: (message) => sign(null, message, key) };
}

const logSigner = signer("register.example/log");
const receiver = signer("Invented South");

export const trust: Trust = { logKeys: [verifierKey(sha256, logSigner.name, logSigner.publicKey)] };
export const otherTrust: Trust = {
  logKeys: [verifierKey(sha256, logSigner.name, signer("register.example/other").publicKey)],
};

export function personId(ordinal: number): string {
  return `aaaaaaaa-0000-4000-8000-${String(ordinal).padStart(12, "0")}`;
}

type Content = Readonly<Record<string, unknown>>;

/** What an entry says, and about whom. */
export interface ExampleEntry {
  readonly kind: string;
  readonly about?: readonly string[];
  readonly body: Content;
  readonly items?: readonly Content[];
  readonly occurredAt?: string;
  readonly second?: Content;
}

const BY = { authority: "NORTH", officer: "NORTH-7" };

/** A log of these entries: bundles of each, and its items as a list. */
export async function exampleLog(entries: readonly ExampleEntry[]) {
  const sealed = entries.map(sealedEntry);
  const leaves = sealed.map((bytes) => leafHash(sha256, bytes));
  // So short a log has nodes of the lowest level alone.
  const nodes: NodeReader = { read: (_, start, end) => Promise.resolve(leaves.slice(start, end)) };
  const size = sealed.length;
  const root = await rootAt(sha256, size, nodes);
  const checkpoint = signNote(sha256, formatCheckpoint({ origin: logSigner.name, size, root }), [logSigner]);
  return {
    checkpoint,
    itemsOf: (number: number) => (entries[number]?.items ?? []).map((item) => canonicalBytes(item)),
    /** The bundle that shows entry `number`, and of its people only this one. */
    async bundle(number: number, person?: string): Promise<Uint8Array> {
      const items = entries[number]?.items ?? [];
      const bytes = items.map((item) => canonicalBytes(item));
      const index = person === undefined ? -1 : items.findIndex((item) => item["person"] === person);
      return formatBundle({
        entry: sealed[number] ?? new Uint8Array(),
        proof: formatTlogProof({
          index: number,
          hashes: await inclusionProof(sha256, number, size, nodes),
          checkpoint,
        }),
        ...(index === -1 || items.length === 1
          ? {}
          : {
              item: {
                bytes: bytes[index] ?? new Uint8Array(),
                index,
                hashes: new InnerTree(sha256, bytes).proof(index),
              },
            }),
      });
    },
  };
}

function sealedEntry({ kind, about = [], body, items = [], occurredAt, second }: ExampleEntry, number: number) {
  const at = occurredAt ?? "2026-01-21T00:10:00.000Z";
  const [only] = items;
  const people = items.length < 2 ? only && [only] : { count: items.length, root: rootOf(items) };
  return canonicalBytes({
    format: 1,
    number,
    kind,
    occurredAt: at,
    recordedAt: at,
    by: BY,
    ...(second === undefined ? {} : { second }),
    about,
    ...(people === undefined ? {} : { people }),
    body,
  });
}

function rootOf(items: readonly Content[]): string {
  const bytes = items.map((item) => canonicalBytes(item));
  return Buffer.from(new InnerTree(sha256, bytes).root()).toString("base64");
}

/** A receipt as an entry carries it, signed with the receiver's key. */
export function signedReceipt(statement: Content): Content {
  const text = canonicalText({ format: "application/vnd.muster.receipt.v1+json", ...statement });
  return {
    statement: text,
    signature: Buffer.from(receiver.sign(Buffer.from(text))).toString("base64"),
    key: Buffer.from(receiver.publicKey).toString("base64"),
  };
}
