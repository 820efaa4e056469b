/**
 * Makes the frozen vectors, once: `node packages/proof/test/make-vectors.ts`. It writes no file that is there already, for
 * a vector that changes is worth nothing; a new format gets a new folder. What each tampered twin is refused with is
 * written here by hand, and nothing is written where the verifier disagrees.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeBase64, encodeUtf8 } from "../src/bytes.ts";
import { formatCheckpoint } from "../src/checkpoint.ts";
import { consistencyProof } from "../src/consistency.ts";
import { leafHash } from "../src/hashing.ts";
import { inclusionProof } from "../src/inclusion.ts";
import { InnerTree } from "../src/inner-tree.ts";
import type { Json } from "../src/json.ts";
import { signNote } from "../src/note.ts";
import { formatVerifierKey, verifierKey } from "../src/note-key.ts";
import { rootAt } from "../src/stored-nodes.ts";
import { encodeEntries, encodeTile, tilePath } from "../src/tile.ts";
import { formatTlogProof } from "../src/tlog-proof.ts";
import type { VerificationCode } from "../src/verification-error.ts";
import { bundleVectors } from "./make-bundle-vectors.ts";
import {
  departedItems,
  entryBytes,
  exampleLog,
  logKey,
  logSigner,
  signedCheckpoint,
  strangerSigner,
} from "./example-register.ts";
import { exampleSigner, sha256 } from "./node-crypto.ts";
import { type Inputs, outcome, type Vector, VECTORS_FOLDER, verifiers } from "./vectors.ts";

type Wanted<Input> = Omit<Vector<Input>, "shows">;

const log = exampleLog();
const witness = exampleSigner("witness.example");
const logKeyText = formatVerifierKey(logKey);
const witnessKeyText = formatVerifierKey(verifierKey(sha256, witness.name, witness.publicKey));
const other = encodeBase64(sha256(encodeUtf8("another hash")));
/** The only way our base64 and Go's differ that an attacker can reach. */
const GO_BASE64 = "Go's base64 decoding lets stray bits at the end pass";

await write(
  "roots",
  "The root over entries (RFC 6962). The first eight leaves are those of the Certificate Transparency reference.",
  rootVectors(),
);
await write(
  "inclusion",
  "That a leaf hash stands at its index in the tree of a root (RFC 9162 §2.1.3.2).",
  await inclusionVectors(),
);
await write("inner-inclusion", "That one person's item is in an entry about many.", innerVectors());
await write("consistency", "That one tree begins another (RFC 9162 §2.1.4.2).", await consistencyVectors());
await write("keys", "Verifier keys as text (Go sumdb/note, C2SP signed-note).", keyVectors());
await write("notes", "Signed notes (C2SP signed-note), opened with the keys given.", noteVectors());
await write(
  "checkpoints",
  "Signed checkpoints (C2SP tlog-checkpoint), opened with the keys given.",
  await checkpointVectors(),
);
await write("tlog-proofs", "Proofs that travel alone (C2SP tlog-proof), taken apart.", await tlogProofVectors());
await write("tile-paths", "Paths of tiles (C2SP tlog-tiles).", tilePathVectors());
await write("tiles", "Tiles (C2SP tlog-tiles), taken apart.", tileVectors());
await write("entries", "Entry bundles (C2SP tlog-tiles), taken apart.", entryVectors());
await write("bundles", "Bundle files, verified with the keys given.", await bundleVectors());

