/** One person of a row, from the cells that state something of them. What a cell cannot mean is a fault of that cell. */
import type { Field } from "../mapping/mapping.ts";
import { birthOfAge, readAge } from "../values/age.ts";
import { inOneLine } from "../values/clean.ts";
import { countryOf } from "../values/country.ts";
import { latinDigits } from "../values/digits.ts";
import { type ReadDate, readDate } from "../values/read-date.ts";
import { readSex } from "../values/sex.ts";
import { namesOf } from "./describe-name.ts";
import type { ListedPerson, Stated } from "./listed-person.ts";
import type { CellFaultCode } from "./read-row.ts";
import type { Findings, StatedCell, StatedCells } from "./row-reader.ts";

/** As the register keeps them. */
const LONGEST_NUMBER = 64;
const LONGEST_PLACE = 200;

export function describePerson(
  cells: StatedCells,
  ordinal: number,
  listDate: string | undefined,
  findings: Findings,
): ListedPerson {
  const describing = new Describing(cells, listDate, findings);
  const names = namesOf(cells, findings);
  const { births, birthPlace } = describing.births();
  return {
    ordinal,
    names,
    numbers: describing.numbers(),
    documents: describing.texts("document", LONGEST_NUMBER),
    births,
    notes: describing.texts("note", 2_000),
    ...optional({
      mother: describing.text("mother", 500),
      birthPlace: birthPlace ?? describing.text("birth-place", LONGEST_PLACE),
      sex: describing.sex(),
      nationality: describing.nationality(),
      site: describing.text("site", LONGEST_PLACE),
      unit: describing.text("unit", LONGEST_PLACE),
      admittedAt: describing.admittedAt(),
      status: describing.text("status", LONGEST_PLACE),
    }),
  };
}

type Given<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Without what is not stated. */
function optional<Fields extends object>(fields: Fields): Given<Fields> {
  const given: Partial<Fields> = {};
  for (const key in fields) {
    if (fields[key] !== undefined) given[key] = fields[key];
  }
  return given as Given<Fields>;
}

class Describing {
  readonly #cells: StatedCells;
  readonly #listDate: string | undefined;
  readonly #findings: Findings;

  constructor(cells: StatedCells, listDate: string | undefined, findings: Findings) {
    this.#cells = cells;
    this.#listDate = listDate;
    this.#findings = findings;
  }

  text(field: Field, longest: number): Stated<string> | undefined {
    return this.texts(field, longest)[0];
  }

  texts(field: Field, longest: number): readonly Stated<string>[] {
    const cells = this.#cells[field];
    if (cells === undefined) return NOTHING;
    const said: Stated<string>[] = [];
    for (const cell of cells) {
      if (cell.text.length > longest) this.#fault("too-long", cell);
      else said.push(stated(cell, inOneLine(cell.text)));
    }
    return said;
  }

  numbers(): ListedPerson["numbers"] {
    const numbers: Stated<{ readonly issuer?: string; readonly number: string }>[] = [];
    for (const cell of this.#cells.number ?? []) {
      const number = inOneLine(latinDigits(cell.text));
      if (number.length > LONGEST_NUMBER) this.#fault("too-long", cell);
      else if (isName(number)) this.#fault("wrong-field", cell);
      else {
        const { issuer } = cell.mapping;
        numbers.push(stated(cell, issuer === undefined ? { number } : { issuer, number }));
      }
    }
    return numbers;
  }

  sex(): ListedPerson["sex"] {
    const [cell] = this.#cells.sex ?? [];
    if (cell === undefined) return undefined;
    const said = cell.mapping.words?.[cell.text] ?? cell.text;
    const sex = readSex(said);
    if (sex !== undefined) return stated(cell, sex);
    this.#fault("sex-not-read", cell);
    return undefined;
  }

