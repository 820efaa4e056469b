/** What `proposeMapping` answers with: a mapping, how sure it is of each column and why, and what only a person can know. */
import type { Calendar, DateOrder, Field, ListMapping } from "./mapping.ts";

/** What speaks for a column being what it is proposed as. */
export type MappingReason =
  /** A word of the header, in which language, and how like it is (1: the same). */
  | { readonly by: "header"; readonly word: string; readonly language: string; readonly likeness: number }
  /** The share of its filled cells that look like this. */
  | { readonly by: "content"; readonly looksLike: ContentKind; readonly share: number }
  /** One of the columns that a reject file adds. */
  | { readonly by: "reject-file" };

export type ContentKind =
  | "names"
  | "numbers"
  | "counting"
  | "dates"
  | "years"
  | "ages"
  | "sexes"
  | "countries"
  | "words"
  | "empty";

export interface ProposedColumn {
  readonly column: number;
  readonly header: string;
  readonly field: Field;
  /** From 0 to 1. Below 0.5 somebody should look. */
  readonly confidence: number;
  readonly why: readonly MappingReason[];
}

interface DateReading {
  readonly cell: string;
  readonly text: string;
  /** What it would be, in EDTF, under each answer. */
  readonly readings: Readonly<Record<string, string>>;
}

/** What cannot be known from the list. A mapping with an open question is not read by: somebody answers first. */
export type MappingQuestion =
  | {
      readonly question: "date-order";
      readonly column: number;
      readonly header: string;
      readonly answers: readonly DateOrder[];
      /** How many dates of the sample can be read under each answer; under several where the order cannot be told. */
      readonly evidence: Readonly<Partial<Record<DateOrder, number>>>;
      readonly examples: readonly DateReading[];
    }
  | {
      readonly question: "calendar";
      readonly column: number;
      readonly header: string;
      readonly answers: readonly Calendar[];
      readonly evidence: Readonly<Partial<Record<Calendar, number>>>;
      readonly examples: readonly DateReading[];
    }
  /** Ages without the day they are of; the answer is a day, `YYYY-MM-DD`. */
  | { readonly question: "list-date"; readonly column: number; readonly header: string };

export interface MappingProposal {
  readonly mapping: ListMapping;
  readonly columns: readonly ProposedColumn[];
  readonly questions: readonly MappingQuestion[];
}

/** Whether a mapping is of this table's headers. */
export type MappingFit =
  | { readonly fits: true }
  | {
      readonly fits: false;
      /** Headers that the mapping has and the table has not. */
      readonly missing: readonly string[];
      /** Headers that the table has and the mapping has not. */
      readonly unknown: readonly string[];
    };
