/** What a reading of a list is asked, and what came of it: every row has one outcome, and each outcome its reasons. */
import type { Refusal } from "@muster/custody";
import type { Candidate } from "@muster/ledger";
import type {
  CellFault,
  CellNote,
  ListMapping,
  ListTable,
  ReadRow,
  RowCell,
  RowPlace,
  StatedTotal,
} from "@muster/lists";
import type { FieldEvidence } from "@muster/names";
import type { AuthorityCode, EntryNumber, Instant, Officer, PersonId } from "@muster/record";

/**
 * `new`: nobody like them is on the register. `candidate`: somebody on it may be the same person; they are registered, and the
 * pair is proposed. `known`: on it by a number, or the row was read before. `conflict`: the number is of somebody whom the row
 * contradicts. `refused`: the row cannot be read, or the register does not take it. The last two are never recorded.
 */
export const ROW_CLASSES = ["new", "known", "candidate", "conflict", "refused"] as const;
export type RowClass = (typeof ROW_CLASSES)[number];

/** Why a row is of its class, with the cell that makes it so. */
export type RowReason =
  | { readonly why: "cell"; readonly fault: CellFault }
  /** This row, of this sender, is in the register: by this entry. */
  | { readonly why: "read-before"; readonly entry: EntryNumber }
  | { readonly why: "number-known"; readonly cell: string; readonly number: string; readonly person: PersonId }
  /** In a dry run: a row before it in this list gives the same number. */
  | { readonly why: "number-in-list"; readonly cell: string; readonly number: string; readonly row: number }
  | {
      readonly why: "contradicts";
      readonly cell: string;
      readonly number: string;
      readonly person: PersonId;
      readonly evidence: readonly FieldEvidence[];
    }
  /** The row has numbers of two people. */
  | { readonly why: "numbers-of-two"; readonly cell: string; readonly people: readonly PersonId[] }
  | { readonly why: "resembles"; readonly candidates: readonly Candidate[] }
  | { readonly why: "cannot-be-kept"; readonly cell: string; readonly refusal: Refusal }
  | { readonly why: "register-refused"; readonly refusal: Refusal };

export interface ListedRow {
  readonly place: RowPlace;
  readonly class: RowClass;
  /** The cells as written. */
  readonly cells: readonly RowCell[];
  readonly notes: readonly CellNote[];
  readonly reasons: readonly RowReason[];
  /** Whom it is about, as far as the register has them: in a dry run without those who would be new. */
  readonly people: readonly PersonId[];
  /** The entries made of it now. */
  readonly entries: readonly EntryNumber[];
}

export interface ListReadingOptions {
  readonly table: ListTable;
  readonly mapping: ListMapping;
  /** SHA-256 of the file, in hex. */
  readonly digest: string;
  /** Whose list it is; whose numbers they are where the mapping does not say. */
  readonly sender: AuthorityCode;
  readonly by: Officer;
  /** When what it says was so. */
  readonly occurredAt: Instant;
  /** Reads and compares, and enters nothing. */
  readonly dryRun?: boolean;
  /** Told of each row about people, in their order; it may be slow. */
  readonly onRow?: (row: ListedRow, read: ReadRow) => void | Promise<void>;
}

/** What came of it. */
export interface ListReading {
  readonly file: string;
  readonly sheet: string | undefined;
  readonly dryRun: boolean;
  /** The entry by which the list was received; undefined in a dry run of a new one. */
  list: EntryNumber | undefined;
  /** Rows about people, or that should be. */
  rows: number;
  /** Those of them that cannot be read. */
  unread: number;
  readonly classes: Record<RowClass, number>;
  /** Rows that were in the register before, of those known. */
  readBefore: number;
  /** Pairs proposed. */
  candidates: number;
  entries: number;
  /** Rows that are about nobody, by kind. */
  told: Readonly<Record<"title" | "header" | "repeatedHeader" | "total" | "remark" | "empty", number>>;
  totals: readonly StatedTotal[];
  /** Why it went no further; what was recorded before stands. */
  stopped: Refusal | undefined;
}

export function nothingRead({ table, dryRun = false }: ListReadingOptions): ListReading {
  return {
    file: table.file,
    sheet: table.sheet,
    dryRun,
    list: undefined,
    rows: 0,
    unread: 0,
    classes: { new: 0, known: 0, candidate: 0, conflict: 0, refused: 0 },
    readBefore: 0,
    candidates: 0,
    entries: 0,
    told: { title: 0, header: 0, repeatedHeader: 0, total: 0, remark: 0, empty: 0 },
    totals: [],
    stopped: undefined,
  };
}
