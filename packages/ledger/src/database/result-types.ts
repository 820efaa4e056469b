/** From the text the server sends to the values the ledger works with. Both adapters use this one table. */

type Parse = (text: string) => unknown;

/** Object ids of the built-in types, as PostgreSQL's pg_type.dat numbers them for good. */
const oid = {
  boolean: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  oid: 26,
  json: 114,
  float4: 700,
  float8: 701,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numeric: 1700,
  jsonb: 3802,
} as const;

const asText: Parse = (text) => text;

const parsers: ReadonlyMap<number, Parse> = new Map<number, Parse>([
  [oid.boolean, (text) => text === "t"],
  [oid.bytea, parseBytes],
  [oid.int8, parseInteger],
  [oid.int2, Number],
  [oid.int4, Number],
  [oid.oid, Number],
  [oid.json, JSON.parse],
  [oid.float4, Number],
  [oid.float8, Number],
  [oid.timestamptz, parseInstant],
  [oid.jsonb, JSON.parse],
  // Named so that no adapter's own habit (a Date in local time, a rounded number) takes their place.
  [oid.date, asText],
  [oid.timestamp, asText],
  [oid.numeric, asText],
]);

/** Types of which arrays are read, by the id of the array type. Others stay text. */
const elementOf: ReadonlyMap<number, number> = new Map([
  [1000, oid.boolean],
  [1001, oid.bytea],
  [1016, oid.int8],
  [1005, oid.int2],
  [1007, oid.int4],
  [1185, oid.timestamptz],
  [3807, oid.jsonb],
]);

/** text[], varchar[], uuid[]: arrays whose elements are text. */
const textArrays: ReadonlySet<number> = new Set([1009, 1015, 2951]);

/** The parser for a column of this type, in the server's text format. */
export function parserOf(type: number): Parse {
  const scalar = parsers.get(type);
  if (scalar !== undefined) return scalar;
  if (textArrays.has(type)) return (text) => parseArray(text, asText);
  const element = elementOf.get(type);
  return element === undefined ? asText : (text) => parseArray(text, parsers.get(element) ?? asText);
}

/** Every type above, for an adapter that wants a table. */
export const parsedTypes: readonly number[] = [...parsers.keys(), ...elementOf.keys(), ...textArrays];

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The integer ${text} is beyond 2^53`);
  return value;
}

/** `\x0a0b…`, as bytea_output = hex sends it. */
function parseBytes(text: string): Uint8Array {
  if (!text.startsWith("\\x")) throw new TypeError("Bytes must come in hex: set bytea_output to hex");
  return Buffer.from(text.slice(2), "hex");
}

/**
 * `2026-01-20 10:00:00.123+00` as a canonical instant. Cut by position, since journals hold millions of these: the
 * session's time zone is UTC, and our columns are `timestamptz(3)`, so that nothing finer than a millisecond
 * is ever lost on the way; a value that has more is a fault. `infinity` stays a word, for spans without an end.
 */
function parseInstant(text: string): string {
  if (text.length === 22 && text.endsWith("+00")) return `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z`;
  if (text === "infinity" || text === "-infinity") return text;
  const fraction = text.length - 23;
  const isPlain = text.endsWith("+00") && text[10] === " " && text[19] === "." && fraction >= 1 && fraction <= 3;
  if (!isPlain) {
    throw new RangeError(`The instant ${text} is not in UTC, in the years 1 to 9999 and in whole milliseconds`);
  }
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, 20 + fraction).padEnd(3, "0")}Z`;
}

/**
 * An array of one dimension in PostgreSQL's text form: `{1,"a \"quoted\" one",NULL}`
 * (PostgreSQL manual, 8.15.6 Array Input and Output Syntax).
 */
function parseArray(text: string, parse: Parse): unknown[] {
  if (!text.startsWith("{") || !text.endsWith("}")) throw new TypeError("Only arrays numbered from one are read");
  const values: unknown[] = [];
  const end = text.length - 1;
  let at = 1;
  while (at < end) {
    if (text[at] === "{") throw new TypeError("Only arrays of one dimension are read");
    const quoted = text[at] === '"';
    const stop = quoted ? closingQuote(text, at + 1) : nextComma(text, at, end);
    const raw = text.slice(quoted ? at + 1 : at, stop);
    values.push(!quoted && raw === "NULL" ? null : parse(quoted ? raw.replace(/\\(.)/gs, "$1") : raw));
    at = stop + (quoted ? 2 : 1);
  }
  return values;
}

function closingQuote(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

function nextComma(text: string, from: number, end: number): number {
  const at = text.indexOf(",", from);
  return at === -1 ? end : at;
}
