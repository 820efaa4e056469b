/**
 * How often signing in may be tried. A try is counted before it is looked at, so that a thousand at once are no way round,
 * and forgiven when it succeeds. After the free ones each must wait twice as long as the last.
 *
 * What is counted is (officer, network): whoever guesses from elsewhere makes nobody wait but himself. A device the officer
 * has signed in from before is counted by itself, so a colleague behind the same address cannot lock the officer out either.
 */
import type { Queryable } from "@muster/ledger";
import { epochMilliseconds, type Instant } from "@muster/record";
import type { Setting } from "./setting.ts";

export interface Allowance {
  /** What is counted; the key of its row. */
  readonly counted: string;
  readonly free: number;
}

export interface Wait {
  readonly retryAfterSeconds: number;
}

export class Tries {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** Counts one try against each; or against none, where one of them must wait. */
  async take(allowances: readonly Allowance[]): Promise<Wait | undefined> {
    const { database, limits } = this.#setting;
    const forgotten = this.#setting.after(-limits.forgetTriesMs);
    await database.execute("delete from sign_in_try where last_at <= $1", [forgotten]);
    try {
      await database.transaction(async (transaction) => {
        for (const allowance of allowances) await this.#count(transaction, allowance);
      });
      return undefined;
    } catch (refused) {
      if (refused instanceof MustWait) return { retryAfterSeconds: refused.seconds };
      throw refused;
    }
  }

  /** The try succeeded: what was counted against the officer is forgotten, against the network only this one. */
  async forgive(allowances: readonly Allowance[]): Promise<void> {
    const { database } = this.#setting;
    for (const { counted } of allowances) {
      const ofNetwork = counted.startsWith(NETWORK);
      const gone = ofNetwork ? "and tries = 1" : "";
      await database.execute(`delete from sign_in_try where counted = $1 ${gone}`, [counted]);
      if (ofNetwork) await database.execute(LESS, [counted]);
    }
  }

  async #count(transaction: Queryable, { counted, free }: Allowance): Promise<void> {
    const now = this.#setting.now();
    const longest = this.#setting.limits.longestWaitMs / 1_000;
    const rows = await transaction.query(COUNT, [counted, now, free, longest]);
    if (rows.length > 0) return;
    const [row] = await transaction.query<{ not_before: Instant }>(
      "select not_before from sign_in_try where counted = $1",
      [counted],
    );
    const milliseconds = row === undefined ? 0 : epochMilliseconds(row.not_before) - epochMilliseconds(now);
    throw new MustWait(Math.max(1, Math.ceil(milliseconds / 1_000)));
  }
}

/** Rolls the counting back. */
class MustWait extends Error {
  override readonly name = "MustWait";
  readonly seconds: number;

  constructor(seconds: number) {
    super("too many tries");
    this.seconds = seconds;
  }
}

const NETWORK = "network ";

export function fromNetwork(network: string, free: number): Allowance {
  return { counted: `${NETWORK}${network}`, free };
}

export function forOfficer(officer: string, network: string, free: number): Allowance {
  return { counted: `officer ${officer} from ${network}`, free };
}

export function fromDevice(device: string, officer: string, free: number): Allowance {
  return { counted: `device ${device} for ${officer}`, free };
}

/** Touches no row while the last try's wait has not ended. The first wait is a second; then it doubles. */
const COUNT = `insert into sign_in_try as counting (counted, tries, last_at, not_before)
  values ($1, 1, $2::timestamptz, $2::timestamptz)
  on conflict (counted) do update set
    tries = counting.tries + 1,
    last_at = $2::timestamptz,
    not_before = $2::timestamptz + case when counting.tries + 1 < $3::bigint then interval '0'
      else make_interval(secs => least($4::float8, power(2::float8, least(counting.tries + 1 - $3::bigint, 40)))) end
  where counting.not_before <= $2::timestamptz
  returning tries`;

const LESS = "update sign_in_try set tries = tries - 1 where counted = $1 and tries > 1";
