/** A row on its way: who is in it, with the keys by which each is known again, and what was found of it so far. */
import type { ListedPerson, ReadRow } from "@muster/lists";
import type { AuthorityCode, PersonId } from "@muster/record";
import type { ListedRow, RowClass, RowReason } from "./outcome.ts";
import type { Repeats } from "./repeats.ts";
import type { RowClaims } from "./row-claims.ts";
import { claimsOfRow } from "./row-claims.ts";
import type { RowKeys } from "./row-keys.ts";

export type RowWithPeople = Extract<ReadRow, { outcome: "people" }>;

export interface PreparedPerson extends RowClaims {
  readonly listed: ListedPerson;
  /** The key it will be entered under. */
  key: string;
  /** Who it is on the register: by a number, or by what was read before. */
  known?: PersonId;
  /** In a dry run: the row before it in this list that gives the same number. */
  inList?: number;
  /** The entry made of it in an earlier reading. */
  readBefore?: number;
}

export interface PreparedRow {
  readonly read: RowWithPeople;
  readonly people: readonly PreparedPerson[];
  readonly reasons: RowReason[];
}

/** What every row of one list has in common. */
export interface ListInHand {
  readonly sender: AuthorityCode;
  /** The entry by which it was received; 0 in a dry run, which records nothing that would name it. */
  readonly entry: number;
  readonly keys: RowKeys;
  readonly repeats: Repeats;
}

export function prepareRow(read: RowWithPeople, { sender, entry, keys, repeats }: ListInHand): PreparedRow {
  const { digest, place } = read;
  const repeat = repeats.next(digest);
  const people = read.people.map(
    (listed): PreparedPerson => ({
      listed,
      key: keys.ofPerson(sender, digest, repeat, listed.ordinal),
      ...claimsOfRow(listed, sender, { list: entry, place, digest }),
    }),
  );
  return { read, people, reasons: [] };
}

/** A row stands or falls as a whole: half of one mended and read again would be entered twice. */
export function classOf({ people, reasons }: PreparedRow): RowClass {
  const has = (...whys: readonly RowReason["why"][]) => reasons.some(({ why }) => whys.includes(why));
  if (has("cell", "cannot-be-kept", "register-refused")) return "refused";
  if (has("contradicts", "numbers-of-two")) return "conflict";
  if (has("resembles")) return "candidate";
  return people.every(isKnown) ? "known" : "new";
}

/** Whether nobody has to be looked for, who may be them. */
export function isKnown({ known, inList, readBefore }: PreparedPerson): boolean {
  return known !== undefined || inList !== undefined || readBefore !== undefined;
}

/** The row as it is told of. */
export function told(row: PreparedRow, its: RowClass, entries: readonly number[]): ListedRow {
  const { place, cells, notes } = row.read;
  const people = row.people.flatMap(({ known }) => known ?? []);
  return { place, class: its, cells, notes, reasons: row.reasons, people, entries };
}

/** A row that cannot be read, as it is told of. */
export function toldUnread(read: Extract<ReadRow, { outcome: "faulty" }>): ListedRow {
  const reasons = read.faults.map((fault): RowReason => ({ why: "cell", fault }));
  const { place, cells } = read;
  return { place, class: "refused", cells, notes: [], reasons, people: [], entries: [] };
}
