/** The fields of a command, against the schema of its rule: unknown ones refused, times made canonical. */
import { type FieldFault, fieldFaults, InstantText, parseInstant } from "@muster/record";
import { Compile } from "typebox/compile";
import type Type from "typebox";
import type { Refusal } from "./refusal.ts";
import { refuse } from "./refusal.ts";
import type { CommandEnvelope } from "./rule.ts";
import type { AnyRule } from "./rules.ts";

type Normalise = (value: unknown, path: string) => unknown;

/** Thrown inside the walk below and turned into a refusal by `decodeFields`. */
class NotAnInstant extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

const decoders = new Map<
  string,
  { check: (value: unknown) => boolean; errors: (value: unknown) => readonly FieldFault[]; normalise: Normalise }
>();

/** Reads `input` as a command of this rule. The refusal names the first field that is wrong and lists the others. */
export function decodeFields(rule: AnyRule, input: object): CommandEnvelope | Refusal {
  const decoder = decoderOf(rule);
  if (!decoder.check(input)) {
    const faults = decoder.errors(input);
    const first = faults[0] ?? { field: "", fault: "does not fit" };
    return refuse(
      "invalid",
      "field-invalid",
      `${first.field || "command"}: ${first.fault}.`,
      `See ${rule.command} in the API description.`,
      {
        field: first.field,
        faults: faults.slice(0, 16),
      },
    );
  }
  try {
    return decoder.normalise(input, "") as CommandEnvelope;
  } catch (fault) {
    if (!(fault instanceof NotAnInstant)) throw fault;
    return refuse(
      "invalid",
      "time-invalid",
      `${fault.path} is no time with its offset between 1900 and 2200.`,
      "Write ISO 8601 with Z or an offset, e.g. 2026-01-21T18:00:00+03:00.",
      { field: fault.path },
    );
  }
}

function decoderOf(rule: AnyRule) {
  let decoder = decoders.get(rule.command);
  if (decoder === undefined) {
    const validator = Compile(rule.schema);
    decoder = {
      check: (value) => validator.Check(value),
      errors: (value) => fieldFaults(validator.Errors(value)),
      normalise: normaliser(rule.schema) ?? ((value) => value),
    };
    decoders.set(rule.command, decoder);
  }
  return decoder;
}

/** Rewrites the instants of a value that fits the schema; undefined where the schema holds none. Built once per rule. */
function normaliser(schema: Type.TSchema): Normalise | undefined {
  if (isInstant(schema)) {
    return (value, path) => {
      const instant = parseInstant(value as string);
      if (instant === undefined) throw new NotAnInstant(path);
      return instant;
    };
  }
  const { properties, items, anyOf } = schema as {
    properties?: Record<string, Type.TSchema>;
    items?: Type.TSchema;
    anyOf?: Type.TSchema[];
  };
  if (properties !== undefined) return objectNormaliser(properties);
  if (items !== undefined && !Array.isArray(items)) {
    const each = normaliser(items);
    return each && ((value, path) => (value as unknown[]).map((item, index) => each(item, `${path}[${index}]`)));
  }
  if (anyOf?.some((choice) => normaliser(choice) !== undefined)) {
    throw new Error("a time inside a union: give the union its own command, so that times are read in one way");
  }
  return undefined;
}

/** Whether a field is a time. `Type.Optional` copies a schema, so it is known by what the copy keeps. */
function isInstant(schema: Type.TSchema): boolean {
  const { description } = schema as { description?: string };
  return description !== undefined && description === (InstantText as { description?: string }).description;
}

function objectNormaliser(properties: Record<string, Type.TSchema>): Normalise | undefined {
  const fields = Object.entries(properties)
    .map(([name, schema]) => [name, normaliser(schema)] as const)
    .filter((field): field is readonly [string, Normalise] => field[1] !== undefined);
  if (fields.length === 0) return undefined;
  return (value, path) => {
    const copy = { ...(value as Record<string, unknown>) };
    for (const [name, normalise] of fields) {
      if (copy[name] !== undefined) copy[name] = normalise(copy[name], path === "" ? name : `${path}.${name}`);
    }
    return copy;
  };
}
