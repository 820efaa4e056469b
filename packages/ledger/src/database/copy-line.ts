/** Rows in the text format of COPY (PostgreSQL manual, COPY, "Text Format"): tabs between, `\N` for NULL. */
import { assertStorable } from "./arrays.ts";

export type CopyValue = string | number | bigint | boolean | Uint8Array | null;

/** One row, with its line feed. */
export function copyLine(values: readonly CopyValue[]): string {
  let line = "";
  for (const [index, value] of values.entries()) {
    if (index > 0) line += "\t";
    line += copyField(value);
  }
  return `${line}\n`;
}

function copyField(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escapeText(value);
  if (value instanceof Uint8Array) {
    return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")}`;
  }
  return String(value);
}

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function escapeText(text: string): string {
  assertStorable(text);
  return text.replace(special, (character) => escapes[character] ?? character);
}
