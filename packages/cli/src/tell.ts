/** Saying an answer: as JSON to a program; to people as its facts one a line and its lists in columns. */
import { type Cell, columns } from "./demo/columns.ts";
import type { Place } from "./options.ts";
import { printable } from "./printable.ts";

/** Writes the answer to stdout. `text` is for people; by default every fact of the answer. */
export function tell<Answer extends object>(
  { json }: Place,
  answer: Answer,
  text: (answer: Answer) => string = facts,
): void {
  process.stdout.write(json === true ? `${JSON.stringify(answer)}\n` : `${text(answer)}\n`);
}

/** Rows in columns under their names, ready for a terminal. */
export function table(names: readonly string[], rows: readonly (readonly (Cell | null | undefined)[])[]): string {
  if (rows.length === 0) return "  none";
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell : printable(cell ?? "-"))));
  return columns([names, ...cells]);
}

/** Every fact of an answer: `name: value` a line, lists of objects one a line, nothing nested deeper than that. */
export function facts(answer: object): string {
  return Object.entries(answer)
    .map(([name, value]) => fact(name, value))
    .join("\n");
}

function fact(name: string, value: unknown): string {
  if (Array.isArray(value) && value.some((one) => typeof one === "object")) {
    return [`${name}:`, ...value.map((one) => `  ${inline(one)}`)].join("\n");
  }
  return `${name}: ${inline(value)}`;
}

function inline(value: unknown): string {
  if (value === null || value === undefined) return "-";
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map(inline).join(", ");
  if (typeof value !== "object") return printable(typeof value === "string" ? value : JSON.stringify(value));
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return entries
    .map(([name, one]) => `${name} ${typeof one === "object" ? `(${inline(one)})` : inline(one)}`)
    .join(", ");
}
