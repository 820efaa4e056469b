/**
 * The audit: the log as it stands in the database, held against the signed checkpoint. Every entry's bytes are hashed and
 * the tree is grown from them again, in one pass of any length; nothing that the database says of a hash is believed. A
 * full audit also opens what hangs on the entries: the items committed to, the detail sealed, and every older checkpoint.
 */
import type { Database, Ledger } from "@muster/ledger";
import { leafHash, openCheckpoint, parseVerifierKey, VerificationError, type VerifierKey } from "@muster/proof";
import { base64, MAXIMUM_ENTRY_BYTES } from "@muster/record";
import { auditAccess } from "../access/audit.ts";
import { nodeCrypto, sha256 } from "../cryptography.ts";
import { auditContents } from "./audit-contents.ts";
import { Findings, type Finding } from "./findings.ts";
import { GrowingTree, type GrownTree } from "./grow-tree.ts";

export interface AuditOptions {
  /** The log's key as a verifier takes it: `name+hash+base64`. */
  readonly verifierKey: string;
  /** Items, details and older checkpoints too; takes a few times as long. */
  readonly full?: boolean;
}

export interface Audited {
  readonly size: number;
  /** The root that the entries lead to, in base64. */
  readonly root: string;
  /** The newest signed checkpoint. */
  readonly checkpoint: string | undefined;
  readonly full: boolean;
  /** What was found wrong: the first hundred, and how many in all. */
  readonly findings: readonly Finding[];
  readonly found: number;
  readonly holds: boolean;
}

/** Entries fetched at a time: the next are on their way while these are hashed. */
const BATCH = 2_000;
const LEAF_BYTES = 32;
/**
 * Leaves held against those stored, and handed to the other thread, at a time: to wake it for each batch that is read
 * would cost as much as it saves.
 */
const HELD_TOGETHER = 65_536;

/**
 * Audits the log up to its newest checkpoint. Nothing is written, and a node may go on writing meanwhile. Throws
 * `VerificationError` for a key that is none.
 */
export async function audit(ledger: Ledger, { verifierKey, full = false }: AuditOptions): Promise<Audited> {
  const key = await parseVerifierKey(verifierKey, nodeCrypto);
  const findings = new Findings();
  const { last, size, note } = await edge(ledger);
  if (last + 1 !== size)
    findings.add(
      "checkpoint-behind",
      `the journal ends with entry ${last}, the newest checkpoint is of ${size} entries`,
    );
  const tree = await growTree(ledger, size, findings);
  const root = base64(tree.root);
  await holdAgainstCheckpoint(note, key, { size, root }, findings);
  if (full && tree.size === size) await auditContents(ledger, key, size, findings);
  // The second log is held to account with the first.
  if (full)
    for (const { code, message } of (await auditAccess(ledger, verifierKey)).findings) findings.add(code, message);
  const { found, first } = findings;
  return { size: tree.size, root, checkpoint: note, full, findings: first, found, holds: found === 0 };
}

/** Where journal and checkpoints end, seen at one moment. */
async function edge(ledger: Ledger): Promise<{ last: number; size: number; note: string | undefined }> {
  const [row] = await ledger.database.query<{ last: number; size: number; note: string | null }>(
    `select coalesce((select max(number) from journal), -1) as last, coalesce((select max(size) from checkpoint), 0) as size,
       (select note from checkpoint order by size desc limit 1) as note`,
  );
  return { last: row?.last ?? -1, size: row?.size ?? 0, note: row?.note ?? undefined };
}

/** The tree over the entries' own bytes. Stops at a gap, after which no number is sure. */
async function growTree({ database }: Ledger, size: number, findings: Findings): Promise<GrownTree> {
  const tree = new GrowingTree();
  try {
    await hashEntries(database, size, tree, findings);
    const grown = await tree.grown();
    if (grown.size === size) holdNodes(grown, await storedNodes(database), findings);
    return grown;
  } finally {
    await tree.close();
  }
}

