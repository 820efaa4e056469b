/**
 * Canonical JSON (RFC 8785), read only: a text that is not exactly what canonicalising its own value gives is refused. So
 * repeated members, other spellings of a number and anything else two readers could take differently never get in.
 */
import { decodeUtf8 } from "./bytes.ts";
import { MAXIMUM_JSON_DEPTH } from "./limits.ts";
import { VerificationError, type VerificationCode } from "./verification-error.ts";

export type Json = null | boolean | number | string | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [member: string]: Json;
}

/** Reads a canonical JSON object from UTF-8. */
export function decodeJsonObject(bytes: Uint8Array, code: VerificationCode, what: string): JsonObject {
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new VerificationError(code, `${what} is not UTF-8`);
  return parseJsonObject(text, code, what);
}

/** Reads a canonical JSON object from text. */
export function parseJsonObject(text: string, code: VerificationCode, what: string): JsonObject {
  const value = parseJson(text, code, what);
  if (!isJsonObject(value)) throw new VerificationError(code, `${what} is not a JSON object`);
  return value;
}

/** Reads any canonical JSON value from text. */
export function parseJson(text: string, code: VerificationCode, what: string): Json {
  if (isTooDeep(text)) {
    throw new VerificationError(code, `${what} nests deeper than ${MAXIMUM_JSON_DEPTH} levels`);
  }
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    throw new VerificationError(code, `${what} is not JSON`);
  }
  if (canonicalText(value) !== text) throw new VerificationError(code, `${what} is not canonical JSON (RFC 8785)`);
  return value;
}

export function isJsonArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The canonical text of a value, or undefined where it has none: RFC 8785 §3.2.2.2 has no lone surrogates. */
export function canonicalText(value: Json): string | undefined {
  if (typeof value === "string") return value.isWellFormed() ? JSON.stringify(value) : undefined;
  if (isJsonArray(value)) return enclose("[", value.map(canonicalText), "]");
  if (isJsonObject(value)) return enclose("{", Object.keys(value).sort().map(canonicalMember(value)), "}");
  return JSON.stringify(value);
}

function canonicalMember(object: JsonObject): (member: string) => string | undefined {
  return (member) => {
    const name = canonicalText(member);
    const value = canonicalText(object[member] ?? null);
    return name === undefined || value === undefined ? undefined : `${name}:${value}`;
  };
}

function enclose(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : open + parts.join(",") + close;
}

/** Counted before parsing, so that neither the parser nor the comparison can be driven out of its stack. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString && character === "\\") at++;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    if (depth > MAXIMUM_JSON_DEPTH) return true;
  }
  return false;
}
