/**
 * What is wrong with a value that does not fit its schema, field by field, in words: a pattern is for machines. What stood in a field
 * is never quoted.
 */
import { CODE_PATTERN, PERSON_PATTERN, UNIT_PATTERN } from "./ids.ts";

/** What is written by the patterns that people meet; of any other the pattern itself is told. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  [PERSON_PATTERN, "a person's id: a UUID in lower case"],
  [CODE_PATTERN, "a code: capital letters, digits, . _ / -"],
  [UNIT_PATTERN, "a unit's name: letters, digits, space . _ / -"],
  ["^[A-Z]{3}$", "a country in the three letters of ISO 3166-1, as SYR"],
  ["^\\d{4}-\\d{2}-\\d{2}$", "a day, as 2026-01-21"],
  ["^[0-9]{1,15}$", "a number"],
  ["^[0-9]{6}$", "six digits"],
]);

/** What is wrong with one field. */
export interface FieldFault {
  /** As `people.0.person`; empty for the whole. */
  readonly field: string;
  /** To be read after the field: `is missing`. */
  readonly fault: string;
}

/** As typebox tells of one. */
interface SchemaError {
  readonly keyword: string;
  /** A pointer to the schema that does not fit, as `#/properties/person`. */
  readonly schemaPath: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

/** Names and values that keywords speak of. */
interface Params {
  readonly requiredProperties?: readonly string[];
  readonly allowedValue?: unknown;
  readonly allowedValues?: readonly unknown[];
  readonly pattern?: string;
}

/** The faults that a validator found, in its order. */
export function fieldFaults(errors: Iterable<SchemaError>): readonly FieldFault[] {
  const all = [...errors];
  // A choice is told value by value, and then once more as a whole.
  const choices = Map.groupBy(
    all.filter(({ keyword }) => keyword === "const"),
    ({ instancePath }) => instancePath,
  );
  return all.flatMap((error) => faultsOf(error, choices.get(error.instancePath) ?? []));
}

function faultsOf(error: SchemaError, choices: readonly SchemaError[]): readonly FieldFault[] {
  const { keyword, schemaPath, instancePath, message } = error;
  const { requiredProperties = [], allowedValues = [], pattern } = error.params as Params;
  const field = pathOf(instancePath);
  switch (keyword) {
    case "boolean":
      return [{ field, fault: schemaPath.endsWith("/additionalProperties") ? "no such field is known" : message }];
    case "additionalProperties":
      // Each of them was told before, by its own name.
      return [];
    case "required":
      return requiredProperties.map((name) => ({ field: within(field, name), fault: "is missing" }));
    case "const":
      return error === choices[0] ? [{ field, fault: oneOf(choices.map(allowedIn)) }] : [];
    case "enum":
      return [{ field, fault: oneOf(allowedValues) }];
    case "anyOf":
      return choices.length > 0 ? [] : [{ field, fault: "fits none of the forms it may have" }];
    case "pattern":
      return [{ field, fault: mustBe(pattern) ?? message }];
    default:
      return [{ field, fault: message }];
  }
}

function allowedIn({ params }: SchemaError): unknown {
  return (params as Params).allowedValue;
}

/** The first of them, for where one is enough. */
export function firstFieldFault(errors: Iterable<SchemaError>): FieldFault {
  return fieldFaults(errors)[0] ?? { field: "", fault: "does not fit" };
}

function pathOf(pointer: string): string {
  return pointer.slice(1).split("/").map(unescaped).join(".");
}

function within(field: string, name: string): string {
  return field === "" ? name : `${field}.${name}`;
}

function oneOf(values: readonly unknown[]): string {
  const written = values.map((value) => JSON.stringify(value)).join(", ");
  return values.length === 1 ? `must be ${written}` : `must be one of ${written}`;
}

function mustBe(pattern: string | undefined): string | undefined {
  const written = WRITTEN.get(pattern ?? "");
  return written === undefined ? undefined : `must be ${written}`;
}

/** As names stand in a JSON pointer (RFC 6901). */
function unescaped(name: string): string {
  return name.replaceAll("~1", "/").replaceAll("~0", "~");
}
