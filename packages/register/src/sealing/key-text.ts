/**
 * The register's keys as text: one in use, and during a rotation the one before it. Under a passphrase the same text is
 * sealed with AES-256-GCM under a key that Argon2id (RFC 9106) makes of the passphrase.
 */
import { argon2Sync, hash, randomBytes } from "node:crypto";
import { decrypt, encrypt, KEY_BYTES, type RegisterKey } from "@muster/ledger";
import Type from "typebox";
import { Compile } from "typebox/compile";
import { KeyFault } from "./key-fault.ts";

export interface KeySet {
  readonly current: RegisterKey;
  /** Keys that something may still be wrapped under. */
  readonly former: readonly RegisterKey[];
}

const ID_DIGITS = 16;
/** RFC 9106, section 4: the second recommended set, for machines without 2 GiB to spare; 64 MiB and three passes. */
const ARGON2 = { parallelism: 4, memory: 65_536, passes: 3 } as const;
const SALT_BYTES = 16;
const BOUND = Buffer.from("muster detail-key, format 1");

const Base64 = Type.String({ pattern: "^[A-Za-z0-9+/]+={0,2}$" });
const KeyText = Compile(
  Type.Object({ format: Type.Literal(1), current: Base64, former: Type.Array(Base64, { maxItems: 16 }) }),
);
const SealedText = Compile(
  Type.Object({
    format: Type.Literal(1),
    argon2id: Type.Object({
      salt: Base64,
      parallelism: Type.Integer({ minimum: 1, maximum: 16 }),
      memory: Type.Integer({ minimum: 8_192, maximum: 1_048_576 }),
      passes: Type.Integer({ minimum: 1, maximum: 16 }),
    }),
    sealed: Base64,
  }),
);

/** A key of these 32 bytes. */
export function registerKey(secret: Uint8Array): RegisterKey {
  return { id: hash("sha256", secret, "hex").slice(0, ID_DIGITS), secret };
}

/** A fresh key. */
export function newRegisterKey(): RegisterKey {
  return registerKey(randomBytes(KEY_BYTES));
}

export function keyText({ current, former }: KeySet): string {
  const text = ({ secret }: RegisterKey) => Buffer.from(secret).toString("base64");
  return `${JSON.stringify({ format: 1, current: text(current), former: former.map(text) })}\n`;
}

/** Throws `KeyFault` where the text is none of Muster's. */
export function readKeyText(text: string, file: string): KeySet {
  const value = parsed(text, file);
  if (!KeyText.Check(value)) throw new KeyFault("detail-key-damaged", `${file} holds no keys of a register`);
  const [current, ...former] = [value.current, ...value.former].map((secret) => Buffer.from(secret, "base64"));
  if (current === undefined || [current, ...former].some(({ length }) => length !== KEY_BYTES))
    throw new KeyFault("detail-key-damaged", `${file} holds a key that is not of ${KEY_BYTES} bytes`);
  return { current: registerKey(current), former: former.map(registerKey) };
}

/** Whether it is keys under a passphrase. */
export function isSealedText(text: string): boolean {
  return text.includes('"argon2id"');
}

/** What seals and opens the keys under one passphrase. Argon2id is slow on purpose: done once for each salt. */
export class PassphraseSeal {
  readonly #passphrase: string;
  #made: { readonly from: string; readonly key: Uint8Array } | undefined;

  constructor(passphrase: string) {
    this.#passphrase = passphrase;
  }

  seal(keys: KeySet): string {
    const argon2id = { salt: randomBytes(SALT_BYTES).toString("base64"), ...ARGON2 };
    const sealed = encrypt(this.#key(argon2id), BOUND, [Buffer.from(keyText(keys))]);
    return `${JSON.stringify({ format: 1, argon2id, sealed: sealed.toString("base64") })}\n`;
  }

  /** Throws `KeyFault`. */
  open(text: string, file: string): KeySet {
    const value = parsed(text, file);
    if (!SealedText.Check(value))
      throw new KeyFault("detail-key-damaged", `${file} holds no sealed keys of a register`);
    const clear = decrypt(this.#key(value.argon2id), BOUND, Buffer.from(value.sealed, "base64"));
    if (clear === undefined) throw new KeyFault("passphrase-wrong", `${file} does not open with this passphrase`);
    return readKeyText(clear.toString("utf8"), file);
  }

  #key(argon2id: Argon2id): Uint8Array {
    const from = JSON.stringify(argon2id);
    if (this.#made?.from === from) return this.#made.key;
    const { salt, parallelism, memory, passes } = argon2id;
    const key = argon2Sync("argon2id", {
      message: Buffer.from(this.#passphrase.normalize("NFC")),
      nonce: Buffer.from(salt, "base64"),
      parallelism,
      memory,
      passes,
      tagLength: KEY_BYTES,
    });
    this.#made = { from, key };
    return key;
  }
}

interface Argon2id {
  readonly salt: string;
  readonly parallelism: number;
  readonly memory: number;
  readonly passes: number;
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new KeyFault("detail-key-damaged", `${file} is not JSON`, { cause: fault });
  }
}
