/** A state as plain JSON: maps become objects, sets become lists, and what is undefined is left out. */

/** What `plain` makes of a value, and a browser reads again. */
export type Plain<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : Value extends Uint8Array
    ? string
    : Value extends ReadonlyMap<unknown, infer One>
      ? Readonly<Record<string, Plain<One>>>
      : Value extends ReadonlySet<infer One>
        ? readonly Plain<One>[]
        : Value extends readonly (infer One)[]
          ? readonly Plain<One>[]
          : { readonly [Field in keyof Value]: Plain<Value[Field]> };

export function plain<Value>(value: Value): Plain<Value> {
  return made(value) as Plain<Value>;
}

function made(value: unknown): unknown {
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, one]: [unknown, unknown]) => [String(key), made(one)]));
  }
  if (value instanceof Set) return [...value].map(made);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(made);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(fields.map(([key, one]) => [key, made(one)]));
}
