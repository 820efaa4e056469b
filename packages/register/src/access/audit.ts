/**
 * The audit of the access journal: every event's bytes are hashed and the tree is grown from them again, held against every
 * checkpoint that was signed; the columns by which events are found are held against the events themselves, and subjects and
 * free words against their digests. Nothing that the database says of a hash is believed.
 */
import {
  type AccessNoteRow,
  type AccessSubjectRow,
  type Database,
  type Ledger,
  openWords,
  wordsKey,
} from "@muster/ledger";
import {
  detailDigest,
  Frontier,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  VerificationError,
  type VerifierKey,
  verifierKey,
} from "@muster/proof";
import { base64 } from "@muster/record";
import { nodeCrypto, sha256 } from "../cryptography.ts";
import { type Finding, Findings } from "../keeping/findings.ts";
import { type AccessEvent, isVeiled } from "./event.ts";
import { accessOrigin } from "./journal.ts";
import { accessEventFrom } from "./questions.ts";
import { subjectsRoot } from "./seal.ts";

export interface AccessAudited {
  readonly size: number;
  /** The root that the events lead to, in base64. */
  readonly root: string;
  /** Free words that have been erased: their digest stands in the log, and nothing else of them anywhere. */
  readonly erased: number;
  readonly findings: readonly Finding[];
  readonly found: number;
  readonly holds: boolean;
}

interface Owned {
  readonly number: number;
  readonly authority: string | null;
  readonly officer: string | null;
  readonly veiled: boolean;
}

interface StoredEvent extends Owned {
  readonly at: string;
  readonly kind: string;
  readonly purpose: string | null;
  readonly outcome: string;
  readonly leaf: Uint8Array;
  readonly entry: string;
}

interface HangingOn {
  readonly subjects: ReadonlyMap<number, readonly (AccessSubjectRow & Owned)[]>;
  readonly notes: ReadonlyMap<number, readonly (AccessNoteRow & Owned)[]>;
  /** Signed notes, by the number of events that each is over. */
  readonly checkpoints: ReadonlyMap<number, string>;
}

const BATCH = 500;

/**
 * Audits the access journal up to its newest checkpoint; others may go on appending. `key` is the log's as a verifier takes it,
 * under the register's own name. Throws `VerificationError` for a key that is none.
 */
export async function auditAccess(ledger: Ledger, key: string): Promise<AccessAudited> {
  const { name, publicKey } = await parseVerifierKey(key, nodeCrypto);
  const audit = new Audit(ledger, verifierKey(sha256, accessOrigin(name), publicKey));
  return audit.run();
}

class Audit {
  readonly #database: Database;
  readonly #ledger: Ledger;
  /** Of the free words; looked up when the first come. */
  #words: Uint8Array | undefined;
  readonly #key: VerifierKey;
  readonly #findings = new Findings();
  readonly #tree = new Frontier(sha256);
  readonly #nodes = new Map<string, Uint8Array>();
  #erased = 0;

  constructor(ledger: Ledger, key: VerifierKey) {
    this.#database = ledger.database;
    this.#ledger = ledger;
    this.#key = key;
  }