  nationality(): ListedPerson["nationality"] {
    const [cell] = this.#cells.nationality ?? [];
    if (cell === undefined) return undefined;
    const told = cell.mapping.words?.[cell.text];
    if (told !== undefined) return stated(cell, { country: told, score: 1 });
    const country = countryOf(cell.text);
    if (country !== undefined) return stated(cell, { country: country.alpha3, score: country.score });
    this.#findings.notes.push({ code: "country-not-known", cell: cell.at, header: cell.header });
    return stated(cell, {});
  }

  admittedAt(): ListedPerson["admittedAt"] {
    const [cell] = this.#cells["admitted-at"] ?? [];
    const read = cell && this.#date(cell);
    if (cell === undefined || read === undefined) return undefined;
    return stated(cell, read.time === undefined ? read.edtf : `${read.edtf}T${read.time}`);
  }

  /** By date, year and age: what adds something to what stands before it. */
  births(): { births: Stated<string>[]; birthPlace: Stated<string> | undefined } {
    const births: Stated<string>[] = [];
    let birthPlace: Stated<string> | undefined;
    for (const cell of this.#cells["birth-and-place"] ?? []) {
      const { date, place } = apart(cell.text);
      if (place !== "") birthPlace = stated(cell, place);
      const read = date === "" ? undefined : this.#date({ ...cell, text: date });
      if (read !== undefined) births.push(stated(cell, read.edtf));
    }
    for (const cell of [...(this.#cells.birth ?? []), ...(this.#cells["birth-year"] ?? [])]) {
      const read = this.#date(cell);
      if (read !== undefined && !births.some(({ value }) => value.startsWith(read.edtf))) {
        births.push(stated(cell, read.edtf));
      }
    }
    // An age says less than any birth.
    for (const cell of births.length === 0 ? (this.#cells.age ?? []) : []) {
      const birth = this.#birthOfAge(cell);
      if (birth !== undefined) births.push(stated(cell, birth));
    }
    return { births, birthPlace };
  }

  #birthOfAge(cell: StatedCell): string | undefined {
    const years = readAge(cell.text);
    if (years === undefined) this.#fault("age-not-read", cell);
    else if (this.#listDate === undefined) this.#fault("list-date-not-known", cell);
    else return birthOfAge(years, this.#listDate);
    return undefined;
  }

  #date(cell: StatedCell): ReadDate | undefined {
    const isShortYear = cell.mapping.field === "birth-year" && /^\D?\d{2}$/u.test(latinDigits(cell.text));
    const { order, calendar } = cell.mapping;
    const text = isShortYear ? `0/0/${latinDigits(cell.text).slice(-2)}` : cell.text;
    const rules = { order: cell.isDate || isShortYear ? undefined : order, calendar, listDate: this.#listDate };
    const read = readDate(text, rules);
    if (typeof read === "string") {
      this.#fault(isName(cell.text) ? "wrong-field" : read, cell);
      return undefined;
    }
    for (const code of read.done) this.#findings.notes.push({ code, cell: cell.at, header: cell.header });
    return read;
  }

  #fault(code: CellFaultCode, { at, header, text }: StatedCell): void {
    this.#findings.faults.push({ code, cell: at, header, text });
  }
}

const NOTHING: readonly Stated<string>[] = [];

/** Two words or more and no digit: a name, or some other text, in the place of a figure. */
function isName(text: string): boolean {
  return /\p{L}{2,}\s+\p{L}{2,}/u.test(text) && !/\p{Nd}/u.test(text);
}

/** `حلب 1990`, `1990/05/03 - Aleppo`: the figures and what stands between them, and the rest. */
function apart(text: string): { date: string; place: string } {
  const plain = latinDigits(text);
  const [date = ""] = plain.match(/\d[\d\s./\\-]*\d|\d/u) ?? [];
  const place = plain.replace(date, " ").replaceAll(/^[\s,،\-–/]+|[\s,،\-–/]+$/gu, "");
  return { date: date.trim(), place: place.replaceAll(/\s+/gu, " ") };
}

function stated<Value>({ at, text }: StatedCell, value: Value): Stated<Value> {
  return { value, cell: at, text };
}
