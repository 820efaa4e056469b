/**
 * Lines of the node's log that stay one line each, whatever they quote. The logger writes JSON, which escapes line feeds and
 * escape characters; it does not escape what some readers also take for a line's end (U+2028, U+2029, U+0085), what
 * terminals obey (C1 controls such as U+009B), or what turns the reading direction of the rest of the line.
 */
import type { LogTarget } from "../logging.ts";

const MISREAD = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A target that gets every line with such characters by number: in JSON they can only stand in a string, where `\u….` is the same. */
export function plainLines(target: LogTarget): LogTarget {
  return { write: (line) => target.write(escaped(line)) };
}

function escaped(line: string): string {
  return line.replaceAll(
    MISREAD,
    (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Where a fault was thrown, without what it said: the message of a fault may quote a name, and a database quotes the value
 * it refused.
 */
export function framesOf({ stack = "", message }: Error): readonly string[] {
  // Cut off by its own text, not by its look: a message may hold lines that look like frames.
  const said = stack.indexOf(message);
  const after = said === -1 ? "" : stack.slice(said + message.length);
  const lines = after.split("\n").map((line) => line.trim());
  return lines.filter((line) => line.startsWith("at "));
}
