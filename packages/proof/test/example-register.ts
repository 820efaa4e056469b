/**
 * A small register to make bundles from: three hundred entries, so that the log fills one tile and begins another. Every
 * person, authority and site in it is invented.
 */
import { canonicalText, type Json, type JsonObject } from "../src/json.ts";
import { type Bundle, formatBundle } from "../src/bundle.ts";
import { encodeBase64, encodeUtf8 } from "../src/bytes.ts";
import { formatCheckpoint } from "../src/checkpoint.ts";
import { detailDigest, type DetailOpening } from "../src/detail.ts";
import { leafHash } from "../src/hashing.ts";
import { inclusionProof } from "../src/inclusion.ts";
import { InnerTree } from "../src/inner-tree.ts";
import { signNote } from "../src/note.ts";
import { type VerifierKey, verifierKey } from "../src/note-key.ts";
import type { AuthorityKey } from "../src/receipt.ts";
import { rootAt } from "../src/stored-nodes.ts";
import { formatTlogProof } from "../src/tlog-proof.ts";
import type { Trust } from "../src/verify-bundle.ts";
import { MemoryLog } from "./memory-log.ts";
import { exampleSigner, sha256 } from "./node-crypto.ts";

export const SIZE = 300;
/** One person registered, with a sealed name. */
export const REGISTERED = 17;
/** 150 people departing: only their number and the root over them are in the entry. */
export const DEPARTED = 42;
/** One person received, with the receiving authority's signed receipt. */
export const RECEIVED = 290;
/** Two people received in one entry, each item with a receipt of its own. */
export const RECEIVED_TOGETHER = 291;
export const PEOPLE_DEPARTED = 150;

export const logSigner = exampleSigner("register.example/log");
export const strangerSigner = exampleSigner("stranger.example/log");
export const authoritySigner = exampleSigner("Interior Ministry of Ruritania");

export const logKey: VerifierKey = verifierKey(sha256, logSigner.name, logSigner.publicKey);
export const authorityKey: AuthorityKey = { name: authoritySigner.name, publicKey: authoritySigner.publicKey };
export const trust: Trust = { logKeys: [logKey], authorityKeys: [authorityKey] };

/** The name sealed into entry `REGISTERED`. */
export const nameOpening: DetailOpening = sealed({ name: { given: "Bolesław", family: "Nowhere" } });
/** What the item of the fifth person departing seals. */
export const itemOpening: DetailOpening = sealed({ fitness: "fit to travel, seated" });

export function personId(ordinal: number): string {
  return `00000000-0000-4000-8000-${String(ordinal).padStart(12, "0")}`;
}

/** The items of entry `DEPARTED`, in its order. */
export const departedItems: readonly Uint8Array[] = Array.from({ length: PEOPLE_DEPARTED }, (_, at) =>
  bytesOf({
    person: personId(at + 1),
    line: {
      step: "departed",
      spends: REGISTERED,
      makes: { state: "in-transit", transfer: "T-1", custodian: "RURITANIA" },
    },
    ...(at === 4 ? { details: [itemOpening.digest] } : {}),
  }),
);

/** The items of entry `RECEIVED_TOGETHER`. */
export const receivedItems: readonly Uint8Array[] = [2, 3].map((ordinal) =>
  bytesOf({ person: personId(ordinal), says: { receipt: receiptFor(personId(ordinal)) } }),
);

export function entryBytes(number: number): Uint8Array {
  return bytesOf({
    format: 1,
    number,
    occurredAt: "2026-02-10T06:00:00.000Z",
    recordedAt: "2026-02-10T06:05:00.000Z",
    by: { authority: "RURITANIA", officer: "OFFICER-7" },
    about: [],
    ...contentOf(number),
  });
}

/** A receipt as an entry carries it. */
export function receiptFor(person: string, signer = authoritySigner): JsonObject {
  const statement = textOf({ outcome: "accepted", person, transfer: "T-1" });
  return {
    statement,
    signature: encodeBase64(signer.sign(encodeUtf8(statement))),
    key: encodeBase64(signer.publicKey),
  };
}

