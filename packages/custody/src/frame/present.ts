/** How optional fields of a command go into an entry, which holds no undefined: as fields that are there or are not. */

/** The same fields, those that may be undefined made optional. */
export type Present<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};

/** The fields that have a value. */
export function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}

/** One detail made of the fields that have a value, as an item or an entry carries it; nothing where none has. */
export function detailOf(fields: object): { readonly details?: readonly object[] } {
  const detail = present(fields);
  return Object.keys(detail).length === 0 ? {} : { details: [detail] };
}
