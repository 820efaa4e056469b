/** From records to the rows of a roll: the header against the mapping, then each field of each row. */
import type { Claim, RollRow } from "@muster/custody";
import { isNameNotKnown, LONGEST_NAME, scriptOf } from "@muster/names";
import type { Instant } from "@muster/record";
import { instantInZone, parseInstant } from "@muster/record";
import type { RollFileMapping } from "./mapping.ts";
import { shown, stopAtRow, stopFile } from "./stopped.ts";

/** A row as reconciling needs it, and what only a new person's registration asks for. */
export interface FileRow extends RollRow {
  readonly name: string;
  readonly sex: string;
  readonly age: string;
}

type ColumnName = keyof RollFileMapping["columns"];
const FIELD_NAMES: readonly ColumnName[] = ["date", "number", "name", "level", "admittedAt", "sex", "age"];
const NOWHERE = -1;
const LONGEST_NUMBER = 64;
const LONGEST_LEVEL = 64;
const OLDEST_YEARS = 130;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(?::\d{2})?$/;
/** Distinct times kept at hand: a person's admission is stated on every roll, and reading it takes 20 microseconds. */
const TIMES_AT_HAND = 100_000;

export class RowReader {
  readonly #mapping: RollFileMapping;
  readonly #width: number;
  readonly #at: Readonly<Record<ColumnName, number>>;
  readonly #sexes: ReadonlyMap<string, string | null> | undefined;
  readonly #times = new Map<string, Instant>();

  /** Throws `RollFileStopped` where the header and the mapping do not fit. */
  constructor(header: readonly string[], mapping: RollFileMapping) {
    this.#mapping = mapping;
    this.#width = header.length;
    this.#at = columnsOf(header, mapping);
    const sexes = mapping.claims?.sex;
    this.#sexes = sexes === undefined ? undefined : new Map(Object.entries(sexes));
  }

  /** The day a record is of, as written. */
  dayOf(record: readonly string[], row: number): string {
    if (record.length !== this.#width) this.#otherWidth(record, row);
    return record[this.#at.date] as string;
  }

  /** The row; `dayOf` has looked at its width. */
  row(record: readonly string[], row: number): FileRow {
    const at = this.#at;
    const number = record[at.number] as string;
    if (number.length > LONGEST_NUMBER) this.#tooLong(row, "number", number, LONGEST_NUMBER);
    const name = record[at.name] ?? "";
    if (name.length > LONGEST_NAME) this.#tooLong(row, "name", name, LONGEST_NAME);
    const level = record[at.level] ?? "";
    if (level.length > LONGEST_LEVEL) this.#tooLong(row, "level", level, LONGEST_LEVEL);
    const sex = record[at.sex] ?? "";
    if (this.#sexes !== undefined && sex !== "" && !this.#sexes.has(sex)) this.#unknownSex(row, sex);
    const age = record[at.age] ?? "";
    if (age !== "" && !isAge(age)) this.#noAge(row, age);
    return { row, number, name, level, admittedStated: this.#time(record[at.admittedAt] ?? "", row), sex, age };
  }

  #time(text: string, row: number): Instant | undefined {
    if (text === "") return undefined;
    const known = this.#times.get(text);
    if (known !== undefined) return known;
    const time = LOCAL_TIME.test(text) ? instantInZone(text, this.#mapping.zone) : parseInstant(text);
    if (time === undefined) {
      return stopAtRow(
        row,
        this.#name("admittedAt"),
        "time-invalid",
        `${shown(text)} is no time between 1900 and 2200.`,
        "Write 2024-01-31 18:00:00, in the mapping's zone, or a time with its offset; leave it empty where it is not known.",
      );
    }
    if (this.#times.size >= TIMES_AT_HAND) this.#times.clear();
    this.#times.set(text, time);
    return time;
  }

  #name(column: ColumnName): string {
    return this.#mapping.columns[column] ?? column;
  }

  #otherWidth(record: readonly string[], row: number): never {
    return stopAtRow(
      row,
      undefined,
      "row-width",
      `has ${record.length} fields where the header has ${this.#width}.`,
      "Check the row's commas and quotes.",
    );
  }

  #tooLong(row: number, column: ColumnName, text: string, most: number): never {
    return stopAtRow(
      row,
      this.#name(column),
      "field-too-long",
      `${shown(text)} has ${text.length} characters; ${most} are allowed.`,
      "Check whether a comma or a line break is missing.",
    );
  }

  #unknownSex(row: number, sex: string): never {
    return stopAtRow(
      row,
      this.#name("sex"),
      "sex-unmapped",
      `the mapping does not say what ${shown(sex)} means.`,
      "Add it to claims.sex in the mapping, with null if it says nothing.",
    );
  }

  #noAge(row: number, age: string): never {
    return stopAtRow(
      row,
      this.#name("age"),
      "age-invalid",
      `${shown(age)} is no age from 0 to ${OLDEST_YEARS} in whole years.`,
      "Mend it, or leave it empty where it is not known.",
    );
  }
}

/** What a new person's row claims, as the mapping says. A name that is not known is none; most rolls are of numbers alone. */
export function claimsOf({ name, sex, age }: FileRow, day: string, { claims }: RollFileMapping): readonly Claim[] {
  const source = claims?.source === undefined ? {} : { source: claims.source };
  const stated: Claim[] = [];
  if (name.trim() !== "" && !isNameNotKnown(name))
    stated.push({ claim: "name", text: name, script: scriptOf(name), ...source });
  const means = claims?.sex?.[sex];
  if (means !== undefined && means !== null) stated.push({ claim: "sex", sex: means, ...source });
  if (claims?.birth !== undefined && age !== "")
    stated.push({ claim: "birth", edtf: birthYears(Number(age), day), ...source });
  return stated;
}

/** Who is so old on this day was born in one of two years: an interval in EDTF. */
function birthYears(age: number, day: string): string {
  const year = Number(day.slice(0, 4)) - age;
  return `${year - 1}/${year}`;
}

function isAge(text: string): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) <= OLDEST_YEARS;
}

function columnsOf(header: readonly string[], { columns, otherColumns }: RollFileMapping): Record<ColumnName, number> {
  const twice = header.find((name, index) => header.indexOf(name) !== index);
  if (twice !== undefined) {
    stopAtRow(
      1,
      undefined,
      "column-twice",
      `the header names ${shown(twice)} twice.`,
      "Give each column its own name.",
    );
  }
  const at = Object.fromEntries(FIELD_NAMES.map((name) => [name, placeOf(columns[name], header)])) as Record<
    ColumnName,
    number
  >;
  if (otherColumns === "ignore") return at;
  const known = new Set([...Object.values(columns), ...otherColumns]);
  const unknown = header.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    stopFile(
      "column-unknown",
      `The mapping says nothing of the column ${unknown.slice(0, 10).map(shown).join(", ")}.`,
      "Map it under columns, or name it under otherColumns to leave it out.",
      { row: 1, field: unknown[0], columns: unknown.slice(0, 100) },
    );
  }
  return at;
}

function placeOf(name: string | undefined, header: readonly string[]): number {
  if (name === undefined) return NOWHERE;
  const place = header.indexOf(name);
  if (place === NOWHERE) {
    stopFile(
      "column-missing",
      `The file has no column ${shown(name)}; it has ${header.slice(0, 20).map(shown).join(", ")}.`,
      "Check the file's first row, and columns in the mapping.",
      { row: 1, field: name },
    );
  }
  return place;
}
