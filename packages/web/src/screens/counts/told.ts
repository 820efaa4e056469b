/**
 * A count as its own entries tell it. Whom an officer counted is shown to that officer and to who sees the whole authority's
 * people, not to a colleague of the site (docs/access.md); an answer folded from what is left would have rounds that never
 * were. The entries say of each record which round it was in and whether it agreed, to everybody who may see the count.
 */
import type { PersonId } from "@muster/record";
import type { CountAnswer, EntryLine } from "@muster/server/api";

export interface CountRecord {
  readonly entry: number;
  readonly at: string;
  readonly by: EntryLine["by"];
  readonly round: number;
  readonly number: number;
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

/** `entries`: all about it, in any order. */
export function toldBy(count: CountAnswer, entries: readonly EntryLine[]): CountTold {
  const standing = entries.filter(({ correctedBy }) => correctedBy === null);
  const lines = standing
    .filter(({ kind }) => kind === "count.recorded")
    .sort((one, other) => one.number - other.number);
  const clearing = standing.find(({ kind }) => kind === "count.cleared");
  const last = lines.at(-1);
  return {
    ...count,
    round: last === undefined ? 1 : roundIn(last) + (last.body["agrees"] === false ? 1 : 0),
    records: lines.map((line) => recordIn(line, count)),
    cleared: clearing === undefined ? undefined : clearedIn(clearing),
  };
}

function recordIn(line: EntryLine, { records }: CountAnswer): CountRecord {
  const number = Number(line.body["number"]);
  const people = records.find(({ entry }) => entry === line.number)?.people;
  return {
    entry: line.number,
    at: line.occurredAt,
    by: line.by,
    round: roundIn(line),
    number,
    people: people?.length === number ? people : undefined,
  };
}

function roundIn({ body }: EntryLine): number {
  return Number(body["round"]);
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
