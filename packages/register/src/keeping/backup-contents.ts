/**
 * What a backup holds, read line by line and believed of nobody: every entry is hashed, its items and details are held
 * against it, and every checkpoint's signature and root against the tree grown so far. What stands is handed on in parts.
 */
import {
  type Answered,
  type ClearDetail,
  DetailFault,
  type Keyring,
  type Kept,
  NOBODY,
  type PersonKeyRow,
  PersonKeys,
  type SealedDetailRow,
} from "@muster/ledger";
import {
  detailDigest,
  Frontier,
  innerRoot,
  leafHash,
  openCheckpoint,
  parseVerifierKey,
  VerificationError,
  type VerifierKey,
} from "@muster/proof";
import { base64, type Entry } from "@muster/record";
import { nodeCrypto, sha256 } from "../cryptography.ts";
import { BackupFault } from "./backup-fault.ts";
import { type BackupHeader, type Line, readLines } from "./backup-file.ts";
import { decoded } from "./backup-lines.ts";

type Mutable<Rows> = { -readonly [Name in keyof Rows]: Rows[Name] extends readonly (infer Row)[] ? Row[] : never };

/** A part is handed on when it holds as many entries, or as many characters. */
const PART_ENTRIES = 500;
const PART_CHARACTERS = 8_000_000;

interface CurrentEntry {
  readonly text: string;
  readonly entry: Entry;
  readonly itemTexts: string[];
  readonly keys: PersonKeyRow[];
  readonly details: SealedDetailRow[];
}

/**
 * Reads a backup to its end, handing on what it holds. Every detail is opened and held against its digest. Throws
 * `BackupFault` where anything of it is not what was signed.
 */
export async function readContents(
  file: string,
  header: BackupHeader,
  keyring: Keyring,
  handOn: (part: Kept) => Promise<void>,
): Promise<void> {
  const contents = new Contents(await keyOf(header), keyring);
  for await (const line of readLines(file)) {
    await contents.take(line);
    if (contents.isLarge) await handOn(contents.part());
  }
  await contents.finish(header);
  await handOn(contents.part());
}

async function keyOf({ verifierKey, origin }: BackupHeader): Promise<VerifierKey> {
  const key = await judged(() => parseVerifierKey(verifierKey, nodeCrypto));
  if (key.name !== origin)
    throw new BackupFault("not-the-log", `the backup is of ${origin}, and its key is of ${key.name}`);
  return key;
}

class Contents {
  readonly #key: VerifierKey;
  readonly #tree = new Frontier(sha256);
  #part = emptyPart();
  #characters = 0;
  #current: CurrentEntry | undefined;
  /** Keys of people read so far: the lines of their details come behind. */
  readonly #keyRows = new Map<string, PersonKeyRow>();
  readonly #personKeys: PersonKeys;

  constructor(key: VerifierKey, keyring: Keyring) {
    this.#key = key;
    this.#personKeys = new PersonKeys(keyring);
  }

  get isLarge(): boolean {
    return this.#part.entries.length >= PART_ENTRIES || this.#characters >= PART_CHARACTERS;
  }

  part(): Kept {
    const part = this.#part;
    this.#part = emptyPart();
    this.#characters = 0;
    return part;
  }

  async take({ kind, json }: Line): Promise<void> {
    this.#characters += json.length;
    if (kind === "entry") this.#begin(json);
    else if (kind === "item") this.#ofEntry().itemTexts.push(json);
    else if (kind === "key") this.#takeKey(json);
    else if (kind === "detail") this.#ofEntry().details.push(detailOf(json));
    else if (kind === "checkpoint") await this.#checkpoint(decoded("checkpoint", json));
    else if (kind === "answered") this.#part.answered.push(answeredOf(json));
  }

