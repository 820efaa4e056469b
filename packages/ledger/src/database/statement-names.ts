/**
 * A name for each statement's text, so that a connection parses and plans it once.
 *
 * Statements with constant texts are few. Should somebody build texts from values, the names stop at a limit, and
 * the rest run unprepared instead of filling the server's memory.
 */
import { hash } from "node:crypto";

const limit = 1_000;
const names = new Map<string, string>();

export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= limit) return undefined;
  // Of the text, not of a counter: the same on every connection, and a name longer than 63 bytes would be cut.
  const name = `muster_${hash("sha256", text, "base64url").slice(0, 40)}`;
  names.set(text, name);
  return name;
}
