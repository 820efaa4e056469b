/**
 * The second log, for whoever holds the register to its word: its newest checkpoint, its tiles, and for one event the proof that
 * it stands there, with the opening of whom it was about. Tiles of events are for oversight; the hashes can be shown to anybody,
 * since each event is blinded.
 */
import {
  accessCheckpoint,
  accessNodeReader,
  type AccessSubjectRow,
  accessSubjects,
  accessTexts,
  type Ledger,
} from "@muster/ledger";
import {
  encodeEntries,
  encodeTile,
  formatTlogProof,
  inclusionProof,
  InnerTree,
  isTileWithin,
  type Tile,
  tileNodes,
} from "@muster/proof";
import { sha256 } from "../cryptography.ts";
import type { AccessNumber } from "./event.ts";
import type { ViewersLedger } from "./questions.ts";
import { subjectLeaf, subjectText } from "./seal.ts";

/** The opening of one subject: SHA-256(salt ‖ text) is leaf `index` of the event's inner tree, and `hashes` lead to its root. */
export interface SubjectOpening {
  /** Canonical JSON: `"person:…"`, or `"kind:id"`. */
  readonly text: string;
  readonly salt: Uint8Array;
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
}

export interface AccessProof {
  /** The event as it was hashed. */
  readonly event: string;
  /** C2SP tlog-proof, against the newest checkpoint of the second log. */
  readonly proof: string;
  /** Those subjects that whoever asks may see. */
  readonly subjects: readonly SubjectOpening[];
}

/** The newest signed checkpoint of the second log. */
export async function newestAccessCheckpoint(ledger: Ledger): Promise<string | undefined> {
  return (await accessCheckpoint(ledger.database))?.note;
}

/**
 * Shows that an event stands in the second log. `ledger` is the application's own, which sees every hash; `viewer` decides
 * whether the event may be seen, and whom of it. Undefined where it may not, or is not.
 */
export async function proveAccess(
  ledger: Ledger,
  viewer: ViewersLedger,
  number: AccessNumber,
): Promise<AccessProof | undefined> {
  const [event] = await accessTexts(viewer.database, number, number + 1);
  const newest = await accessCheckpoint(ledger.database);
  if (event === undefined || newest === undefined || newest.size <= number) return undefined;
  const [hashes, all, seen] = await Promise.all([
    inclusionProof(sha256, number, newest.size, accessNodeReader(ledger.database)),
    accessSubjects(ledger.database, number),
    accessSubjects(viewer.database, number),
  ]);
  return {
    event,
    proof: formatTlogProof({ index: number, hashes, checkpoint: newest.note }),
    subjects: openings(all, seen),
  };
}

/** A tile of the second log; undefined where the log has none such. Its events themselves only as far as `viewer` sees all. */
export async function accessTile(ledger: Ledger, viewer: ViewersLedger, tile: Tile): Promise<Uint8Array | undefined> {
  const { level, start, end } = tileNodes(tile);
  if (!isTileWithin(tile, (await accessCheckpoint(ledger.database))?.size ?? 0)) return undefined;
  if (tile.level !== "entries") return encodeTile(await accessNodeReader(ledger.database).read(level, start, end));
  const events = await accessTexts(viewer.database, start, end);
  return events.length === end - start ? encodeEntries(events.map((text) => Buffer.from(text))) : undefined;
}

function openings(all: readonly AccessSubjectRow[], seen: readonly AccessSubjectRow[]): SubjectOpening[] {
  if (seen.length === 0) return [];
  const tree = new InnerTree(sha256, all.map(subjectLeaf));
  const visible = new Set(seen.map(subjectText));
  return all.flatMap((subject, index) => {
    const text = subjectText(subject);
    return visible.has(text) ? [{ text, salt: subject.salt, index, hashes: tree.proof(index) }] : [];
  });
}
