/** Argon2id (RFC 9106) as PHC strings, which carry their parameters: `$argon2id$v=19$m=65536,t=3,p=1$salt$hash`. */
import { argon2 } from "node:crypto";
import { promisify } from "node:util";
import type { PasswordCost } from "./options.ts";
import { sameBytes } from "./setting.ts";

const derive = promisify(argon2);
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{11,88})\$([A-Za-z0-9+/]{22,88})$/;

export async function hashPassword(
  password: Uint8Array,
  cost: PasswordCost,
  random: (length: number) => Uint8Array,
): Promise<string> {
  const salt = random(SALT_BYTES);
  return phc(cost, salt, await digest(password, salt, cost, HASH_BYTES));
}

/** Whether this is the password. A string that is no PHC is a fault: the table's check lets none in. */
export async function isPassword(password: Uint8Array, text: string): Promise<boolean> {
  const { cost, salt, hash } = parse(text);
  return sameBytes(await digest(password, salt, cost, hash.length), hash);
}

/** A hash that is nobody's, made without the work: checking against it takes as long as against somebody's. */
export function nobodysHash(cost: PasswordCost, random: (length: number) => Uint8Array): string {
  return phc(cost, random(SALT_BYTES), random(HASH_BYTES));
}

/** Whether it was made with less than is asked now, and should be made again. */
export function isWeaker(text: string, { memoryKiB, passes, lanes }: PasswordCost): boolean {
  const { cost } = parse(text);
  return cost.memoryKiB < memoryKiB || cost.passes < passes || cost.lanes < lanes;
}

function digest(message: Uint8Array, nonce: Uint8Array, cost: PasswordCost, tagLength: number): Promise<Uint8Array> {
  const { memoryKiB: memory, passes, lanes: parallelism } = cost;
  return derive("argon2id", { message, nonce, memory, passes, parallelism, tagLength });
}

function phc({ memoryKiB, passes, lanes }: PasswordCost, salt: Uint8Array, hash: Uint8Array): string {
  return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;
}

function parse(text: string) {
  const [, memory, passes, lanes, salt, hash] = PHC.exec(text) ?? [];
  if (salt === undefined || hash === undefined) throw new TypeError("Not an Argon2id hash in PHC form");
  return {
    cost: { memoryKiB: Number(memory), passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}

function unpadded(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}
