/**
 * Taking a value of a known shape out of hostile JSON. Each of these says in one line what is wanted; what is there
 * instead is refused under the code of the thing being read.
 */
import { decodeBase64 } from "./bytes.ts";
import { HASH_BYTES } from "./hashing.ts";
import { isJsonArray, isJsonObject, type Json, type JsonArray, type JsonObject } from "./json.ts";
import { VerificationError, type VerificationCode } from "./verification-error.ts";

/** Reads members of one thing: `code` and `what` say what is refused where one is not as it should be. */
export class Shape {
  readonly #code: VerificationCode;
  readonly #what: string;

  constructor(code: VerificationCode, what: string) {
    this.#code = code;
    this.#what = what;
  }

  object(value: Json | undefined, member: string): JsonObject {
    return isJsonObject(value) ? value : this.refuse(member, "an object");
  }

  /** An object with these members and no others; those of `optional` may be missing. */
  closedObject(
    value: Json | undefined,
    member: string,
    required: readonly string[],
    optional: readonly string[] = [],
  ): JsonObject {
    const object = this.object(value, member);
    const names = Object.keys(object);
    const isClosed = names.every((name) => required.includes(name) || optional.includes(name));
    if (isClosed && required.every((name) => names.includes(name))) return object;
    return this.refuse(member, `an object of ${[...required, ...optional].join(", ")}`);
  }

  array(value: Json | undefined, member: string, maximumLength: number): JsonArray {
    if (isJsonArray(value) && value.length <= maximumLength) return value;
    return this.refuse(member, `an array of at most ${maximumLength}`);
  }

  text(value: Json | undefined, member: string): string {
    return typeof value === "string" ? value : this.refuse(member, "text");
  }

  /** A whole number from 0 to `maximum`. */
  count(value: Json | undefined, member: string, maximum: number = Number.MAX_SAFE_INTEGER): number {
    if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= maximum) return value;
    return this.refuse(member, `a whole number from 0 to ${maximum}`);
  }

  /** Base64 of any number of bytes: the caller bounds it. */
  bytes(value: Json | undefined, member: string): Uint8Array {
    return decodeBase64(this.text(value, member)) ?? this.refuse(member, "base64 (RFC 4648 §4)");
  }

  /** Base64 of exactly so many bytes. */
  bytesOf(value: Json | undefined, member: string, length: number): Uint8Array {
    const bytes = this.bytes(value, member);
    return bytes.length === length ? bytes : this.refuse(member, `${length} bytes`);
  }

  hash(value: Json | undefined, member: string): Uint8Array {
    return this.bytesOf(value, member, HASH_BYTES);
  }

  /** Throws, saying what was wanted. */
  refuse(member: string, wanted: string): never {
    throw new VerificationError(this.#code, `${this.#what}: ${member} is not ${wanted}`);
  }
}
