/** Duties against the clock: what is owed about people, what is overdue, and what nobody set a deadline for. */
import { type Duty, type DutyKind, isOverdue } from "@muster/custody";
import type { Moment, WhereaboutsRow } from "@muster/ledger";
import type { AuthorityCode, EntryNumber, Instant, PersonId, SiteCode, State } from "@muster/record";
import type { Questions } from "@muster/register";
import { namesIn, numberBy, type StatedName } from "./names.ts";

/** `open`: owed *promptly*, and nobody has said how long that is. */
export const DUTY_STANDINGS = ["overdue", "due", "open", "met"] as const;
export type DutyStanding = (typeof DUTY_STANDINGS)[number];

export interface StandingDuty extends Duty {
  readonly standing: DutyStanding;
}

/** A duty in a list, with whom it is about and where they are. */
export interface DutyLine extends StandingDuty {
  readonly names?: readonly StatedName[];
  readonly number: string | null;
  readonly state: State;
  readonly site: SiteCode | null;
  readonly custodian: AuthorityCode | null;
}

export interface DutyTotal {
  readonly kind: DutyKind;
  readonly standing: Exclude<DutyStanding, "met">;
  readonly people: number;
  readonly duties: number;
  /** The earliest deadline among them, or where there is none, when the first was raised. */
  readonly since: Instant;
}

export interface DutiesAnswer {
  readonly asOf: Instant;
  readonly knownAt: EntryNumber;
  /** What is unmet, of everybody that was asked about, whatever the page. */
  readonly totals: readonly DutyTotal[];
  /** The longest overdue first; then by deadline; then what has none. */
  readonly duties: readonly DutyLine[];
  /** Ask again with `after` this; null at the end. */
  readonly next: string | null;
  /** People whose duties policy withholds from this officer. */
  readonly notShown: number;
}

/** Each duty with where it stood at `asOf`. */
export function standingDuties(duties: readonly Duty[], asOf: Instant): readonly StandingDuty[] {
  return duties.map((duty) => ({ ...duty, standing: standingOf(duty, asOf) }));
}

function standingOf(duty: Duty, asOf: Instant): DutyStanding {
  return duty.met !== undefined && duty.met.at <= asOf ? "met" : unmetStanding(duty, asOf);
}

function unmetStanding(duty: Duty, asOf: Instant): Exclude<DutyStanding, "met"> {
  if (duty.dueAt === undefined) return "open";
  return isOverdue(duty, asOf) ? "overdue" : "due";
}

/** What narrows a list of what is unmet. */
export interface DutiesAsked {
  readonly standing?: Exclude<DutyStanding, "met">;
  readonly kind?: DutyKind;
  readonly site?: string;
  /** What the page before gave as `next`. */
  readonly after?: string;
  readonly limit: number;
}

/** What is asked of each person before their duties are shown, and before their names are. */
export interface DutiesLeave {
  readonly mayKnow: (person: PersonId) => boolean;
  readonly mayName: (person: PersonId) => boolean;
}

interface Unmet {
  readonly duty: Duty;
  readonly at: WhereaboutsRow;
  readonly standing: Exclude<DutyStanding, "met">;
}

export async function dutiesAnswer(
  questions: Questions,
  asked: DutiesAsked,
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<DutiesLeave>,
): Promise<DutiesAnswer> {
  const { unmet, mayName, notShown } = await unmetOf(questions, asked, moment, leaveOf);
  const wanted = unmet
    .filter(
      ({ duty, standing }) => standing === (asked.standing ?? standing) && duty.kind === (asked.kind ?? duty.kind),
    )
    .map((one) => ({ key: keyOf(one), one }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  const { after } = asked;
  const rest = after === undefined ? wanted : wanted.filter(({ key }) => key > after);
  const page = rest.slice(0, asked.limit);
  return {
    ...moment,
    totals: totalsOf(unmet),
    duties: await linesOf(
      questions,
      page.map(({ one }) => one),
      moment,
      mayName,
    ),
    next: rest.length > page.length ? (page.at(-1)?.key ?? null) : null,
    notShown,
  };
}

/** What is overdue, by kind. */
export async function overdueTotals(
  questions: Questions,
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<DutiesLeave>,
): Promise<readonly DutyTotal[]> {
  const { unmet } = await unmetOf(questions, {}, moment, leaveOf);
  return totalsOf(unmet.filter(({ standing }) => standing === "overdue"));
}

/** What is unmet and may be known to be; and of how many people it may not. */
async function unmetOf(
  questions: Questions,
  { site }: Pick<DutiesAsked, "site">,
  moment: Moment,
  leaveOf: (people: readonly PersonId[]) => Promise<DutiesLeave>,
) {
  const unmet = await questions.unmetDuties(moment);
  const all = site === undefined ? unmet : unmet.filter(({ at }) => at.site === site);
  const people = [...new Set(all.map(({ duty }) => duty.person))];
  const { mayKnow, mayName } = await leaveOf(people);
  const known = new Set(people.filter(mayKnow));
  return {
    unmet: all.flatMap(({ duty, at }): readonly Unmet[] =>
      known.has(duty.person) ? [{ duty, at, standing: unmetStanding(duty, moment.asOf) }] : [],
    ),
    mayName,
    notShown: people.length - known.size,
  };
}

/** In the order in which they are to be dealt with: longest overdue first, then by deadline, then what has none. */
function keyOf({ duty, standing }: Unmet): string {
  const order = { overdue: 0, due: 1, open: 2 }[standing];
  return `${order} ${duty.dueAt ?? duty.raisedAt} ${duty.person} ${duty.id}`;
}

async function linesOf(
  questions: Questions,
  page: readonly Unmet[],
  moment: Moment,
  mayName: (person: PersonId) => boolean,
): Promise<readonly DutyLine[]> {
  const people = [...new Set(page.map(({ duty }) => duty.person))];
  const identities = await questions.ledger.identitiesOf(people.filter(mayName), moment);
  return page.map(({ duty, at: { state, site, custodian }, standing }) => {
    const identity = identities.get(duty.person);
    return {
      ...duty,
      standing,
      ...(identity === undefined ? {} : { names: namesIn(identity.names) }),
      number: numberBy(custodian, identity?.numbers),
      state,
      site,
      custodian,
    };
  });
}

/** What is unmet, by kind and standing. */
function totalsOf(unmet: readonly Unmet[]): readonly DutyTotal[] {
  const groups = Map.groupBy(unmet, ({ duty, standing }) => `${duty.kind} ${standing}`);
  return [...groups.values()].flatMap((group): readonly DutyTotal[] => {
    const [first] = group;
    if (first === undefined) return [];
    const since = group.reduce(
      (oldest, { duty }) => earlier(oldest, duty.dueAt ?? duty.raisedAt),
      first.duty.dueAt ?? first.duty.raisedAt,
    );
    const people = new Set(group.map(({ duty }) => duty.person)).size;
    return [{ kind: first.duty.kind, standing: first.standing, people, duties: group.length, since }];
  });
}

function earlier(one: Instant, other: Instant): Instant {
  return other < one ? other : one;
}
