/** What the parts of identity share: the database, now, secrets and their digests. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Database } from "@muster/ledger";
import { epochMilliseconds, type Instant, instantFromEpoch } from "@muster/record";
import { DEFAULT_LIMITS, type IdentityOptions, type Limits } from "./options.ts";

const SECRET_BYTES = 32;

export class Setting {
  readonly database: Database;
  readonly limits: Limits;
  readonly options: IdentityOptions;

  constructor(options: IdentityOptions) {
    this.options = options;
    this.database = options.database;
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
  }

  now(): Instant {
    return this.options.clock();
  }

  /** So long from now; so long ago where it is negative. */
  after(milliseconds: number): Instant {
    return instantFromEpoch(epochMilliseconds(this.now()) + milliseconds);
  }

  /** 256 bits nobody can guess, as text for a cookie or a link. */
  secret(): string {
    return base64url(this.options.random(SECRET_BYTES));
  }

  /** A random UUID (RFC 9562, version 4). */
  id(): string {
    const bytes = Buffer.from(this.options.random(16));
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
    const hex = bytes.toString("hex");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }
}

/** What is kept of a secret. It has 256 bits of its own, so one plain hash is enough. */
export function digestOf(secret: string): Uint8Array {
  return createHash("sha256").update(secret, "utf8").digest();
}

export function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

/** Whether two byte strings are the same, in a time that does not tell where they differ. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