  async run(): Promise<AccessAudited> {
    const { last, size } = await this.#edge();
    if (last + 1 !== size)
      this.#findings.add(
        "checkpoint-behind",
        `the access journal ends with event ${last}, its checkpoints with ${size}`,
      );
    await this.#events(size);
    if (this.#tree.size !== size)
      this.#findings.add("journal-gap", `event ${this.#tree.size} of the access journal is missing`);
    else await this.#holdNodes();
    const { found, first } = this.#findings;
    return {
      size: this.#tree.size,
      root: base64(this.#tree.root()),
      erased: this.#erased,
      findings: first,
      found,
      holds: found === 0,
    };
  }

  /** Where events and checkpoints end, seen at one moment. */
  async #edge(): Promise<{ last: number; size: number }> {
    const [row] = await this.#database.query<{ last: number; size: number }>(
      `select coalesce((select max(number) from access_entry), -1) as last,
         coalesce((select max(size) from access_checkpoint), 0) as size`,
    );
    return { last: row?.last ?? -1, size: row?.size ?? 0 };
  }

  /** Stops at a gap, after which no number is sure. */
  async #events(size: number): Promise<void> {
    const pages = this.#database.stream<StoredEvent>(
      `select number, at, kind, authority, officer, purpose, outcome, veiled, leaf, entry
       from access_entry where number < $1 order by number`,
      [size],
      BATCH,
    );
    for await (const page of pages) {
      const from = page[0]?.number ?? 0;
      const to = (page.at(-1)?.number ?? from) + 1;
      const hanging = await this.#hangingOn(from, to);
      for (const stored of page) {
        if (stored.number !== this.#tree.size) return;
        await this.#hold(stored, hanging);
        const note = hanging.checkpoints.get(this.#tree.size);
        if (note !== undefined) await this.#holdCheckpoint(note);
      }
    }
  }

  async #hangingOn(from: number, to: number): Promise<HangingOn> {
    const [subjects, notes, checkpoints] = await Promise.all([
      this.#database.query<AccessSubjectRow & Owned>(
        `select number, authority, officer, veiled, person, thing, salt from access_subject
         where number >= $1 and number < $2 order by number, ordinal`,
        [from, to],
      ),
      this.#database.query<AccessNoteRow & Owned>(
        "select number, authority, officer, veiled, part, sealed from access_note where number >= $1 and number < $2",
        [from, to],
      ),
      this.#database.query<{ size: number; note: string }>(
        "select size, note from access_checkpoint where size > $1 and size <= $2",
        [from, to],
      ),
    ]);
    return {
      subjects: Map.groupBy(subjects, ({ number }) => number),
      notes: Map.groupBy(notes, ({ number }) => number),
      checkpoints: new Map(checkpoints.map(({ size, note }) => [size, note])),
    };
  }

  async #hold(stored: StoredEvent, { subjects, notes }: HangingOn): Promise<void> {
    const { number, entry } = stored;
    const leaf = leafHash(sha256, Buffer.from(entry));
    this.#tree.append(leaf, (level, index, hash) => this.#nodes.set(`${level}/${index}`, hash));
    if (!Buffer.from(leaf).equals(stored.leaf))
      this.#findings.add("leaf-differs", `event ${number} of the access journal is not what its leaf was made of`);
    const event = readable(entry);
    if (event === undefined) {
      this.#findings.add("columns-differ", `event ${number} of the access journal is of no known format`);
      return;
    }
    if (!areColumnsOf(event, stored))
      this.#findings.add("columns-differ", `event ${number} is found by other words than it says`);
    this.#holdSubjects(event, subjects.get(number) ?? []);
    await this.#holdNotes(event, notes.get(number) ?? []);
  }

  #holdSubjects(event: AccessEvent, rows: readonly (AccessSubjectRow & Owned)[]): void {
    const { count = 0, root } = event.subjects ?? {};
    const holds =
      rows.length === count &&
      rows.every((row) => isOwnedBy(event, row)) &&
      (root === undefined || base64(subjectsRoot(rows)) === root);
    if (!holds) this.#findings.add("subjects-differ", `event ${event.number} was about others than the database says`);
  }

  async #holdNotes(event: AccessEvent, rows: readonly (AccessNoteRow & Owned)[]): Promise<void> {
    for (const row of rows) {
      if (!isOwnedBy(event, row) || !isWhatWasSaid(event, row, await this.#wordsKey()))
        this.#findings.add("detail-differs", `the ${row.part} of event ${event.number} is not what was said`);
    }
    const said = [event.note, event.asked].filter((digest) => digest !== undefined).length;
    this.#erased += Math.max(0, said - rows.length);
  }

  async #wordsKey(): Promise<Uint8Array | undefined> {
    this.#words ??= await wordsKey(this.#database, this.#ledger.keyring);
    return this.#words;
  }

  async #holdCheckpoint(note: string): Promise<void> {
    const { size } = this.#tree;
    try {
      const stated = await openCheckpoint(note, [this.#key], nodeCrypto);
      if (stated.size === size && base64(stated.root) === base64(this.#tree.root())) return;
      this.#findings.add(
        "root-differs",
        `the access journal does not lead to the root that was signed for ${size} events`,
      );
    } catch (fault) {
      if (!(fault instanceof VerificationError)) throw fault;
      this.#findings.add(
        "checkpoint-not-signed",
        `the access journal's checkpoint of ${size}: ${fault.message} (${fault.code})`,
      );
    }
  }

  async #holdNodes(): Promise<void> {
    // Others append meanwhile: only nodes over the leaves that were read.
    const rows = await this.#database.query<{ level: number; index: number; hash: Uint8Array }>(
      "select level, index, hash from access_node where (index + 1) * (1::bigint << level) <= $1",
      [this.#tree.size],
    );
    const stored = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]));
    for (const key of new Set([...stored.keys(), ...this.#nodes.keys()])) {
      const [grown, kept] = [this.#nodes.get(key), stored.get(key)];
      if (grown === undefined || kept === undefined || !Buffer.from(grown).equals(kept))
        this.#findings.add("node-differs", `the second log's node ${key} is not what its leaves make`);
    }
  }
}

function readable(entry: string): AccessEvent | undefined {
  try {
    return accessEventFrom(entry);
  } catch {
    return undefined;
  }
}

function areColumnsOf(event: AccessEvent, stored: StoredEvent): boolean {
  return (
    isOwnedBy(event, stored) &&
    event.at === stored.at &&
    event.kind === stored.kind &&
    (event.purpose ?? null) === stored.purpose &&
    event.outcome === stored.outcome
  );
}

/** Whether row security goes by what the event itself says. */
function isOwnedBy(event: AccessEvent, { number, authority, officer, veiled }: Owned): boolean {
  return (
    event.number === number &&
    (event.by?.authority ?? null) === authority &&
    (event.by?.officer ?? null) === officer &&
    isVeiled(event) === veiled
  );
}

function isWhatWasSaid(event: AccessEvent, { part, sealed }: AccessNoteRow, key: Uint8Array | undefined): boolean {
  const digest = event[part];
  const clear =
    digest === undefined || key === undefined
      ? undefined
      : openWords(key, { number: event.number, part, digest }, sealed);
  return clear !== undefined && detailDigest(sha256, clear.salt, clear.content) === digest;
}
