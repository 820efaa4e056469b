/**
 * What hangs on the entries, for a full audit: items are what the entry's inner root commits to, kept details open, are what
 * their digests were made of and are committed to by their entry; detail that is missing was destroyed by an entry that
 * says so; and every checkpoint ever signed leads to the same log.
 */
import { insteadOf } from "@muster/custody";
import {
  type Database,
  DetailFault,
  KEYED_DETAIL,
  type KeyedDetailRow,
  type Ledger,
  NOBODY,
  PersonKeys,
} from "@muster/ledger";
import { detailDigest, Frontier, innerRoot, openCheckpoint, VerificationError, type VerifierKey } from "@muster/proof";
import { base64, type Entry, type Item } from "@muster/record";
import { nodeCrypto, sha256 } from "../cryptography.ts";
import type { Findings } from "./findings.ts";
import { Tombstones } from "./tombstones.ts";

/** Small, for an entry's items may be megabytes. */
const BATCH = 100;

interface Row {
  readonly number: number;
  readonly leaf: Uint8Array;
  readonly entry: string;
  readonly items: string | null;
}

/** The digests an entry commits to, by person. Those of details that are kept are taken out. */
type Digests = Map<string, Set<string>>;

/** What an entry commits to, and of what kind it is: for a correction, what it puts in place. */
interface Committed {
  readonly kind: string;
  readonly digests: Digests;
}

/** The leaves have been held against the entries' bytes before. */
export async function auditContents(
  { database, keyring }: Ledger,
  key: VerifierKey,
  size: number,
  findings: Findings,
): Promise<void> {
  const frontier = new Frontier(sha256);
  const keys = new PersonKeys(keyring);
  const tombstones = await Tombstones.read(database);
  const rows = database.stream<Row>(
    "select number, leaf, entry, items from journal where number < $1 order by number",
    [size],
    BATCH,
  );
  for await (const batch of rows) {
    const range = [batch[0]?.number ?? 0, (batch.at(-1)?.number ?? 0) + 1] as const;
    const committed = new Map<number, Committed>();
    for (const row of batch) committed.set(row.number, auditItems(row, findings));
    const details = await database.query<KeyedDetailRow>(
      `select ${KEYED_DETAIL} from detail left join person_key using (person) where entry >= $1 and entry < $2`,
      range,
    );
    for (const detail of details) auditDetail(detail, keys, committed.get(detail.entry)?.digests, findings);
    for (const [number, { kind, digests }] of committed) tombstones.holdMissing(number, kind, digests, findings);
    await auditCheckpoints(database, key, batch, frontier, findings);
  }
}

/** Holds the items against what the entry says of them. Returns the digests it commits to. */
function auditItems({ number, entry: text, items: kept }: Row, findings: Findings): Committed {
  const entry = JSON.parse(text) as Entry;
  const { people, details = [] } = entry;
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
  const digests: Digests = new Map(details.length === 0 ? [] : [[NOBODY, new Set(details)]]);
  const items = Array.isArray(people) ? people : texts.map((item) => JSON.parse(item) as Item);
  for (const item of items) if (item.details !== undefined) digests.set(item.person, new Set(item.details));
  return { kind: insteadOf(entry)?.kind ?? entry.kind, digests };
}

function auditDetail(
  detail: KeyedDetailRow,
  keys: PersonKeys,
  committed: Digests | undefined,
  findings: Findings,
): void {
  const { person, entry, digest } = detail;
  if (committed?.get(person)?.delete(digest) !== true)
    findings.add("detail-differs", `a detail is kept for entry ${entry}, which does not commit to it`);
  try {
    const { salt, content } = keys.open(detail);
    if (detailDigest(sha256, salt, content) !== digest)
      findings.add("detail-differs", `a detail of entry ${entry} is not what its digest was made of`);
  } catch (fault) {
    if (!(fault instanceof DetailFault)) throw fault;
    findings.add("detail-differs", fault.message);
  }
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