/** Completes each vector with what it shows, and writes the file where it is not there yet. */
async function write<Name extends keyof Inputs>(
  name: Name,
  about: string,
  wanted: Wanted<Inputs[Name]>[],
): Promise<void> {
  const vectors: Vector<Inputs[Name]>[] = [];
  for (const vector of wanted) {
    const found = await outcome(verifiers[name] as (input: Inputs[Name]) => Promise<Json>, vector.input);
    if (found.expect !== vector.expect)
      throw new Error(`${name}: "${vector.name}" is ${found.expect}, not ${vector.expect}`);
    vectors.push({ ...vector, ...found });
  }
  const folder = join(import.meta.dirname, "../../..", VECTORS_FOLDER);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ about, vectors }, undefined, 2)}\n`, { flag: "wx" });
}

function verified<Input>(name: string, input: Input): Wanted<Input> {
  return { name, input, expect: "verified" };
}

/** A copy of a vector with part of its input changed, and the code it must then be refused with. */
function twin<Input>(
  of: Wanted<Input>,
  change: string,
  input: Partial<Input>,
  expect: VerificationCode,
  goDiffers?: string,
): Wanted<Input> {
  const tampered = { name: `${of.name}: ${change}`, twinOf: of.name, input: { ...of.input, ...input }, expect };
  return goDiffers === undefined ? tampered : { ...tampered, goDiffers };
}

function rootVectors(): Wanted<Inputs["roots"]>[] {
  const reference = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
  ];
  const leaves = reference.map((hex) => Buffer.from(hex, "hex").toString("base64"));
  return Array.from({ length: 9 }, (_, size) => {
    const vector = verified(`${size} leaves`, { leaves: leaves.slice(0, size) });
    return size === 0 ? { ...vector, goDiffers: "older versions of Go give an empty tree a hash of zeroes" } : vector;
  });
}

async function inclusionVectors(): Promise<Wanted<Inputs["inclusion"]>[]> {
  const vectors: Wanted<Inputs["inclusion"]>[] = [];
  for (const [index, size] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 3],
    [4, 7],
    [7, 8],
    [255, 256],
    [256, 257],
    [42, 300],
    [299, 300],
  ] as const) {
    const hashes = (await inclusionProof(sha256, index, size, log)).map(encodeBase64);
    const input: Inputs["inclusion"] = {
      leaf: base64At(index),
      index,
      size,
      root: encodeBase64(await rootAt(sha256, size, log)),
      hashes,
    };
    const good = verified(`leaf ${index} of ${size}`, input);
    vectors.push(good, twin(good, "another leaf", { leaf: other }, "entry-not-in-log"));
    vectors.push(twin(good, "another root", { root: other }, "entry-not-in-log"));
    vectors.push(twin(good, "a hash too many", { hashes: [...hashes, other] }, "entry-not-in-log"));
    vectors.push(twin(good, "an index beyond the tree", { index: size }, "entry-not-in-log"));
    if (hashes.length === 0) continue;
    vectors.push(twin(good, "a hash too few", { hashes: hashes.slice(1) }, "entry-not-in-log"));
    vectors.push(twin(good, "the last hash changed", { hashes: hashes.with(-1, other) }, "entry-not-in-log"));
    vectors.push(twin(good, "a neighbour's index", { index: index === 0 ? 1 : index - 1 }, "entry-not-in-log"));
  }
  return vectors;
}

function innerVectors(): Wanted<Inputs["inner-inclusion"]>[] {
  const tree = new InnerTree(sha256, departedItems);
  const root = encodeBase64(tree.root());
  return [0, 4, 149].flatMap((index) => {
    const item = encodeBase64(departedItems[index] ?? new Uint8Array());
    const hashes = tree.proof(index).map(encodeBase64);
    const good = verified(`item ${index} of 150`, { item, index, count: departedItems.length, root, hashes });
    return [
      good,
      twin(
        good,
        "another person's item",
        { item: encodeBase64(departedItems[7] ?? new Uint8Array()) },
        "item-not-in-entry",
      ),
      twin(good, "another place", { index: (index + 1) % 150 }, "item-not-in-entry"),
      twin(good, "another root", { root: other }, "item-not-in-entry"),
      twin(good, "no proof", { hashes: [] }, "item-not-in-entry"),
    ];
  });
}

async function consistencyVectors(): Promise<Wanted<Inputs["consistency"]>[]> {
  const vectors: Wanted<Inputs["consistency"]>[] = [];
  const goNeedsEntries = "Go checks no consistency with an empty tree";
  for (const [oldSize, newSize] of [
    [0, 5],
    [1, 1],
    [1, 2],
    [3, 4],
    [4, 8],
    [6, 8],
    [7, 300],
    [256, 257],
    [255, 300],
    [256, 300],
    [299, 300],
  ] as const) {
    const hashes = (await consistencyProof(sha256, oldSize, newSize, log)).map(encodeBase64);
    const oldRoot = encodeBase64(await rootAt(sha256, oldSize, log));
    const newRoot = encodeBase64(await rootAt(sha256, newSize, log));
    const input: Inputs["consistency"] = { oldSize, oldRoot, newSize, newRoot, hashes };
    const good = verified(`${oldSize} of ${newSize}`, input);
    vectors.push(oldSize === 0 ? { ...good, goDiffers: goNeedsEntries } : good);
    vectors.push(twin(good, "another old root", { oldRoot: other }, "log-not-consistent"));
    vectors.push(twin(good, "a hash too many", { hashes: [...hashes, other] }, "log-not-consistent"));
    vectors.push(twin(good, "a log that shrank", { oldSize: newSize + 1 }, "log-not-consistent"));
    if (oldSize > 0) vectors.push(twin(good, "another new root", { newRoot: other }, "log-not-consistent"));
    if (hashes.length === 0) continue;
    vectors.push(twin(good, "a hash too few", { hashes: hashes.slice(0, -1) }, "log-not-consistent"));
    vectors.push(twin(good, "the first hash changed", { hashes: hashes.with(0, other) }, "log-not-consistent"));
  }
  return vectors;
}

function keyVectors(): Wanted<Inputs["keys"]>[] {
  const golang = verified("the Go checksum database", {
    key: "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
  });
  const key = verified("a log of Muster's", { key: logKeyText });
  const malformed = (change: string, text: string) => twin(key, change, { key: text }, "key-malformed");
  return [
    golang,
    key,
    twin(golang, "another name", { key: golang.input.key.replace("sum", "sun") }, "key-malformed"),
    malformed("another id", logKeyText.replace(logKey.keyId, "00000000")),
    malformed("no key", logKeyText.slice(0, logKeyText.lastIndexOf("+"))),
    malformed("a space in the name", logKeyText.replace("register", "regi ter")),
    malformed("another algorithm", `${logKey.name}+${logKey.keyId}+${encodeBase64(new Uint8Array(33).fill(2))}`),
    malformed("a short key", `${logKey.name}+${logKey.keyId}+${encodeBase64(new Uint8Array(32).fill(1))}`),
    malformed("empty", ""),
  ];
}

function noteVectors(): Wanted<Inputs["notes"]>[] {
  const text = "A text in two parts,\n\nthe second after an empty line. كلّ شيء محسوب.\n";
  const note = signNote(sha256, text, [strangerSigner, logSigner, witness]);
  const good = verified("three signatures, two of them by known keys", { note, keys: [logKeyText, witnessKeyText] });
  const alone = verified("one signature", { note: signNote(sha256, text, [logSigner]), keys: [logKeyText] });
  const malformed = (change: string, changed: string, goDiffers?: string) =>
    twin(alone, change, { note: changed }, "note-malformed", goDiffers);
  const one = alone.input.note;
  const sixteenOthers = Array.from({ length: 16 }, (_, at) => exampleSigner(`witness-${at}.example`));
  return [
    good,
    alone,
    twin(good, "the text changed", { note: note.replace("two", "six") }, "note-signature-invalid"),
    twin(good, "one known signature exchanged for another", { note: swapSignatures(note) }, "note-signature-invalid"),
    twin(alone, "the text cut short", { note: one.replace("A text in two parts,\n\n", "") }, "note-signature-invalid"),
    twin(
      alone,
      "signed by a stranger",
      { note: signNote(sha256, text, [strangerSigner]) },
      "note-not-signed-by-known-key",
    ),
    twin(alone, "opened with no keys", { keys: [] }, "note-not-signed-by-known-key"),
    malformed("no signature", `${text}\n`),
    malformed("no blank line", one.replaceAll("\n\n", "\n")),
    malformed("no newline at the end", one.slice(0, -1)),
    malformed("a hyphen for the dash", one.replace("— ", "- ")),
    malformed("a tab in the text", one.replace(" ", "\t")),
    malformed("a plus in the name", one.replace("— register", "— regi+ter")),
    malformed(
      "stray bits in the base64",
      one.replace(/(.)=\n$/u, (_, last: string) => `${strayBits(last)}=\n`),
      GO_BASE64,
    ),
    malformed(
      "seventeen signatures",
      signNote(sha256, text, [logSigner, ...sixteenOthers]),
      "Go reads up to a hundred",
    ),
  ];
}

async function checkpointVectors(): Promise<Wanted<Inputs["checkpoints"]>[]> {
  const keys = [logKeyText, witnessKeyText];
  const good = verified("300 entries", { note: await signedCheckpoint(log), keys });
  const root = await rootAt(sha256, 300, log);
  const signed = (text: string, signers = [logSigner]) => ({ note: signNote(sha256, text, signers) });
  const lines = formatCheckpoint({ origin: logSigner.name, size: 300, root });
  return [
    good,
    verified("no entries", {
      ...signed(formatCheckpoint({ origin: logSigner.name, size: 0, root: sha256(new Uint8Array()) })),
      keys,
    }),
    verified("an extension line, and a witness", { ...signed(`${lines}extension\n`, [logSigner, witness]), keys }),
    twin(good, "one entry more", { note: good.input.note.replace("\n300\n", "\n301\n") }, "note-signature-invalid"),
    twin(
      good,
      "signed by another known key",
      signed(lines, [witness]),
      "checkpoint-origin-differs",
      "Go leaves it to the caller which log a note speaks for",
    ),
    twin(good, "signed by a stranger", signed(lines, [strangerSigner]), "note-not-signed-by-known-key"),
    ...[
      ["no root", `${logSigner.name}\n300\n`],
      ["a zero before the size", lines.replace("300", "0300")],
      ["a negative size", lines.replace("300", "-300")],
      ["a size beyond 2^53", lines.replace("300", "9007199254740993")],
      ["a root cut short", `${logSigner.name}\n300\n${encodeBase64(root.subarray(1))}\n`],
      ["an empty line", `${lines}\nextension\n`],
    ].map(([change, text]) =>
      twin(
        good,
        change ?? "",
        signed(text ?? ""),
        "checkpoint-malformed",
        "Go opens the note and does not read the checkpoint in it",
      ),
    ),
  ];
}

async function tlogProofVectors(): Promise<Wanted<Inputs["tlog-proofs"]>[]> {
  const hashes = await inclusionProof(sha256, 42, 300, log);
  const checkpoint = await signedCheckpoint(log);
  const proof = formatTlogProof({ index: 42, hashes, checkpoint });
  const good = verified("entry 42 of 300", { proof });
  const malformed = (change: string, text: string) => twin(good, change, { proof: text }, "proof-malformed");
  return [
    good,
    verified("extra data", { proof: formatTlogProof({ index: 42, hashes, checkpoint, extra: encodeUtf8("extra") }) }),
    verified("the only entry", {
      proof: formatTlogProof({ index: 0, hashes: [], checkpoint: await signedCheckpoint(log, 1) }),
    }),
    malformed("another version", proof.replace("@v1", "@v2")),
    malformed("no index", proof.replace("index 42\n", "")),
    malformed("a zero before the index", proof.replace("index 42", "index 042")),
    malformed("a hash cut short", proof.replace(/[A-Za-z0-9+/]{4}=\n/u, "=\n")),
    malformed("no blank line", proof.replaceAll("\n\n", "\n")),
    malformed("extra data in the wrong place", proof.replace("index 42\n", "index 42\nextra AAAA\n")),
    twin(
      good,
      "65 hashes",
      { proof: proof.replace("\n\n", `\n${`${other}\n`.repeat(65 - hashes.length)}\n`) },
      "proof-too-long",
    ),
  ];
}

function tilePathVectors(): Wanted<Inputs["tile-paths"]>[] {
  const good = [
    { level: 0, index: 0, width: 256 },
    { level: 0, index: 1, width: 44 },
    { level: 2, index: 1_234_067, width: 256 },
    { level: "entries" as const, index: 1_000, width: 255 },
  ].map((tile) => verified(tilePath(tile), { path: tilePath(tile) }));
  const first = verified("tile/0/000", { path: "tile/0/000" });
  const wrong = [
    "tile/0/0",
    "tile/00/000",
    "tile/64/000",
    "tile/0/x000/001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/0/000/",
    "tile/0/..",
    "/tile/0/000",
  ];
  return [...good, ...wrong.map((path) => twin(first, path, { path }, "tile-malformed"))];
}

function tileVectors(): Wanted<Inputs["tiles"]>[] {
  const tile = encodeTile(log.level(0).slice(256));
  const good = verified("the last, partial tile of 300 entries", { tile: encodeBase64(tile) });
  return [
    good,
    twin(good, "a byte too few", { tile: encodeBase64(tile.subarray(1)) }, "tile-malformed"),
    twin(good, "257 hashes", { tile: encodeBase64(new Uint8Array(257 * 32)) }, "tile-malformed"),
    twin(good, "empty", { tile: "" }, "tile-malformed"),
  ];
}

function entryVectors(): Wanted<Inputs["entries"]>[] {
  const bundle = encodeEntries([entryBytes(0), entryBytes(17), entryBytes(42)]);
  const good = verified("three entries", { bundle: encodeBase64(bundle) });
  return [
    good,
    twin(good, "cut off in an entry", { bundle: encodeBase64(bundle.subarray(0, -1)) }, "tile-malformed"),
    twin(
      good,
      "cut off in a length",
      { bundle: encodeBase64(Buffer.concat([bundle, Uint8Array.of(0)])) },
      "tile-malformed",
    ),
    twin(good, "257 entries", { bundle: encodeBase64(new Uint8Array(257 * 2)) }, "tile-malformed"),
  ];
}

function base64At(index: number): string {
  return encodeBase64(leafHash(sha256, entryBytes(index)));
}

/** Puts each of the last two keys' signatures under the other's name and id. */
function swapSignatures(note: string): string {
  const lines = note.trimEnd().split("\n");
  const [one, two] = [lines.at(-2) ?? "", lines.at(-1) ?? ""];
  const idLength = "— ".length;
  const parts = (line: string) => line.slice(idLength).split(" ");
  const [[nameOne, bytesOne], [nameTwo, bytesTwo]] = [parts(one), parts(two)];
  const join4 = (id = "", signature = "") =>
    encodeBase64(
      Buffer.concat([Buffer.from(id, "base64").subarray(0, 4), Buffer.from(signature, "base64").subarray(4)]),
    );
  const swapped = [`— ${nameOne} ${join4(bytesOne, bytesTwo)}`, `— ${nameTwo} ${join4(bytesTwo, bytesOne)}`];
  return `${[...lines.slice(0, -2), ...swapped].join("\n")}\n`;
}

/** The same base64 character with one of the bits set that the padding leaves over. */
function strayBits(character: string): string {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return alphabet[alphabet.indexOf(character) | 1] ?? character;
}