  /** Holds the end against what the header promised. */
  async finish({ size, checkpoint }: BackupHeader): Promise<void> {
    this.#end();
    const stated = await judged(() => openCheckpoint(checkpoint, [this.#key], nodeCrypto));
    const root = base64(this.#tree.root());
    if (this.#tree.size === size && stated.size === size && base64(stated.root) === root) return;
    throw new BackupFault(
      "not-the-log",
      `the backup's ${this.#tree.size} entries are not those of its checkpoint of ${stated.size}`,
    );
  }

  #begin(text: string): void {
    this.#end();
    const entry = decoded("entry", text);
    if (entry.number !== this.#tree.size)
      throw new BackupFault("damaged", `entry ${this.#tree.size} is missing from the backup`);
    this.#current = { text, entry, itemTexts: [], keys: [], details: [] };
  }

  #takeKey(json: string): void {
    const key = keyOfLine(json);
    this.#ofEntry().keys.push(key);
    this.#keyRows.set(key.person, key);
  }

  #ofEntry(): CurrentEntry {
    if (this.#current === undefined) throw new BackupFault("damaged", "a line of the backup belongs to no entry");
    return this.#current;
  }

  /** The entry's lines are all read: it takes its place in the tree. */
  #end(): void {
    const current = this.#current;
    if (current === undefined) return;
    this.#current = undefined;
    const { text, entry, itemTexts, keys, details } = current;
    holdItems(current);
    this.#holdDetails(current);
    const leaf = leafHash(sha256, Buffer.from(text));
    this.#tree.append(leaf, (level, index, hash) => this.#part.nodes.push({ level, index, hash }));
    this.#part.entries.push({ sealed: { entry, text, itemTexts }, leaf });
    this.#part.keys.push(...keys);
    this.#part.details.push(...details);
  }

  #holdDetails({ entry, itemTexts, details }: CurrentEntry): void {
    if (details.length === 0) return;
    const committed = new Map<string, readonly string[]>([[NOBODY, entry.details ?? []]]);
    const items = Array.isArray(entry.people) ? entry.people : itemTexts.map((text) => decoded("item", text));
    for (const item of items) committed.set(item.person, item.details ?? []);
    for (const detail of details) {
      const { person, digest } = detail;
      const { salt, content } = this.#opened(detail);
      const holds =
        detail.entry === entry.number &&
        committed.get(person)?.includes(digest) === true &&
        detailDigest(sha256, salt, content) === digest;
      if (holds) continue;
      const says = `entry ${entry.number} does not seal a detail that the backup holds for it`;
      throw new BackupFault("not-the-log", says);
    }
  }

  #opened(detail: SealedDetailRow): ClearDetail {
    const key = this.#keyRows.get(detail.person);
    if (key === undefined) throw new BackupFault("damaged", "a detail of the backup is without its person's key");
    try {
      return this.#personKeys.open({ ...key, ...detail });
    } catch (fault) {
      if (!(fault instanceof DetailFault)) throw fault;
      const code = fault.code === "register-key-missing" ? "detail-key-wrong" : "not-the-log";
      throw new BackupFault(code, fault.message, { cause: fault });
    }
  }

  async #checkpoint({ size, note }: { size: number; note: string }): Promise<void> {
    this.#end();
    const stated = await judged(() => openCheckpoint(note, [this.#key], nodeCrypto));
    const root = this.#tree.root();
    if (size !== this.#tree.size || stated.size !== size || base64(stated.root) !== base64(root)) {
      throw new BackupFault("not-the-log", `the entries do not lead to the checkpoint of ${stated.size}`);
    }
    this.#part.checkpoints.push({ size, root, note });
  }
}

function emptyPart(): Mutable<Kept> {
  return { entries: [], keys: [], details: [], nodes: [], checkpoints: [], answered: [] };
}

function holdItems({ entry: { number, people }, itemTexts }: CurrentEntry): void {
  const isCommitted = people !== undefined && !Array.isArray(people);
  const root =
    itemTexts.length === 0
      ? undefined
      : base64(
          innerRoot(
            sha256,
            itemTexts.map((text) => Buffer.from(text)),
          ),
        );
  const holds = isCommitted ? itemTexts.length === people.count && root === people.root : root === undefined;
  if (!holds) throw new BackupFault("not-the-log", `entry ${number} commits to other items than the backup holds`);
}

function keyOfLine(json: string): PersonKeyRow {
  const { wrapped, ...key } = decoded("key", json);
  return { ...key, wrapped: Buffer.from(wrapped, "base64") };
}

function detailOf(json: string): SealedDetailRow {
  const { sealed, ...detail } = decoded("detail", json);
  return { ...detail, sealed: Buffer.from(sealed, "base64") };
}

function answeredOf(json: string): Answered {
  const { request, refusal, ...answered } = decoded("answered", json);
  return { ...answered, refusal: refusal as Answered["refusal"], request: Buffer.from(request, "base64") };
}

/** What does not verify is not the log it says it is. */
async function judged<Value>(verify: () => Promise<Value>): Promise<Value> {
  try {
    return await verify();
  } catch (fault) {
    if (!(fault instanceof VerificationError)) throw fault;
    throw new BackupFault("not-the-log", `${fault.message} (${fault.code})`, { cause: fault });
  }
}