async function hashEntries(database: Database, size: number, tree: GrowingTree, findings: Findings): Promise<void> {
  const hash = leafHasher();
  const gathered = new Uint8Array(HELD_TOGETHER * LEAF_BYTES);
  const held: Promise<void>[] = [];
  let next = 0;
  let first = 0;
  const handOver = () => {
    const leaves = gathered.slice(0, (next - first) * LEAF_BYTES);
    const holding = holdLeaves(database, { first, end: next, digest: sha256(leaves) }, findings);
    // Awaited at the end; until then its fault must not count as unhandled.
    holding.catch(() => undefined);
    held.push(holding);
    tree.append(leaves);
    first = next;
  };
  const rows = database.stream<{ number: number; entry: string }>(
    "select number, entry from journal where number < $1 order by number",
    [size],
    BATCH,
  );
  for await (const batch of rows) {
    for (const { number, entry } of batch) {
      if (number !== next) break;
      gathered.set(hash(entry), (next - first) * LEAF_BYTES);
      next += 1;
      if (next - first === HELD_TOGETHER) handOver();
    }
    if ((batch.at(-1)?.number ?? -1) >= next) break;
  }
  if (next > first) handOver();
  if (next !== size) findings.add("journal-gap", `entry ${next} is missing`);
  await Promise.all(held);
}

/** Leaf hashes of entries' texts. */
function leafHasher(): (entry: string) => Uint8Array {
  // A unit of UTF-16 is at most three bytes of UTF-8.
  const bytes = Buffer.alloc(3 * (MAXIMUM_ENTRY_BYTES + 1));
  return (entry) => leafHash(sha256, bytes.subarray(0, bytes.write(entry)));
}

interface LeavesOf {
  readonly first: number;
  readonly end: number;
  /** SHA-256 of the leaves as the entries' own bytes make them, one behind the other. */
  readonly digest: Uint8Array;
}

/**
 * Holds stored leaves against those the entries make, by a digest over thousands of them that the server reckons. Where it
 * differs they are looked at one by one.
 */
async function holdLeaves(database: Database, { first, end, digest }: LeavesOf, findings: Findings): Promise<void> {
  const [stored] = await database.query<{ digest: Uint8Array | null }>(
    "select sha256(string_agg(leaf, '' order by number)) as digest from journal where number >= $1 and number < $2",
    [first, end],
  );
  if (stored?.digest instanceof Uint8Array && sameBytes(stored.digest, digest)) return;
  const hash = leafHasher();
  const rows = database.stream<{ number: number; entry: string; leaf: Uint8Array }>(
    "select number, entry, leaf from journal where number >= $1 and number < $2 order by number",
    [first, end],
    BATCH,
  );
  for await (const batch of rows) {
    for (const { number, entry, leaf } of batch) {
      if (!sameBytes(hash(entry), leaf))
        findings.add("leaf-differs", `entry ${number} is not what its leaf was made of`);
    }
  }
}

function holdNodes({ nodes }: GrownTree, stored: ReadonlyMap<string, Uint8Array>, findings: Findings): void {
  for (const [key, hash] of nodes) {
    const kept = stored.get(key);
    if (kept === undefined || !sameBytes(kept, hash)) {
      findings.add("node-differs", `the log's node ${key} is not what its leaves make`);
    }
  }
  for (const key of stored.keys()) {
    if (!nodes.has(key)) findings.add("node-differs", `the log has no node ${key}, and yet it is stored`);
  }
}

async function storedNodes(database: Database): Promise<Map<string, Uint8Array>> {
  const rows = await database.query<{ level: number; index: number; hash: Uint8Array }>(
    "select level, index, hash from log_node",
  );
  return new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
}

async function holdAgainstCheckpoint(
  note: string | undefined,
  key: VerifierKey,
  computed: { readonly size: number; readonly root: string },
  findings: Findings,
): Promise<void> {
  if (note === undefined) {
    findings.add("checkpoint-missing", "the log has no signed checkpoint");
    return;
  }
  try {
    const stated = await openCheckpoint(note, [key], nodeCrypto);
    if (stated.size !== computed.size || base64(stated.root) !== computed.root) {
      findings.add("root-differs", `the entries do not lead to the root that was signed for ${stated.size} of them`);
    }
  } catch (fault) {
    if (!(fault instanceof VerificationError)) throw fault;
    findings.add("checkpoint-not-signed", `the newest checkpoint: ${fault.message} (${fault.code})`);
  }
}

/** Thirty-two bytes compared in place: a call to the system's own comparison would take longer. */
function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}
