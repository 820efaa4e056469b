/** A mapping: what each column of a list says of people. Plain JSON, so that it can be kept per sender and given back. */
import Type from "typebox";

export const FIELDS = [
  /** The row's own number in the list: says nothing of anybody. */
  "serial",
  "number",
  /** The whole name in one cell. */
  "name",
  "given",
  "father",
  "grandfather",
  "family",
  "tribe",
  "kunya",
  "known-as",
  "mother",
  "birth",
  "birth-year",
  /** Day and place in one cell, as many registries in the region write it: `حلب 1990`. */
  "birth-and-place",
  "birth-place",
  "age",
  "sex",
  "nationality",
  "site",
  "unit",
  "admitted-at",
  "document",
  "status",
  "note",
  "ignored",
] as const;
export type Field = (typeof FIELDS)[number];

export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];
export const CALENDARS = ["gregorian", "hijri", "solar-hijri"] as const;
/** `hijri` is Umm al-Qura's; `solar-hijri` the Persian. */
export type Calendar = (typeof CALENDARS)[number];

const closed = { additionalProperties: false } as const;

export const ColumnMapping = Type.Object(
  {
    /** As the table has it; empty for a column without one. */
    header: Type.String({ maxLength: 1_000 }),
    /** Which of the columns with this header, from 1. Where absent, the first. */
    nth: Type.Optional(Type.Integer({ minimum: 1, maximum: 16_384 })),
    field: Type.Enum([...FIELDS]),
    /** Whose numbers they are: an authority's code. */
    issuer: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    /** Of dates that are written in numbers. */
    order: Type.Optional(Type.Enum([...DATE_ORDERS])),
    /** Where years do not tell it. */
    calendar: Type.Optional(Type.Enum([...CALENDARS])),
    /** What divides several people in one cell, besides line breaks and numbering; only where the column shows it. */
    dividedBy: Type.Optional(Type.Enum(["comma", "and"])),
    /** What a way of writing means that no table of words knows: `{"ذ": "male"}`. */
    words: Type.Optional(Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 200 }))),
  },
  closed,
);
export type ColumnMapping = Type.Static<typeof ColumnMapping>;

export const ListMapping = Type.Object(
  {
    format: Type.Literal(1),
    /** Every column of the table, in any order. */
    columns: Type.Array(ColumnMapping, { minItems: 1, maxItems: 16_384 }),
    /** The day of the list, `YYYY-MM-DD`: ages are as of then. */
    listDate: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })),
  },
  closed,
);
export type ListMapping = Type.Static<typeof ListMapping>;
