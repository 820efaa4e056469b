/**
 * `as-of`: the three questions of the books (the whole balance, one site's roll, one person's history) at random past
 * instants as known at random past numbers, through the register, beside the best SQL we could write by hand for the
 * same answer on the same tables, sent straight to the server. At three sizes, so that growth shows.
 */
import { arrays, pointOf, postgresDatabase, wayTo } from "@muster/ledger";
import type { Database } from "@muster/ledger";
import type { Register } from "@muster/register";
import type { Instant, PersonId, SiteCode } from "@muster/record";
import { type Bench, type BenchOptions, bar, inTurns, seconds } from "./bench.ts";
import { type Filled, fillBooks } from "./fill-books.ts";
import { throwAway } from "./throw-away.ts";

const SIZES = [24_000, 1_000_000, 5_000_000];
/** Questions a round: few of those that read everything, many of those that do not. */
const QUESTIONS: Readonly<Record<string, number>> = { balance: 3, roll: 10, history: 200 };
const WANTED = "<= 1.5";

/** Milliseconds for each question of a round. */
interface Question {
  muster(moment: At): Promise<unknown>;
  sql(moment: At): Promise<unknown>;
}

interface At {
  readonly asOf: Instant;
  readonly knownAt: number;
  readonly site: SiteCode;
  readonly person: PersonId;
}

export const asOf: Bench = async (options) => {
  const medians: Record<string, number> = {};
  const ratios: Record<string, number> = {};
  const notes: Record<string, unknown> = {};
  for (const lines of SIZES) {
    const place = await throwAway();
    try {
      options.log(`filling ${lines.toLocaleString("en")} lines`);
      const filled = await fillBooks(place.owner, lines);
      notes[`${lines}`] = { people: filled.people.length, rows: filled.rows };
      const raw = postgresDatabase({ url: place.cluster.application().url });
      const asked = questions(place.node.register, raw);
      for (const [name, question] of Object.entries(asked)) {
        const measured = await beside(`${name} ${lines}`, question, QUESTIONS[name] as number, filled, options);
        medians[`${name} ${lines} muster ms`] = measured.muster;
        medians[`${name} ${lines} sql ms`] = measured.sql;
        ratios[`${name} ${lines}: muster/sql`] = measured.muster / measured.sql;
      }
      await raw.close();
    } finally {
      await place.close();
    }
  }
  const bars = Object.entries(ratios).map(([ratio, figure]) => bar(ratio, figure, WANTED));
  return { unit: "milliseconds a question", medians, ratios, bars, notes };
};

async function beside(name: string, question: Question, count: number, filled: Filled, { rounds, log }: BenchOptions) {
  let seed = 1;
  const run = (ask: (moment: At) => Promise<unknown>) => async (round: number) => {
    // Each round asks both contenders the same questions.
    seed = round + 2;
    const moments = Array.from({ length: count }, () => filled.moment(next()));
    const taken = await seconds(async () => {
      for (const moment of moments) await ask(moment);
    });
    return (taken * 1_000) / count;
  };
  const next = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const contenders = { muster: run((moment) => question.muster(moment)), sql: run((moment) => question.sql(moment)) };
  await contenders.muster(-1);
  await contenders.sql(-1);
  const { medians } = await inTurns(contenders, { rounds, log: (message) => log(`${name}  ${message}`) });
  return medians as { muster: number; sql: number };
}

function questions(register: Register, raw: Database): Readonly<Record<string, Question>> {
  return {
    balance: {
      muster: ({ asOf: at, knownAt }) => register.balance({ asOf: at, knownAt }),
      sql: ({ asOf: at, knownAt }) =>
        raw.query(
          `select site, custodian, state, count(*), null as registered from (
             select site, custodian, state from position where at <= $1 and known_from <= $2
             union all
             select site, custodian, state from line
             where at <= $1 and known_from <= $2 and known_until > $2 and (spent_at > $1 or spent_by > $2 or spent_by is null))
           group by 1, 2, 3
           union all
           select null, null, null, null, (select count(*) from position where spends = -1 and at <= $1 and known_from <= $2)
             + (select count(*) from line where spends = -1 and at <= $1 and known_from <= $2 and known_until > $2)`,
          [at, knownAt],
        ),
    },
    roll: {
      muster: ({ asOf: at, knownAt, site }) => register.roll(site, { asOf: at, knownAt }),
      sql: ({ asOf: at, knownAt, site }) =>
        raw.query(ROLL_BY_HAND, [at, knownAt, site, arrays.bigint(wayTo(pointOf(at))), arrays.bigint(wayTo(knownAt))]),
    },
    history: {
      muster: ({ knownAt, person }) => register.ledger.history(person, knownAt),
      sql: ({ knownAt, person }) =>
        raw.query(
          `select entry, step, at, case when spent_by <= $2 then spent_at end as until, state, site, unit, custodian, transfer, escort, to_be_confirmed
           from (select entry, step, at, known_from, null::timestamptz as spent_at, null::bigint as spent_by, 9007199254740991 as known_until,
               state, site, unit, custodian, transfer, escort, to_be_confirmed from position where person = $1
             union all
             select entry, step, at, known_from, spent_at, spent_by, known_until, state, site, unit, custodian, transfer, escort, to_be_confirmed
             from line where person = $1) as lines
           where known_from <= $2 and known_until > $2 order by at, entry`,
          [person, knownAt],
        ),
    },
  };
}

/** The same answer with no regard for how it reads: each source by its index, and the sightings in one pass. */
const ROLL_BY_HAND = `
  select held.*, (select max(s.at) from sighting s where s.person = held.person and s.at <= $1 and s.entry <= $2
    and not exists (select from corrected c where c.entry = s.entry and c.by <= $2)) as seen
  from (
    select person, unit, custodian, at, to_be_confirmed from position
    where site = $3 and state = 'held' and at <= $1 and known_from <= $2
    union all
    select person, unit, custodian, at, to_be_confirmed from line
    where site = $3 and span_fork = any($4::bigint[]) and state = 'held' and at <= $1 and spent_at > $1 and spent_by <= $2
      and known_from <= $2 and known_until > $2
    union all
    select person, unit, custodian, at, to_be_confirmed from line
    where site = $3 and open_fork = any($5::bigint[]) and state = 'held' and at <= $1 and known_from <= $2
      and least(spent_by, known_until) > $2
  ) held order by unit, person`;
