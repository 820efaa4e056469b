/**
 * What hangs on the entries, for a full audit: items are what the entry's inner root commits to, kept details are what
 * their digests were made of and are sealed into their entry, and every checkpoint ever signed leads to the same log.
 */
import { type Database, NOBODY } from "@muster/ledger";
import { detailDigest, Frontier, innerRoot, openCheckpoint, VerificationError, type VerifierKey } from "@muster/proof";
import { base64, type Entry, type Item } from "@muster/record";
import { nodeCrypto, sha256 } from "../cryptography.ts";
import type { Findings } from "./findings.ts";

/** Small, for an entry's items may be megabytes. */
const BATCH = 100;

interface Row {
  readonly number: number;
  readonly leaf: Uint8Array;
  readonly entry: string;
  readonly items: string | null;
}

interface DetailRow {
  readonly person: string;
  readonly entry: number;
  readonly digest: string;
  readonly salt: Uint8Array;
  readonly content: string;
}

/** The leaves have been held against the entries' bytes before. */
export async function auditContents(
  database: Database,
  key: VerifierKey,
  size: number,
  findings: Findings,
): Promise<void> {
  const frontier = new Frontier(sha256);
  const rows = database.stream<Row>(
    "select number, leaf, entry, items from journal where number < $1 order by number",
    [size],
    BATCH,
  );
  for await (const batch of rows) {
    const range = [batch[0]?.number ?? 0, (batch.at(-1)?.number ?? 0) + 1] as const;
    const sealed = new Map<number, Map<string, ReadonlySet<string>>>();
    for (const row of batch) sealed.set(row.number, auditItems(row, findings));
    const details = await database.query<DetailRow>(
      "select person, entry, digest, salt, content from detail where entry >= $1 and entry < $2",
      range,
    );
    for (const detail of details) auditDetail(detail, sealed.get(detail.entry), findings);
    await auditCheckpoints(database, key, batch, frontier, findings);
  }
}

/** Holds the items against what the entry says of them. Returns the digests sealed into it, by person. */
function auditItems({ number, entry: text, items: kept }: Row, findings: Findings): Map<string, ReadonlySet<string>> {
  const { people, details = [] } = JSON.parse(text) as Entry;
  const texts = kept?.split("\n") ?? [];
  if (people !== undefined && !Array.isArray(people)) {
    const root = base64(
      innerRoot(
        sha256,
        texts.map((item) => Buffer.from(item)),
      ),
    );
    if (texts.length !== people.count || root !== people.root)
      findings.add("items-differ", `entry ${number} commits to other items than those kept`);
  } else if (kept !== null)
    findings.add("items-differ", `entry ${number} commits to no items beside it, and yet there are some`);
  const sealed = new Map<string, ReadonlySet<string>>([[NOBODY, new Set(details)]]);
  const items = Array.isArray(people) ? people : texts.map((item) => JSON.parse(item) as Item);
  for (const item of items) sealed.set(item.person, new Set(item.details));
  return sealed;
}

function auditDetail(
  { person, entry, digest, salt, content }: DetailRow,
  sealed: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  findings: Findings,
): void {
  if (detailDigest(sha256, salt, content) !== digest)
    findings.add("detail-differs", `a detail of entry ${entry} is not what its digest was made of`);
  if (sealed?.get(person)?.has(digest) !== true)
    findings.add("detail-differs", `a detail is kept for entry ${entry}, which does not seal it`);
}

/** Every checkpoint over these leaves states the root that they lead to, under the log's signature. */
async function auditCheckpoints(
  database: Database,
  key: VerifierKey,
  batch: readonly Row[],
  frontier: Frontier,
  findings: Findings,
): Promise<void> {
  const from = frontier.size;
  const kept = await database.query<{ size: number; root: Uint8Array; note: string }>(
    "select size, root, note from checkpoint where size > $1 and size <= $2 order by size",
    [from, from + batch.length],
  );
  for (const { size, root, note } of kept) {
    while (frontier.size < size) frontier.append(batch[frontier.size - from]?.leaf as Uint8Array);
    const derived = base64(frontier.root());
    try {
      const stated = await openCheckpoint(note, [key], nodeCrypto);
      if (stated.size !== size || base64(stated.root) !== derived || base64(root) !== derived) {
        findings.add("root-differs", `the checkpoint of ${size} entries states another root than they lead to`);
      }
    } catch (fault) {
      if (!(fault instanceof VerificationError)) throw fault;
      findings.add("checkpoint-not-signed", `the checkpoint of ${size} entries: ${fault.message} (${fault.code})`);
    }
  }
  for (const { leaf } of batch.slice(frontier.size - from)) frontier.append(leaf);
}
