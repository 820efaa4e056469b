/**
 * Everybody of whom officers have asserted that several files are theirs, group by group: first those of whom the books say what
 * cannot be so, which is for officers to put right.
 */
import { type Clash, clashesOf } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { EntryNumber, Instant, PersonId } from "@muster/record";
import type { Questions } from "@muster/register";
import type { NamingLeave } from "./candidates.ts";
import { type ComparedPerson, comparedPeople } from "./people-listed.ts";

export interface SameGroup {
  readonly files: readonly ComparedPerson[];
  readonly clashes: readonly Clash[];
}

export interface SamePeopleAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  readonly groups: readonly SameGroup[];
  /** Of which those are shown of whom every file is this officer's to read, up to the limit. */
  readonly groupsInAll: number;
}

export async function samePeopleAnswer(
  questions: Questions,
  limit: number,
  moment: Moment,
  mayNameOf: NamingLeave,
): Promise<SamePeopleAnswer> {
  const groups = await groupsAt(questions, moment);
  const first = groups.toSorted((one, other) => other.clashes.length - one.clashes.length).slice(0, limit);
  const known = await comparedPeople(
    questions,
    first.flatMap(({ group }) => group),
    moment,
    mayNameOf,
  );
  return { ...moment, groups: first.flatMap((one) => shown(one, known)), groupsInAll: groups.length };
}

/** How many human beings the books count more than once, or cannot place, and since when the first; undefined where none. */
export async function clashingPeople(
  questions: Questions,
  moment: Moment,
): Promise<{ readonly people: number; readonly since: Instant } | undefined> {
  const clashing = (await groupsAt(questions, moment)).filter(({ clashes }) => clashes.length > 0);
  const [since] = clashing.map((group) => group.since).toSorted();
  return since === undefined ? undefined : { people: clashing.length, since };
}

interface Group {
  readonly group: readonly PersonId[];
  readonly clashes: readonly Clash[];
  /** Since when they all stand where they do: the newest of their positions. */
  readonly since: Instant;
}

async function groupsAt(questions: Questions, moment: Moment): Promise<readonly Group[]> {
  const { groups } = await questions.links(moment);
  const people = groups.flat();
  const rows = people.length === 0 ? [] : await questions.ledger.where({ people, limit: people.length }, moment);
  const standing = new Map(rows.map((row) => [row.person, row]));
  return groups.map((group) => {
    const there = group.flatMap((person) => standing.get(person) ?? []);
    const since = there.map((row) => row.since).reduce((newest, one) => (one > newest ? one : newest), "" as Instant);
    return { group, clashes: clashesOf(there), since };
  });
}

/** A group whole, or not at all: what lies between two files would be told by their standing in one. */
function shown({ group, clashes }: Group, known: ReadonlyMap<PersonId, ComparedPerson>): readonly SameGroup[] {
  const files = group.flatMap((person) => known.get(person) ?? []);
  return files.length === group.length ? [{ files, clashes }] : [];
}
