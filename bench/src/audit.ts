/**
 * A log of a million entries verified from the database, beside reading the same rows and hashing them and nothing else.
 * Both read through the same cursor and hash with the same function; what the audit does more is the tree over the leaves,
 * the comparison with every stored hash, and the signature.
 */
import { copyLine, type Database, postgresDatabase } from "@muster/ledger";
import { formatCheckpoint, leafHash, readFrontier, signNote } from "@muster/proof";
import { canonicalText } from "@muster/record";
import { audit as auditLog, type Node, sha256 } from "@muster/register";
import { type Bench, bar, inTurns, seconds } from "./bench.ts";
import { OFFICER, OPENED, throwAway } from "./throw-away.ts";

const ENTRIES = 1_000_000;
const BATCH = 2_000;

export const audit: Bench = async (options) => {
  const away = await throwAway();
  const reader = postgresDatabase({ url: away.cluster.owner().url, maximumConnections: 1 });
  try {
    options.log(`filling a log of ${ENTRIES} entries`);
    const bytes = await fill(away.owner, away.node);
    const contenders = {
      muster: () => seconds(() => verified(away.node)),
      "read-and-hash": () => seconds(() => readAndHash(reader)),
    };
    const { medians, all } = await inTurns(contenders, options);
    const ratio = (medians["muster"] ?? 0) / (medians["read-and-hash"] ?? 1);
    return {
      unit: "seconds",
      medians,
      ratios: { "muster/read-and-hash": ratio },
      bars: [bar("muster/read-and-hash", ratio, "<= 1.5")],
      notes: { entries: ENTRIES, meanEntryBytes: Math.round(bytes / ENTRIES), rounds: all },
    };
  } finally {
    await reader.close();
    await away.close();
  }
};

async function verified({ ledger, verifierKey }: Node): Promise<void> {
  const { holds, size, findings } = await auditLog(ledger, { verifierKey });
  if (!holds || size !== ENTRIES) throw new Error(`the audit failed: ${JSON.stringify(findings)}`);
}

async function readAndHash(database: Database): Promise<void> {
  const bytes = Buffer.alloc(3 * 65_536);
  let read = 0;
  const rows = database.stream<{ number: number; entry: string }>(
    "select number, entry from journal order by number",
    [],
    BATCH,
  );
  for await (const batch of rows) {
    for (const { entry } of batch) sha256(bytes.subarray(0, bytes.write(entry)));
    read += batch.length;
  }
  if (read !== ENTRIES) throw new Error(`${read} entries read`);
}

/** Fills the journal by COPY with entries that move somebody, and signs the log. Returns the bytes of all entries. */
async function fill(owner: Database, { ledger, signer }: Node): Promise<number> {
  const first = ((await ledger.last())?.number ?? -1) + 1;
  const frontier = await readFrontier(sha256, first, ledger.nodes);
  const nodes: string[] = [];
  let bytes = 0;
  const lines = function* () {
    for (let number = first; number < ENTRIES; number += 1) {
      const entry = canonicalText(moved(number));
      bytes += entry.length;
      const leaf = leafHash(sha256, Buffer.from(entry));
      frontier.append(leaf, (level, index, hash) => nodes.push(copyLine([level, index, hash])));
      yield copyLine([number, "custody.moved", OPENED, OPENED, leaf, entry, "KEEPER", "KEEPER-1"]);
    }
  };
  await owner.copyIn(
    "journal",
    ["number", "kind", "occurred_at", "recorded_at", "leaf", "entry", "by_authority", "by_officer"],
    lines(),
  );
  await owner.copyIn("log_node", ["level", "index", "hash"], nodes);
  const root = frontier.root();
  const note = signNote(sha256, formatCheckpoint({ origin: signer.name, size: ENTRIES, root }), [signer]);
  await owner.execute("insert into checkpoint (size, root, note) values ($1, $2, $3)", [ENTRIES, root, note]);
  await owner.script("vacuum (analyze) journal");
  return bytes;
}

function moved(number: number): object {
  const person = `00000000-0000-4000-8000-${String(number % 50_000).padStart(12, "0")}`;
  const makes = { state: "held", site: "P", unit: number % 2 === 0 ? "A" : "B", custodian: "KEEPER" };
  const line = { step: "moved", spends: Math.max(0, number - 50_000), makes };
  return {
    format: 1,
    number,
    kind: "custody.moved",
    occurredAt: OPENED,
    recordedAt: OPENED,
    by: OFFICER,
    about: [],
    people: [{ person, line }],
    body: {},
  };
}
