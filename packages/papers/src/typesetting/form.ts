/** The parts that papers are put together from, as `form.typ` sets them. */
import type { TextKey } from "../languages/en.ts";
import type { Words } from "../languages/words.ts";
import type { CommonFacts, NamedPerson } from "../facts.ts";
import type { Pair, Run, Value } from "./run.ts";

/** A line of a form: its label in both languages, and what stands between them. Without a value it is filled in by hand. */
export interface Field {
  readonly label: Pair;
  readonly value?: Value;
}

/** A cell of a table: lines under one another, a box to tick, or room to write in. */
export type Cell = { readonly lines: readonly [Run, ...Run[]] } | { readonly tick: true } | { readonly blank: true };

export interface Column {
  readonly label: Pair;
  /** A length of Typst, or a share of what is left: `12mm`, `1fr`. */
  readonly width: string;
  readonly align: "near" | "center";
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A part of a form under a heading of its own. */
export interface Section {
  readonly heading: Pair;
  readonly fields?: readonly Field[];
  readonly table?: Table;
}

/** Between a name and its code: a line breaks before it and never after; and never within a code (UAX #14). */
const DOT = " ·\u00a0";
const WORD_JOINER = "\u2060";

/** The parts of forms in the words of one paper, with the names that it prints beside codes. */
export class Form {
  readonly words: Words;
  readonly #facts: CommonFacts;

  constructor(words: Words, facts: CommonFacts) {
    this.words = words;
    this.#facts = facts;
  }

  field(key: TextKey, value: Value | undefined): Field {
    return { label: this.words.say(key), value: value ?? [this.words.code("—")] };
  }

  /** To be filled in by hand. */
  blank(key: TextKey): Field {
    return { label: this.words.say(key) };
  }

  column(key: TextKey, width: string, align: Column["align"] = "near"): Column {
    return { label: this.words.say(key), width, align };
  }

  /** `Invented North · NORTH`. */
  authority(code: string): Value {
    return [this.#named(this.#facts.authorities[code], code)];
  }

  site(code: string): Value {
    return [this.#named(this.#facts.sites[code], code)];
  }

  /** An authority's officer: `NORTH-1 · NORTH`. */
  officer({ authority, officer }: { readonly authority: string; readonly officer: string }): Value {
    return [this.words.code(officer === authority ? officer : `${officer}${DOT}${authority}`)];
  }

  /** A unit's name: of letters of any script. */
  unit(unit: string): Value {
    return [this.words.given(unit)];
  }

  /** Who it is: by name in the script it was given in, as read in Latin letters, by number, and by the register's id. */
  person({ person, name, latin, number }: NamedPerson): readonly Field[] {
    const { words } = this;
    return [
      this.field("common.name", name === undefined ? undefined : this.#inBothScripts(name, latin)),
      this.field("common.number", number === undefined ? undefined : [words.code(number)]),
      this.field("common.registerId", [words.code(person)]),
    ];
  }

  /** The same, as a cell of a list; a remark stands under it. */
  personCell({ person, name, latin }: NamedPerson, remark: readonly Run[] = []): Cell {
    const { words } = this;
    return {
      lines: [
        name === undefined ? words.code("—") : words.given(name),
        ...(latin === undefined ? [] : [words.given(latin)]),
        words.code(person),
        ...remark,
      ],
    };
  }

  /** Lines under one another; a dash where there are none. */
  lines([first, ...others]: readonly Run[]): Cell {
    return { lines: [first ?? this.words.code("—"), ...others] };
  }

  #inBothScripts(name: string, latin: string | undefined): Value {
    const given = this.words.given(name);
    return latin === undefined ? [given] : [given, this.words.given(latin)];
  }

  #named(name: string | undefined, code: string): Run {
    if (name === undefined) return this.words.code(code);
    const given = this.words.given(name);
    const { text } = this.words.code(code);
    return { ...given, text: `${given.text}${DOT}\u2066${text.replaceAll("-", `-${WORD_JOINER}`)}\u2069` };
  }
}

export function cell(value: Value): Cell {
  return { lines: value };
}

export const TICK: Cell = { tick: true };
export const BLANK: Cell = { blank: true };
