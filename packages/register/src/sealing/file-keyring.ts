/**
 * The register's keys in the node's folder: `detail-key`, readable by its owner alone, or `detail-key.sealed` under a
 * passphrase. Another process may rotate them: the file is looked at again whenever something is to be wrapped, and when an
 * unknown key is met.
 */
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import type { Keyring, RegisterKey } from "@muster/ledger";
import { KeyFault } from "./key-fault.ts";
import { isSealedText, type KeySet, keyText, newRegisterKey, PassphraseSeal, readKeyText } from "./key-text.ts";

export const KEY_FILE = "detail-key";
export const SEALED_KEY_FILE = "detail-key.sealed";
const MODE = 0o600;

export class FileKeyring implements Keyring {
  readonly #file: string;
  readonly #seal: PassphraseSeal | undefined;
  #keys: KeySet;
  /** Which writing of the file was read. */
  #read: string;

  private constructor(file: string, seal: PassphraseSeal | undefined, keys: KeySet) {
    this.#file = file;
    this.#seal = seal;
    this.#keys = keys;
    this.#read = writingOf(file);
  }

  /** The keys of a folder; undefined where it has none. Throws `KeyFault`. */
  static open(directory: string, passphrase?: string): FileKeyring | undefined {
    const file = [SEALED_KEY_FILE, KEY_FILE].map((name) => path.join(directory, name)).find(exists);
    return file === undefined ? undefined : FileKeyring.read(file, passphrase);
  }

  /** Puts keys into a folder: under the passphrase, where there is one. */
  static create(directory: string, passphrase?: string, keys?: KeySet): FileKeyring {
    const kept = keys ?? { current: newRegisterKey(), former: [] };
    const seal = passphrase === undefined || passphrase === "" ? undefined : new PassphraseSeal(passphrase);
    const file = path.join(directory, seal === undefined ? KEY_FILE : SEALED_KEY_FILE);
    writeWhole(file, seal === undefined ? keyText(kept) : seal.seal(kept), linkSync);
    return new FileKeyring(file, seal, kept);
  }

  /** The keys in a file, wherever it is: as it stands in a node's folder, or under a passphrase. Throws `KeyFault`. */
  static read(file: string, passphrase?: string): FileKeyring {
    const text = readFileSync(file, "utf8");
    if (!isSealedText(text)) return new FileKeyring(file, undefined, readKeyText(text, file));
    const seal = new PassphraseSeal(required(passphrase, file));
    return new FileKeyring(file, seal, seal.open(text, file));
  }

  get file(): string {
    return this.#file;
  }

  get isUnderPassphrase(): boolean {
    return this.#seal !== undefined;
  }

  get keys(): KeySet {
    return this.#keys;
  }

  current(): RegisterKey {
    this.#look();
    return this.#keys.current;
  }

  find(id: string): RegisterKey | undefined {
    const known = this.#named(id);
    if (known !== undefined) return known;
    this.#look();
    return this.#named(id);
  }

  refresh(): void {
    this.#look();
  }

  /** Writes other keys in the place of these. */
  replace(keys: KeySet): void {
    writeWhole(this.#file, this.#seal === undefined ? keyText(keys) : this.#seal.seal(keys));
    this.#keys = keys;
    this.#read = writingOf(this.#file);
  }

  /** Puts the keys under a passphrase, and takes the open file away. */
  protect(passphrase: string): FileKeyring {
    const sealed = FileKeyring.create(path.dirname(this.#file), passphrase, this.#keys);
    if (sealed.file !== this.#file) destroyFile(this.#file);
    return sealed;
  }

  #named(id: string): RegisterKey | undefined {
    return [this.#keys.current, ...this.#keys.former].find((key) => key.id === id);
  }

  /** A file that is gone or cannot be read changes nothing: the keys at hand are those in use. */
  #look(): void {
    try {
      const writing = writingOf(this.#file);
      if (writing === this.#read) return;
      const text = readFileSync(this.#file, "utf8");
      this.#keys = this.#seal === undefined ? readKeyText(text, this.#file) : this.#seal.open(text, this.#file);
      this.#read = writing;
    } catch (fault) {
      if (!(fault instanceof KeyFault) && !(fault instanceof Error && "code" in fault)) throw fault;
    }
  }
}

function required(passphrase: string | undefined, file: string): string {
  if (passphrase !== undefined && passphrase !== "") return passphrase;
  const remedy = "Set MUSTER_PASSPHRASE to the passphrase and start again.";
  throw new KeyFault("passphrase-missing", `${file} is under a passphrase, and none was given. ${remedy}`);
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

/** Every writing of it is a file of its own, moved into its place. */
function writingOf(file: string): string {
  const { ino, mtimeMs } = statSync(file);
  return `${ino} ${mtimeMs}`;
}

/**
 * All of a file or none of it, on disk when this returns, and nobody else's to read. Moved into its place; or linked there,
 * which fails where another process has put one.
 */
function writeWhole(file: string, text: string, place: typeof renameSync | typeof linkSync = renameSync): void {
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, text, { mode: MODE, flush: true });
  chmodSync(part, MODE);
  try {
    place(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  // A rename is on disk when its folder is; until then nothing may be wrapped under a key that stands there alone.
  const folder = openSync(path.dirname(file), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Written over before it is removed: little against a disk that keeps old blocks, and more than nothing. */
function destroyFile(file: string): void {
  writeFileSync(file, Buffer.alloc(statSync(file).size), { flush: true });
  rmSync(file);
}
