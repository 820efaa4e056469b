/** A value that fits a schema, every field of it there: what a test then sends, or spoils. */
import { CODE_PATTERN, InstantText, PERSON_PATTERN, UNIT_PATTERN } from "@muster/record";

/** The part of JSON Schema that ours are written in. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly description?: string;
}

/** What to put where a person, a code or a time is wanted; a code by the words that describe it. */
export interface Choices {
  readonly person: string;
  readonly instant: string;
  readonly code: (what: string) => string;
  /** Fields to leave out, though they would fit. */
  readonly without?: readonly string[];
}

/** Patterns of strings that are neither ids nor codes, each with a string that fits it. */
const FITTING: readonly string[] = [
  "TUN",
  `${"A".repeat(43)}=`,
  `${"A".repeat(86)}==`,
  "P4D",
  "notice:1",
  "1",
  "A".repeat(43),
  "aaaaaaaa-0000-4000-8000-000000000009",
  "123456",
  "internal",
  "person:1",
  "0".repeat(64),
];

export function exampleOf(schema: JsonSchema, choices: Choices): unknown {
  if ("const" in schema) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return exampleOf(choice, choices);
  if (schema.type === "object") return objectOf(schema, choices);
  if (schema.type === "array") {
    const each = schema.items ?? {};
    const first = exampleOf(each, choices);
    const others = (each.enum ?? []).slice(1, schema.minItems ?? 1);
    return [first, ...others];
  }
  if (schema.type === "string") return stringOf(schema, choices);
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 1;
  if (schema.type === "boolean") return true;
  return {};
}

function objectOf({ properties = {} }: JsonSchema, choices: Choices): object {
  const fields = Object.entries(properties).filter(([name]) => !(choices.without ?? []).includes(name));
  return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, choices)]));
}

function stringOf({ pattern, description, minLength = 1 }: JsonSchema, choices: Choices): string {
  if (pattern === PERSON_PATTERN) return choices.person;
  if (pattern === CODE_PATTERN) return choices.code(description ?? "");
  if (pattern === UNIT_PATTERN) return "A";
  if (description === Reflect.get(InstantText, "description")) return choices.instant;
  if (pattern === undefined) return "1990".padEnd(minLength, "0");
  const fitting = FITTING.find((text) => new RegExp(pattern, "u").test(text));
  if (fitting === undefined) throw new Error(`no example for the pattern ${pattern}: add one`);
  return fitting;
}
