/** Who the books hold at a site, with what they are called where the officer may read it. */
import { notFound, type Refusal } from "@muster/custody";
import type { IdentityRow, Moment, RollBegun } from "@muster/ledger";
import type { AuthorityCode, EntryNumber, Instant, PersonId, SiteCode } from "@muster/record";
import type { Questions } from "@muster/register";
import type { Withheld } from "../access/sections.ts";
import { namesIn, numberBy, type StatedName } from "./names.ts";

export interface RollLine {
  readonly person: PersonId;
  /** One number given to the person, by the custodian if it gave one; no number is *the* number. */
  readonly number: string | null;
  readonly unit: string | null;
  readonly custodian: AuthorityCode;
  readonly since: Instant;
  readonly lastSeenAt: Instant | null;
  readonly toBeConfirmed: boolean;
}

/** With the person's identity; without it where it is withheld. */
export interface NamedRollLine extends RollLine {
  /** Every name that stands, the newest first. */
  readonly names?: readonly StatedName[];
  /** What every standing claim agrees on; absent where none says or they differ. */
  readonly sex?: "female" | "male" | "other";
  /** The newest claim that stands: Extended Date/Time Format. */
  readonly birth?: string;
}

/** What is withheld of people, and of how many. */
export interface WithheldOfSome extends Withheld {
  readonly people: number;
}

export interface RollAnswer {
  readonly site: SiteCode;
  readonly asOf: Instant;
  readonly people: readonly RollLine[];
}

export interface NamedRollAnswer {
  readonly site: SiteCode;
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** How many the books hold there: as many as `people`, or more where only the first were asked for. */
  readonly held: number;
  /** By unit and person. */
  readonly people: readonly NamedRollLine[];
  readonly withheld: readonly WithheldOfSome[];
}

/** What is asked of somebody's identity before it is shown. */
export interface IdentityLeave {
  readonly may: (person: PersonId) => boolean;
  readonly withheld: readonly WithheldOfSome[];
}

/** Who the books hold at the site, or the first `most` of them, and who they are as far as `leaveOf` lets it be read. */
export async function namedRollAnswer(
  questions: Questions,
  code: string,
  moment: Moment,
  most: number | undefined,
  leaveOf: (people: readonly PersonId[]) => Promise<IdentityLeave>,
): Promise<NamedRollAnswer | Refusal> {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const { rows, held } = await rollOf(questions, site.code, moment, most);
  const listed = rows.map(({ person }) => person);
  const [identities, { may, withheld }] = await Promise.all([
    questions.ledger.identitiesOf(listed, moment),
    leaveOf(listed),
  ]);
  const people = rows.map((row): NamedRollLine => {
    const { person, unit, custodian, since, lastSeenAt, toBeConfirmed } = row;
    const identity = may(person) ? identities.get(person) : undefined;
    const number = numberBy(custodian, identity?.numbers);
    const line = { person, number, unit, custodian, since, lastSeenAt, toBeConfirmed };
    return identity === undefined ? line : { ...line, ...shownOf(identity) };
  });
  return { site: site.code, ...moment, held, people, withheld };
}

async function rollOf(
  questions: Questions,
  site: SiteCode,
  moment: Moment,
  most: number | undefined,
): Promise<RollBegun> {
  if (most !== undefined) return questions.ledger.rollBegun(site, moment, most);
  const rows = await questions.roll(site, moment);
  return { rows, held: rows.length };
}

function shownOf({ names, sex, birth }: IdentityRow): Pick<NamedRollLine, "names" | "sex" | "birth"> {
  return {
    names: namesIn(names),
    ...(sex === undefined ? {} : { sex }),
    ...(birth === undefined ? {} : { birth }),
  };
}

/** Who the books hold at the site, by one number each: for the machine's own tools. */
export async function rollAnswer(questions: Questions, code: string, moment: Moment): Promise<RollAnswer | Refusal> {
  const site = await questions.subject("site", code, moment);
  if (site === undefined) return notFound("site", code);
  const rows = await questions.roll(site.code, moment);
  const given = await questions.numbersOf(
    rows.map(({ person }) => person),
    moment,
  );
  const people = rows.map((row) => {
    const { person, unit, custodian, since, lastSeenAt, toBeConfirmed } = row;
    const number = numberBy(custodian, given.get(person));
    return { person, number, unit, custodian, since, lastSeenAt, toBeConfirmed };
  });
  return { site: site.code, asOf: moment.asOf, people };
}
