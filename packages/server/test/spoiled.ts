/** What nobody should send: requests made from the API's own schemas and then spoiled, and things that fit no schema at all. */
import { decodeCommand, isRefusal, RULES } from "@muster/custody";
import { NORTH } from "@muster/testkit";
import fc from "fast-check";
import { exampleOf, type JsonSchema } from "./from-schema.ts";
import { choicesOf } from "./walking.ts";

const HUGE = 70_000;
/** So deep a value can be copied by the test itself; `deepened` goes deeper than any stack. */
const DEEP = 200;
const DEEPEST = 200_000;
/** How often something is huge or deep: each costs as much as a hundred others. */
const SELDOM = { weight: 1 };
const OFTEN = { weight: 60 };

/** Text that has undone other programs: control characters, halves of pairs, marks that turn the line, other programs' syntax. */
const nasty = fc.constantFrom(
  "",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "\u202egnirts",
  "\u200f\u200e\u2066",
  "\ufeff",
  "\u0085\u2028\u2029",
  "\r\nset-cookie: a=b",
  "__proto__",
  "constructor",
  "toString",
  "' or 1=1 --",
  "{{7*7}}${7*7}",
  "../../../../etc/passwd",
  "%00%ff%c0%af",
  "=cmd|' /C calc'!A0",
  "<script>alert(1)</script>",
  "9".repeat(400),
  "-0",
  "1e309",
  "NaN",
  "null",
  "2026-02-30T25:61:61Z",
  "2026-01-01T00:00:00",
  "+275760-09-13T00:00:00.001Z",
  "0000-00-00T00:00:00Z",
  "aaaaaaaa-0000-4000-8000-00000000000g",
  "AAAAAAAA-0000-4000-8000-000000000001",
);
export const text: fc.Arbitrary<string> = fc.oneof(
  { ...OFTEN, arbitrary: nasty },
  { ...OFTEN, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { ...SELDOM, arbitrary: fc.constant("x".repeat(HUGE)) },
);

const deep = fc.constantFrom("[", '{"a":').map((open) => {
  const close = open === "[" ? "]" : "}";
  return JSON.parse(`${open.repeat(DEEP)}1${close.repeat(DEEP)}`) as unknown;
});

/** Any JSON, and mostly the kind that hurts. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 40, arbitrary: text },
  {
    weight: 60,
    arbitrary: fc.constantFrom(
      null,
      true,
      false,
      [],
      {},
      [[]],
      [null],
      0,
      -1,
      1.5,
      1e308,
      -1e308,
      2 ** 53,
      2 ** 31,
      -(2 ** 31),
    ),
  },
  { weight: 20, arbitrary: fc.jsonValue({ maxDepth: 3, stringUnit: "binary" }) },
  { ...SELDOM, arbitrary: deep },
  { ...SELDOM, arbitrary: fc.constant(Array.from({ length: 2_000 }, () => "x")) },
);

type Spoiling = {
  readonly at: number;
  readonly how: "replace" | "remove" | "add" | "empty";
  readonly name: string;
  readonly by: unknown;
};
export const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom("replace", "replace", "remove", "add", "empty"),
  name: fc.oneof(nasty, fc.constantFrom("kind", "by", "second", "person", "entry", "people")),
  by: junk,
});

type Node = Record<string, unknown>;

/** The value with one of its fields replaced, taken out, emptied, or one more put in; `__proto__` as a field like any other. */
export function spoil(value: unknown, { at, how, name, by }: Spoiling): unknown {
  const copy = structuredClone({ whole: value });
  const places = placesIn(copy);
  const place = places[at % places.length];
  if (place === undefined) return by;
  const { node, key } = place;
  const inside = node[key];
  if (how === "remove") Reflect.deleteProperty(node, key);
  else if (how === "add" && Array.isArray(inside)) inside.push(by);
  else if (how === "add" && isNode(inside)) put(inside, name, by);
  else put(node, key, how === "empty" ? (Array.isArray(inside) ? [] : "") : by);
  return copy.whole;
}

function put(node: Node, name: string, value: unknown): void {
  Object.defineProperty(node, name, { value, enumerable: true, configurable: true, writable: true });
}

function placesIn(node: Node): { node: Node; key: string }[] {
  return Object.keys(node).flatMap((key) => {
    const inside = node[key];
    return [{ node, key }, ...(isNode(inside) ? placesIn(inside) : [])];
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

const CHOICES = choicesOf("there", "N-PRISON");
const EXAMPLES = RULES.map(({ schema }) => ({ ...(exampleOf(schema as JsonSchema, CHOICES) as object), by: NORTH }));

/** A command of any kind, spoiled: hardly any is one still. */
export const spoiledCommand: fc.Arbitrary<unknown> = fc
  .tuple(fc.constantFrom(...EXAMPLES), fc.array(spoiling, { minLength: 1, maxLength: 3 }))
  .map(([command, all]) => all.reduce(spoil, command as unknown));

/** A command of any kind that no decoder may let through. */
export const badCommand: fc.Arbitrary<unknown> = spoiledCommand.map(bad);

/** Where what was spoiled fits nevertheless (another's name, another code), a field that none has is put in. */
function bad(command: unknown): unknown {
  const named = isNode(command) && command["by"] === undefined ? { ...command, by: NORTH } : command;
  return isRefusal(decodeCommand(named)) ? command : unfit(command);
}

/** With a field that no command has. */
export function unfit(command: unknown): unknown {
  return { ...(command as object), "no such field": 1 };
}

/** A body of this form, spoiled once or more. */
export function spoiled(schema: unknown): fc.Arbitrary<unknown> {
  const example = exampleOf(schema as JsonSchema, CHOICES);
  return fc.array(spoiling, { minLength: 1, maxLength: 2 }).map((all) => all.reduce(spoil, example));
}

export const deepCommand: fc.Arbitrary<string> = fc.constantFrom(...EXAMPLES).chain(deepened);

/** A body of this form, with something in it that is deeper than any stack. */
export function deepBody(schema: unknown): fc.Arbitrary<string> {
  return deepened(exampleOf(schema as JsonSchema, CHOICES) as object);
}

/** As text: no program could write it otherwise. */
function deepened(body: object): fc.Arbitrary<string> {
  const inside = `${"[".repeat(DEEPEST)}${"]".repeat(DEEPEST)}`;
  return fc
    .constantFrom(...Object.keys(body), "no such field")
    .map((field) => JSON.stringify({ ...body, [field]: "deep inside" }).replace('"deep inside"', inside));
}

/** Bytes that may not even be JSON. */
export const rawBody: fc.Arbitrary<string> = fc.oneof(
  { weight: 20, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  {
    weight: 20,
    arbitrary: fc.constantFrom(
      "{",
      '{"a":1,"a":2}',
      '{"__proto__":{"isKeeper":true}}',
      '{"constructor":{"prototype":{"a":1}}}',
      "[1,2",
      '"\\ud800"',
      "1e999",
      "nul",
      "\ufeff{}",
      "{}{}",
    ),
  },
  { ...SELDOM, arbitrary: fc.constant("[".repeat(HUGE)) },
  { ...SELDOM, arbitrary: fc.constant(`{"kind":"${"x".repeat(HUGE)}"}`) },
);
