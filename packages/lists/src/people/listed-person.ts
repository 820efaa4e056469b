/** One person as a list states them: each thing with the cell it stands in. Nothing is checked against a register here. */

export interface Stated<Value> {
  readonly value: Value;
  /** The cell, as a spreadsheet names it: `C7`. Of a name in several columns, the first of them. */
  readonly cell: string;
  /** As it is written there; of several people in one cell, this one's share. */
  readonly text: string;
}

export interface ListedName {
  /** The whole name: as written in one cell, or its parts in their order. */
  readonly text: string;
  readonly script: "Arab" | "Latn" | "Cyrl" | "Other";
  /** Those that the list's own columns say. */
  readonly parts: readonly { readonly part: ListedPart; readonly text: string }[];
}

/** As the claims of the register name them. */
export type ListedPart = "given" | "father" | "grandfather" | "family" | "kunya" | "known-as" | "tribe";

export interface ListedPerson {
  /** Which of the row's people, from 1. */
  readonly ordinal: number;
  /** None: the list does not know the name. Several: the list has it in two scripts, or an alias. */
  readonly names: readonly Stated<ListedName>[];
  readonly numbers: readonly Stated<{ readonly issuer?: string; readonly number: string }>[];
  readonly documents: readonly Stated<string>[];
  readonly mother?: Stated<string>;
  /** EDTF. Several where birth, year and age stand in columns of their own and do not agree. */
  readonly births: readonly Stated<string>[];
  readonly birthPlace?: Stated<string>;
  readonly sex?: Stated<"female" | "male" | "other">;
  /** ISO 3166-1 alpha-3 where the country could be told (`score` from 0 to 1), else only as written. */
  readonly nationality?: Stated<{ readonly country?: string; readonly score?: number }>;
  /** As written: which site it is, the register says. */
  readonly site?: Stated<string>;
  readonly unit?: Stated<string>;
  /** `2024-03-01` or `2024-03-01T10:00`, in the list's own zone. */
  readonly admittedAt?: Stated<string>;
  readonly status?: Stated<string>;
  readonly notes: readonly Stated<string>[];
}
