/** Passwords, each with its second factor: what is kept of them, and the check that tells an outsider one thing only. */
import type { Queryable } from "@muster/ledger";
import type { OfficerCode } from "@muster/record";
import { hashPassword, isPassword, isWeaker, nobodysHash } from "./argon2.ts";
import { CODE_KEY_BYTES, stepOf } from "./codes.ts";
import { Queue } from "./queue.ts";
import { passwordBytes } from "./password-rules.ts";
import type { Setting } from "./setting.ts";

/** A thread of the pool each, 64 MiB each: strangers have one, and known devices another. */
const LONGEST_QUEUE = 32;

export interface PasswordTry {
  /** Undefined where there is no such officer: then nobody's password is checked, with the same work. */
  readonly officer: OfficerCode | undefined;
  readonly password: string;
  readonly code: string;
  readonly fromKnownDevice: boolean;
}

export class Passwords {
  readonly #setting: Setting;
  readonly #strangers = new Queue(LONGEST_QUEUE);
  readonly #known = new Queue(LONGEST_QUEUE);
  readonly #nobodysHash: string;
  #nobodysKey: Promise<Uint8Array> | undefined;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#nobodysHash = nobodysHash(setting.limits.password, setting.options.random);
  }

  /** Whether both are right; the code is then used up. `busy` where too many are waiting to be checked. */
  async check({ officer, password, code, fromKnownDevice }: PasswordTry): Promise<boolean | "busy"> {
    const queue = fromKnownDevice ? this.#known : this.#strangers;
    return (await queue.run(() => this.#check(officer, password, code))) ?? "busy";
  }

  async #check(officer: OfficerCode | undefined, password: string, code: string): Promise<boolean> {
    const { database, options } = this.#setting;
    const [row] = await database.query<Row>(SELECT, [officer ?? ""]);
    const { hash, code_key } = row ?? { hash: this.#nobodysHash, code_key: await this.#keyOfNobody() };
    const bytes = passwordBytes(password);
    const isRight = await isPassword(bytes ?? new Uint8Array(1), hash);
    const key = await options.vault.open(code_key, aboutKey(row === undefined ? undefined : officer));
    const step = stepOf(code, key, this.#setting.now());
    if (row === undefined || officer === undefined || bytes === undefined || !isRight || step === undefined)
      return false;
    if ((await database.execute(USE_STEP, [officer, step])) === 0) return false;
    if (isWeaker(hash, this.#setting.limits.password)) await this.#strengthen(officer, bytes, hash);
    return true;
  }

  /** The hash of a new password: made before the transaction that keeps it, since it takes a while. */
  async hash(password: string): Promise<string | undefined> {
    const bytes = passwordBytes(password);
    if (bytes === undefined) throw new TypeError("A password that breaks the rules was to be kept");
    const { limits, options } = this.#setting;
    return this.#known.run(() => hashPassword(bytes, limits.password, options.random));
  }

  /** Keeps a password with the key of its codes, of which the one of `step` has been used. */
  async keep(
    transaction: Queryable,
    { officer, hash, key, step }: { officer: OfficerCode; hash: string; key: Uint8Array; step: number },
  ): Promise<void> {
    const sealed = await this.#setting.options.vault.seal(key, aboutKey(officer));
    await transaction.execute(KEEP, [officer, hash, sealed, step, this.#setting.now()]);
  }

  /** The parameters have risen since this hash was made. */
  async #strengthen(officer: OfficerCode, bytes: Uint8Array, before: string): Promise<void> {
    const { database, limits, options } = this.#setting;
    const hash = await hashPassword(bytes, limits.password, options.random);
    await database.execute("update password set hash = $2 where officer = $1 and hash = $3", [officer, hash, before]);
  }

  #keyOfNobody(): Promise<Uint8Array> {
    const { random, vault } = this.#setting.options;
    this.#nobodysKey ??= vault.seal(random(CODE_KEY_BYTES), aboutKey(undefined));
    return this.#nobodysKey;
  }
}

interface Row {
  readonly hash: string;
  readonly code_key: Uint8Array;
}

function aboutKey(officer: OfficerCode | undefined): string {
  return officer === undefined ? "code-key" : `code-key:${officer}`;
}

const SELECT = "select hash, code_key from password where officer = $1";
/** Two requests with one code: the row lock lets one of them find the step unused. */
const USE_STEP = "update password set code_step = $2 where officer = $1 and code_step < $2";
const KEEP = `insert into password (officer, hash, code_key, code_step, changed_at) values ($1, $2, $3, $4, $5)
  on conflict (officer) do update set
    hash = excluded.hash, code_key = excluded.code_key, code_step = excluded.code_step, changed_at = excluded.changed_at`;
