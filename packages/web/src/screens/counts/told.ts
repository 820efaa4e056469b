/**
 * A count as a screen tells it: the register's answer, and what its entries say besides. Whom an officer counted is shown to
 * that officer and to who sees the whole authority's people, not to a colleague of the site (docs/access.md): a record of whom
 * some are withheld has its number, and no people. What was taken when it cleared stands in the entry that cleared it.
 */
import type { PersonId } from "@muster/record";
import type { CountAnswer, EntryLine } from "@muster/server/api";

type Counted = CountAnswer["records"][number];

export interface CountRecord extends Omit<Counted, "people"> {
  /** Of a named count; undefined where whom is not for this officer. */
  readonly people: readonly PersonId[] | undefined;
}

export interface CountTold extends Omit<CountAnswer, "records"> {
  /** Oldest first. */
  readonly records: readonly CountRecord[];
  /** Undefined until it has cleared. */
  readonly cleared: Cleared | undefined;
}

/** What the register took when it cleared: the numbers then, and of a bare count why they differed. */
export interface Cleared {
  readonly entry: number;
  readonly at: string;
  readonly by: EntryLine["by"];
  readonly counted: number;
  readonly books: number;
  readonly missing: number;
  readonly unexpected: number;
  /** Of a bare count. */
  readonly explanation: string | undefined;
}

/** Why somebody was, or was not, among those counted. */
export interface Reason {
  readonly person: PersonId;
  readonly reason: string;
}

/** `entries`: those about it, of which the one that cleared it is wanted. */
export function toldBy(count: CountAnswer, entries: readonly EntryLine[]): CountTold {
  const clearing = entries.find(({ kind, correctedBy }) => kind === "count.cleared" && correctedBy === null);
  return {
    ...count,
    records: count.records.map(recordOf),
    cleared: clearing === undefined ? undefined : clearedIn(clearing),
  };
}

function recordOf({ people, ...record }: Counted): CountRecord {
  return { ...record, people: people?.length === record.number ? people : undefined };
}

function clearedIn({ number, occurredAt, by, body, said }: EntryLine): Cleared {
  const numberIn = (name: string): number => Number(body[name]);
  return {
    entry: number,
    at: occurredAt,
    by,
    counted: numberIn("counted"),
    books: numberIn("books"),
    missing: numberIn("missing"),
    unexpected: numberIn("unexpected"),
    explanation: said.map(({ detail }) => textIn(detail, "explanation")).find((text) => text !== undefined),
  };
}

/** Each explanation that this officer may read, in the entry that cleared a named count, as the journal shows it. */
export function reasonsIn({ said }: Pick<EntryLine, "said">): readonly Reason[] {
  return said.flatMap(({ person, detail }) => {
    const reason = textIn(detail, "reason");
    return person === null || reason === undefined ? [] : [{ person, reason }];
  });
}

function textIn(detail: unknown, name: string): string | undefined {
  const value: unknown = typeof detail === "object" && detail !== null ? Reflect.get(detail, name) : undefined;
  return typeof value === "string" ? value : undefined;
}
