/**
 * A run of the retention rules (DP-1): detail that was kept long enough after custody ended is erased, kind by kind, each run an
 * entry that says how much went, also where nothing did. What a rule of custody refuses is not erased.
 */
import { isRefusal, type Refusal } from "@muster/custody";
import type { Database } from "@muster/ledger";
import { arrays } from "@muster/ledger";
import type { Instant, Officer, PersonId } from "@muster/record";
import { endsEpisode, epochMilliseconds, instantFromEpoch, STATES } from "@muster/record";
import type { RetentionRule } from "./retention-rules.ts";

export interface RetentionRun {
  readonly database: Database;
  readonly rules: readonly RetentionRule[];
  readonly by: Officer;
  readonly now: Instant;
  /** To the writer, wherever that is: the entry's number, or why not. */
  readonly submit: (command: object) => Promise<{ readonly number: number } | Refusal>;
}

/** What one rule came to. */
export interface RetentionApplied {
  readonly kind: string;
  readonly cutOff: Instant;
  readonly details: number;
  readonly people: number;
  /** The entries that say so. */
  readonly entries: readonly number[];
}

/** A rule of custody refused a run: nothing of that part was erased. */
export class RetentionRefused extends Error {
  override readonly name = "RetentionRefused";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.says);
    this.refusal = refusal;
  }
}

/** People in one entry: an item each. */
const MOST_IN_AN_ENTRY = 2_000;
const DAY_MS = 86_400_000;
const ENDED = STATES.filter(endsEpisode);

interface Due {
  readonly person: PersonId;
  readonly details: number;
}

/** Runs every rule once. Throws `RetentionRefused`. */
export async function runRetention(run: RetentionRun): Promise<readonly RetentionApplied[]> {
  const applied: RetentionApplied[] = [];
  for (const rule of run.rules) applied.push(await applyRule(run, rule));
  return applied;
}

async function applyRule({ database, by, now, submit }: RetentionRun, { kind, days }: RetentionRule) {
  const cutOff = instantFromEpoch(epochMilliseconds(now) - days * DAY_MS);
  const entries: number[] = [];
  let [details, people] = [0, 0];
  for (;;) {
    const due = await dueFor(database, kind, cutOff);
    if (due.length === 0 && entries.length > 0) break;
    const count = due.reduce((sum, { details: of }) => sum + of, 0);
    const answer = await submit({
      kind: "retention.apply",
      occurredAt: now,
      by,
      detail: kind,
      days,
      cutOff,
      details: count,
      people: due.map(({ person }) => person),
    });
    if (isRefusal(answer)) throw new RetentionRefused(answer);
    entries.push(answer.number);
    details += count;
    people += due.length;
    if (due.length < MOST_IN_AN_ENTRY) break;
  }
  return { kind, cutOff, details, people, entries };
}

/** People who have detail of the kind, and whose custody had ended by then. Nobody's goes who never was in custody. */
function dueFor(database: Database, kind: string, cutOff: Instant): Promise<Due[]> {
  return database.query<Due>(
    `select detail.person, count(*) as details from detail join position using (person)
     where detail.kind = $1 and position.state = any($2::text[]) and position.at <= $3
     group by detail.person order by detail.person limit ${MOST_IN_AN_ENTRY}`,
    [kind, arrays.text(ENDED), cutOff],
  );
}
