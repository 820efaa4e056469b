/**
 * The access journal out of a backup, believed of nobody: every event is hashed, its subjects and free words are held against
 * it, and every checkpoint's signature and root against the tree grown so far.
 */
import {
  type AccessRow,
  type AccessSubjectRow,
  keep,
  keepAccess,
  keepAccessLog,
  type Keyring,
  type LogNode,
  openWords,
  PersonKeys,
  type Queryable,
} from "@muster/ledger";
import {
  detailDigest,
  formatCheckpoint,
  Frontier,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  signNote,
  type Signer,
  VerificationError,
  type VerifierKey,
  verifierKey,
} from "@muster/proof";
import { base64 } from "@muster/record";
import { nodeCrypto, sha256 } from "../cryptography.ts";
import { BackupFault } from "../keeping/backup-fault.ts";
import { type BackupHeader, type Line, readLines } from "../keeping/backup-file.ts";
import { decoded } from "../keeping/backup-lines.ts";
import { type AccessEvent, isVeiled } from "./event.ts";
import { accessOrigin, accessSigner } from "./journal.ts";
import { accessEventFrom } from "./questions.ts";
import { subjectsRoot } from "./seal.ts";

type Mutable<Row> = { -readonly [Name in keyof Row]: Row[Name] };
type Current = Mutable<Omit<AccessRow, "subjects">> & {
  readonly event: AccessEvent;
  readonly subjects: AccessSubjectRow[];
};

const PART_EVENTS = 500;

/**
 * Loads the access journal of a backup inside the given transaction. Under another key than the backup's the tree goes on under
 * the new log's name, with one checkpoint over all of it. Throws `BackupFault`.
 */
export async function restoreAccess(
  transaction: Queryable,
  file: string,
  header: BackupHeader,
  { keyring, signer, isSameLog }: { readonly keyring: Keyring; readonly signer: Signer; readonly isSameLog: boolean },
): Promise<void> {
  const { name, publicKey } = await parseVerifierKey(header.verifierKey, nodeCrypto);
  const loading = new Loading(transaction, keyring, verifierKey(sha256, accessOrigin(name), publicKey), isSameLog);
  for await (const line of readLines(file)) await loading.take(line);
  await loading.finish(accessSigner(signer));
}

class Loading {
  readonly #transaction: Queryable;
  readonly #keys: PersonKeys;
  readonly #log: VerifierKey;
  readonly #isSameLog: boolean;
  readonly #tree = new Frontier(sha256);
  #rows: AccessRow[] = [];
  #nodes: LogNode[] = [];
  #current: Current | undefined;
  #wordsKey: Uint8Array | undefined;
  /** The size that was signed for last. */
  #signed = 0;

  constructor(transaction: Queryable, keyring: Keyring, log: VerifierKey, isSameLog: boolean) {
    this.#transaction = transaction;
    this.#keys = new PersonKeys(keyring);
    this.#log = log;
    this.#isSameLog = isSameLog;
  }

  async take({ kind, json }: Line): Promise<void> {
    if (kind === "access-key") await this.#key(json);
    else if (kind === "access") await this.#begin(json);
    else if (kind === "access-subjects") this.#subjects(json);
    else if (kind === "access-checkpoint") await this.#checkpoint(json);
  }

  async finish(signer: Signer): Promise<void> {
    this.#end();
    const { size } = this.#tree;
    if (size !== this.#signed) throw new BackupFault("not-the-log", `no checkpoint was signed over ${size} events`);
    if (size === 0) return;
    const root = this.#tree.root();
    const note = signNote(sha256, formatCheckpoint({ origin: signer.name, size, root }), [signer]);
    await this.#flush(this.#isSameLog ? undefined : { size, root, note });
  }

  async #key(json: string): Promise<void> {
    const { wrapped, ...row } = decoded("key", json);
    const key = { ...row, wrapped: Buffer.from(wrapped, "base64") };
    this.#wordsKey = this.#keys.unwrap(key);
    await keep(this.#transaction, { entries: [], keys: [key], details: [], nodes: [], checkpoints: [], answered: [] });
  }

  async #begin(json: string): Promise<void> {
    this.#end();
    if (this.#rows.length >= PART_EVENTS) await this.#flush(undefined);
    const { entry, notes } = decoded("access", json);
    const event = eventOf(entry);
    if (event.number !== this.#tree.size)
      throw new BackupFault("damaged", `event ${this.#tree.size} is missing from the backup`);
    this.#current = {
      number: event.number,
      at: event.at,
      kind: event.kind,
      authority: event.by?.authority ?? null,
      officer: event.by?.officer ?? null,
      purpose: event.purpose ?? null,
      outcome: event.outcome,
      veiled: isVeiled(event),
      leaf: leafHash(sha256, Buffer.from(entry)),
      entry,
      event,
      subjects: [],
      notes: notes.map(({ part, sealed }) => ({ part, sealed: Buffer.from(sealed, "base64") })),
    };
  }

  #subjects(json: string): void {
    if (this.#current === undefined) throw new BackupFault("damaged", "a line of the backup belongs to no event");
    for (const { salt, ...subject } of decoded("subjects", json))
      this.#current.subjects.push({ ...subject, salt: Buffer.from(salt, "base64") });
  }

  /** The event's lines are all read: it takes its place in the tree. */
  #end(): void {
    if (this.#current === undefined) return;
    const { event, ...row } = this.#current;
    this.#current = undefined;
    const { count = 0, root } = event.subjects ?? {};
    const isAbout =
      row.subjects.length === count && (root === undefined || base64(subjectsRoot(row.subjects)) === root);
    if (!isAbout || !row.notes.every((note) => this.#isSaid(event, note)))
      throw new BackupFault("not-the-log", `event ${event.number} commits to something else than the backup holds`);
    this.#tree.append(row.leaf, (level, index, hash) => this.#nodes.push({ level, index, hash }));
    this.#rows.push(row);
  }

  #isSaid(event: AccessEvent, { part, sealed }: AccessRow["notes"][number]): boolean {
    const digest = event[part];
    if (digest === undefined || this.#wordsKey === undefined) return false;
    const clear = openWords(this.#wordsKey, { number: event.number, part, digest }, sealed);
    return clear !== undefined && detailDigest(sha256, clear.salt, clear.content) === digest;
  }

  async #checkpoint(json: string): Promise<void> {
    this.#end();
    const { size, note } = decoded("checkpoint", json);
    const root = this.#tree.root();
    const stated = await openCheckpoint(note, [this.#log], nodeCrypto).catch((fault: unknown) => {
      if (!(fault instanceof VerificationError)) throw fault;
      throw new BackupFault("not-the-log", `${fault.message} (${fault.code})`, { cause: fault });
    });
    if (size !== this.#tree.size || stated.size !== size || base64(stated.root) !== base64(root))
      throw new BackupFault("not-the-log", `the events do not lead to the checkpoint of ${stated.size}`);
    this.#signed = size;
    await this.#flush(this.#isSameLog ? { size, root, note } : undefined);
  }

  async #flush(checkpoint: Parameters<typeof keepAccessLog>[1]["checkpoint"]): Promise<void> {
    const [rows, nodes] = [this.#rows, this.#nodes];
    this.#rows = [];
    this.#nodes = [];
    await keepAccess(this.#transaction, rows);
    await keepAccessLog(this.#transaction, { nodes, checkpoint });
  }
}

function eventOf(entry: string): AccessEvent {
  try {
    return accessEventFrom(entry);
  } catch (cause) {
    throw new BackupFault("damaged", "an event of the backup is of no known format", { cause });
  }
}
