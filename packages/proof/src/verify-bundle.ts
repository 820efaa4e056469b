/**
 * Checking a bundle, offline, against keys the reader holds. The file is hostile until each step has passed:
 *
 *     bytes ─▶ form ─▶ checkpoint signed by a known log ─▶ entry in that log, at its number
 *                                                            └▶ one person's item ─▶ details ─▶ receipts
 *
 * The first step that fails throws a `VerificationError`; nothing is returned that was not shown.
 */
import { type Bundle, type BundleItem, parseBundle } from "./bundle.ts";
import { type Checkpoint, openCheckpoint } from "./checkpoint.ts";
import type { VerifierCrypto } from "./crypto.ts";
import { verifyDetail } from "./detail.ts";
import { type EntryView, isInlineItem, type ItemView, readEntry, readItem } from "./entry-view.ts";
import { verifierLeafHash } from "./hashing.ts";
import { verifyInclusion } from "./inclusion.ts";
import { verifyInnerInclusion } from "./inner-tree.ts";
import type { Json, JsonObject } from "./json.ts";
import type { VerifierKey } from "./note-key.ts";
import { type AuthorityKey, type VerifiedReceipt, verifyReceipt } from "./receipt.ts";
import { parseTlogProof, type TlogProof } from "./tlog-proof.ts";
import { VerificationError } from "./verification-error.ts";

/** What the reader believes beforehand: the keys of logs, and those of authorities that sign receipts. */
export interface Trust {
  readonly logKeys: readonly VerifierKey[];
  readonly authorityKeys?: readonly AuthorityKey[];
}

export type CheckName =
  | "checkpoint-signed"
  | "entry-in-log"
  | "item-in-entry"
  | "detail-sealed-in-entry"
  | "receipt-signed"
  | "receipt-key-known"
  | "receipt-key-not-known";

/** One thing that was shown, and the same in a sentence. Only `receipt-key-not-known` says that something was not. */
export interface Check {
  readonly check: CheckName;
  readonly says: string;
}

export interface VerifiedBundle {
  readonly checks: readonly Check[];
  readonly checkpoint: Checkpoint;
  /** The entry as it was hashed. */
  readonly entry: JsonObject;
  readonly number: number;
  readonly kind: string;
  /** What the entry says about the one person shown: the bundle's item, or the only one the entry has. */
  readonly item?: JsonObject;
  readonly person?: string;
  /** Details that were opened, in the bundle's order. */
  readonly details: readonly Json[];
  readonly receipts: readonly VerifiedReceipt[];
}

/** Verifies a bundle file. Rejects with a `VerificationError` for any bytes that do not hold. */
export async function verifyBundle(bytes: Uint8Array, trust: Trust, crypto: VerifierCrypto): Promise<VerifiedBundle> {
  const bundle = parseBundle(bytes);
  const proof = parseTlogProof(bundle.proof);
  const checkpoint = await openCheckpoint(proof.checkpoint, trust.logKeys, crypto);
  const entry = await verifyEntry(bundle.entry, proof, checkpoint, crypto);
  const item = await verifyItem(entry, bundle.item, crypto);
  const details = await verifyDetails(bundle, entry, item, crypto);
  const receipts = await verifyReceipts(entry, item, trust.authorityKeys ?? [], crypto);
  return {
    checks: [
      ...logChecks(entry, checkpoint),
      ...itemChecks(entry, bundle.item),
      ...details.map(detailCheck),
      ...receipts.flatMap(receiptChecks),
    ],
    checkpoint,
    entry: entry.content,
    number: entry.number,
    kind: entry.kind,
    ...(item === undefined ? {} : { item: item.content, person: item.person }),
    details,
    receipts,
  };
}

/** The entry is in the log, and the number it bears is its place there: it can be neither swapped nor said twice. */
async function verifyEntry(
  bytes: Uint8Array,
  { index, hashes }: TlogProof,
  { size, root }: Checkpoint,
  crypto: VerifierCrypto,
): Promise<EntryView> {
  const entry = readEntry(bytes);
  await verifyInclusion(crypto, { leaf: await verifierLeafHash(crypto, bytes), index, size, root, hashes });
  if (entry.number === index) return entry;
  throw new VerificationError("entry-number-differs", "the entry bears another number than its place in the log");
}

async function verifyItem(
  { people }: EntryView,
  shown: BundleItem | undefined,
  crypto: VerifierCrypto,
): Promise<ItemView | undefined> {
  if (shown === undefined) return isInlineItem(people) ? people : undefined;
  if (people === undefined || isInlineItem(people)) {
    throw new VerificationError("item-not-in-entry", "the entry commits to no items beside its own text");
  }
  const item = readItem(shown.bytes);
  await verifyInnerInclusion(crypto, { item: shown.bytes, index: shown.index, hashes: shown.hashes, ...people });
  return item;
}

async function verifyDetails(
  { details = [] }: Bundle,
  entry: EntryView,
  item: ItemView | undefined,
  crypto: VerifierCrypto,
): Promise<Json[]> {
  const sealed = [...entry.details, ...(item?.details ?? [])];
  const opened: Json[] = [];
  for (const opening of details) opened.push(await verifyDetail(opening, sealed, crypto));
  return opened;
}

/** The receipts the entry and the shown item carry. One that names a person must name the person shown. */
async function verifyReceipts(
  entry: EntryView,
  item: ItemView | undefined,
  authorityKeys: readonly AuthorityKey[],
  crypto: VerifierCrypto,
): Promise<VerifiedReceipt[]> {
  const receipts: VerifiedReceipt[] = [];
  for (const carried of [entry.receipt, item?.receipt]) {
    if (carried === undefined) continue;
    const receipt = await verifyReceipt(carried, authorityKeys, crypto);
    const person = receipt.statement["person"];
    if (item !== undefined && person !== undefined && person !== item.person) {
      throw new VerificationError(
        "receipt-about-another-person",
        "the receipt names another person than the one shown",
      );
    }
    receipts.push(receipt);
  }
  return receipts;
}

function logChecks({ number, kind }: EntryView, { origin, size }: Checkpoint): Check[] {
  return [
    {
      check: "checkpoint-signed",
      says: `The log ${origin} stated what it held at ${size} entries, signed with a key you know.`,
    },
    {
      check: "entry-in-log",
      says: `Entry ${number} (${kind}) is in that log at that number, unchanged to the last character.`,
    },
  ];
}

function itemChecks({ people }: EntryView, shown: BundleItem | undefined): Check[] {
  if (shown === undefined || people === undefined || isInlineItem(people)) return [];
  const says = `What is said about this person is item ${shown.index + 1} of the ${people.count} in that entry; the others stay unseen.`;
  return [{ check: "item-in-entry", says }];
}

function detailCheck(_detail: Json, at: number, all: readonly Json[]): Check {
  return {
    check: "detail-sealed-in-entry",
    says: `Personal detail ${at + 1} of ${all.length} shown here is what was sealed into that entry.`,
  };
}

function receiptChecks({ fingerprint, knownAs }: VerifiedReceipt): Check[] {
  const signed: Check = {
    check: "receipt-signed",
    says: `The receipt is signed, and its words are as they were signed. SHA-256 fingerprint of the key: ${fingerprint}`,
  };
  if (knownAs !== undefined) {
    return [signed, { check: "receipt-key-known", says: `You know that key as that of ${knownAs}.` }];
  }
  return [
    signed,
    {
      check: "receipt-key-not-known",
      says: "That key is not known to you: compare the fingerprint with the authority itself before you rely on the receipt.",
    },
  ];
}
