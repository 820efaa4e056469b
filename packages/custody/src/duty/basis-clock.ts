/**
 * The clock that runs while a person is held and nobody has said on what. It starts with the admission, or with the
 * statement that there is no basis, and stops when one is stated. Saying *none* again does not start it anew.
 */
import type { Basis, PersonFile } from "../person/file.ts";
import type { Duty, DutyPolicy } from "./duty.ts";
import { promptly } from "./duty.ts";
import type { Episode } from "./episode.ts";

/** The duties to state a basis, for every episode. One that ended without any stays unmet: it was owed and never done. */
export function basisDuties(episodes: readonly Episode[], file: PersonFile, policy: DutyPolicy): Duty[] {
  return episodes.flatMap((episode) =>
    spells(episode, basesFor(episode, file)).map((spell) => duty(spell, file, policy)),
  );
}

type Moment = Pick<Basis, "entry" | "at">;

/** A time without basis: what began it, and what ended it, if anything did. */
interface Spell {
  readonly began: Moment;
  readonly ended?: Moment;
}

/** Orders are often older than the arrest: everything stated since the episode before counts. */
function basesFor({ after, ended }: Episode, { bases }: PersonFile): readonly Basis[] {
  return bases.filter(({ at }) => (after === undefined || after < at) && (ended === undefined || at <= ended.at));
}

function spells({ entry, from }: Episode, bases: readonly Basis[]): Spell[] {
  const before = bases.findLast(({ at }) => at <= from);
  const done: Spell[] = [];
  let open: Moment | undefined =
    before === undefined || before.kind === "none-stated" ? { entry, at: from } : undefined;
  for (const basis of bases.filter(({ at }) => at > from)) {
    if (basis.kind === "none-stated") open ??= basis;
    else if (open !== undefined) {
      done.push({ began: open, ended: basis });
      open = undefined;
    }
  }
  return open === undefined ? done : [...done, { began: open }];
}

function duty({ began, ended }: Spell, { person }: PersonFile, policy: DutyPolicy): Duty {
  return {
    id: `lawful-basis:${began.entry}`,
    kind: "lawful-basis",
    person,
    owedTo: "oversight",
    source: "ICPPED-17.3",
    raisedBy: began.entry,
    raisedAt: began.at,
    ...promptly("lawful-basis", began.at, policy),
    ...(ended === undefined ? {} : { met: { entry: ended.entry, at: ended.at } }),
  };
}
