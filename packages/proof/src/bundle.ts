/**
 * The bundle file, format 1: everything needed to check one entry with no network and no Muster (rule 10). It is canonical
 * JSON, so one content has one file; a newline at the end is allowed, for editors add one.
 */
import { decodeUtf8, encodeBase64, encodeUtf8 } from "./bytes.ts";
import type { DetailOpening } from "./detail.ts";
import { canonicalText, type Json, parseJsonObject } from "./json.ts";
import { MAXIMUM_BUNDLE_BYTES, MAXIMUM_DETAILS, MAXIMUM_PROOF_HASHES } from "./limits.ts";
import { Shape } from "./shape.ts";
import { VerificationError } from "./verification-error.ts";

/** The first member of every bundle, and the media type it is served under. */
export const BUNDLE_FORMAT = "application/vnd.muster.bundle.v1+json";

/** One person's item, with the proof that leads to the root in the entry. */
export interface BundleItem {
  readonly bytes: Uint8Array;
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
}

export interface Bundle {
  /** The entry's canonical bytes, as they were hashed. */
  readonly entry: Uint8Array;
  /** The text of a tlog-proof: index, inclusion proof and checkpoint. */
  readonly proof: string;
  readonly item?: BundleItem;
  readonly details?: readonly DetailOpening[];
}

/** Writes the file. Throws `bundle-too-large` for more than a verifier would read. */
export function formatBundle({ entry, proof, item, details = [] }: Bundle): Uint8Array {
  const text = canonicalText({
    format: BUNDLE_FORMAT,
    entry: encodeBase64(entry),
    proof,
    ...(item === undefined ? {} : { item: itemMember(item) }),
    ...(details.length === 0 ? {} : { details: details.map(detailMember) }),
  });
  if (text === undefined) throw new VerificationError("bundle-malformed", "the bundle's text is not Unicode");
  const bytes = encodeUtf8(`${text}\n`);
  checkLength(bytes);
  return bytes;
}

/** Reads the file's form; what it claims is for `verifyBundle`. */
export function parseBundle(bytes: Uint8Array): Bundle {
  checkLength(bytes);
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new VerificationError("bundle-malformed", "the bundle is not UTF-8");
  const content = parseJsonObject(text.replace(/\n$/u, ""), "bundle-malformed", "the bundle");
  const shape = new Shape("bundle-malformed", "the bundle");
  if (shape.text(content["format"], "format") !== BUNDLE_FORMAT) {
    throw new VerificationError("bundle-format-unknown", `the bundle is not of format ${BUNDLE_FORMAT}`);
  }
  const { entry, proof, item, details } = shape.closedObject(
    content,
    "it",
    ["format", "entry", "proof"],
    ["item", "details"],
  );
  return {
    entry: shape.bytes(entry, "entry"),
    proof: shape.text(proof, "proof"),
    ...(item === undefined ? {} : { item: readBundleItem(shape, item) }),
    ...(details === undefined ? {} : { details: readOpenings(shape, details) }),
  };
}

function itemMember({ bytes, index, hashes }: BundleItem): Json {
  return { bytes: encodeBase64(bytes), index, hashes: hashes.map(encodeBase64) };
}

function detailMember({ digest, salt, content }: DetailOpening): Json {
  return { digest, salt: encodeBase64(salt), content };
}

function readBundleItem(shape: Shape, value: Json): BundleItem {
  const { bytes, index, hashes } = shape.closedObject(value, "item", ["bytes", "index", "hashes"]);
  return {
    bytes: shape.bytes(bytes, "item.bytes"),
    index: shape.count(index, "item.index"),
    hashes: shape.array(hashes, "item.hashes", MAXIMUM_PROOF_HASHES).map((hash) => shape.hash(hash, "a hash of item")),
  };
}

function readOpenings(shape: Shape, value: Json): DetailOpening[] {
  return shape.array(value, "details", MAXIMUM_DETAILS).map((opening) => {
    const { digest, salt, content } = shape.closedObject(opening, "a detail", ["digest", "salt", "content"]);
    return {
      digest: encodeBase64(shape.hash(digest, "a detail's digest")),
      salt: shape.bytes(salt, "a detail's salt"),
      content: shape.text(content, "a detail's content"),
    };
  });
}

function checkLength(bytes: Uint8Array): void {
  if (bytes.length <= MAXIMUM_BUNDLE_BYTES) return;
  throw new VerificationError("bundle-too-large", `the bundle is longer than ${MAXIMUM_BUNDLE_BYTES} bytes`);
}