export function bytesOf(value: Json): Uint8Array {
  return encodeUtf8(textOf(value));
}

export function textOf(value: Json): string {
  const text = canonicalText(value);
  if (text === undefined) throw new Error("the example is not Unicode");
  return text;
}

/** The example's log, or one in which entry `number` has another content. */
export function exampleLog(changed?: { number: number; bytes: Uint8Array }): MemoryLog {
  const entries = Array.from({ length: SIZE }, (_, number) =>
    number === changed?.number ? changed.bytes : entryBytes(number),
  );
  return new MemoryLog(
    sha256,
    entries.map((entry) => leafHash(sha256, entry)),
  );
}

export async function signedCheckpoint(log: MemoryLog, size = SIZE, signer = logSigner): Promise<string> {
  const root = await rootAt(sha256, size, log);
  return signNote(sha256, formatCheckpoint({ origin: logSigner.name, size, root }), [signer]);
}

/** A bundle for any entry of a log, before it is written: tests change a part of it. */
export async function bundleFor(number: number, entry = entryBytes(number), index = number): Promise<Bundle> {
  const log = exampleLog({ number: index, bytes: entry });
  const hashes = await inclusionProof(sha256, index, SIZE, log);
  return { entry, proof: formatTlogProof({ index, hashes, checkpoint: await signedCheckpoint(log) }) };
}

/** The fifth person's departure, shown alone, with the detail sealed for them. */
export async function itemBundle(): Promise<Bundle> {
  const tree = new InnerTree(sha256, departedItems);
  const item = { bytes: departedItems[4] ?? new Uint8Array(), index: 4, hashes: tree.proof(4) };
  return { ...(await bundleFor(DEPARTED)), item, details: [itemOpening] };
}

/** Every kind of bundle there is, by what it shows. */
export async function exampleBundles(): Promise<Record<string, Uint8Array>> {
  const receivedTree = new InnerTree(sha256, receivedItems);
  const receivedItem = { bytes: receivedItems[1] ?? new Uint8Array(), index: 1, hashes: receivedTree.proof(1) };
  return {
    "an entry about no person": formatBundle(await bundleFor(0)),
    "the last entry of the log": formatBundle(await bundleFor(SIZE - 1)),
    "a person registered, with the sealed name": formatBundle({
      ...(await bundleFor(REGISTERED)),
      details: [nameOpening],
    }),
    "a person registered, the name not shown": formatBundle(await bundleFor(REGISTERED)),
    "one of 150 people departing": formatBundle(await itemBundle()),
    "150 people departing, none of them shown": formatBundle(await bundleFor(DEPARTED)),
    "a person received, with the receipt": formatBundle(await bundleFor(RECEIVED)),
    "one of two people received together": formatBundle({
      ...(await bundleFor(RECEIVED_TOGETHER)),
      item: receivedItem,
    }),
  };
}

function contentOf(number: number): JsonObject {
  if (number === REGISTERED) {
    const item = { person: personId(5), line: { step: "registered", spends: null, makes: { state: "outside" } } };
    return { kind: "person.registered", people: [item], details: [nameOpening.digest], body: {} };
  }
  if (number === DEPARTED) {
    const root = encodeBase64(new InnerTree(sha256, departedItems).root());
    return { kind: "transfer.departed", people: { count: PEOPLE_DEPARTED, root }, body: { transfer: "T-1" } };
  }
  if (number === RECEIVED) {
    return { kind: "receipt.given", people: [{ person: personId(1) }], body: { receipt: receiptFor(personId(1)) } };
  }
  if (number === RECEIVED_TOGETHER) {
    const root = encodeBase64(new InnerTree(sha256, receivedItems).root());
    return { kind: "receipt.given", people: { count: receivedItems.length, root }, body: {} };
  }
  return { kind: "roll.taken", body: { day: number, site: "CAMP-1" } };
}

/** Seals a detail with a salt made from it: good for an example, and for nothing else. */
function sealed(detail: Json): DetailOpening {
  const content = textOf(detail);
  const salt = sha256(encodeUtf8(`example salt of ${content}`));
  return { digest: detailDigest(sha256, salt, content), salt, content };
}
