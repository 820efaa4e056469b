/** Sessions: one row each, looked up at every request, so that what is revoked is out with the next one. */
import type { AuthorityCode, Instant, OfficerCode } from "@muster/record";
import { digestOf, type Setting } from "./setting.ts";
import type { Visit } from "./visit.ts";
import { type NewestColumns, newestAbout, newestOf, type Used } from "./used.ts";

export type SignedInBy = "passkey" | "password" | "sign-on" | "exercise";

export interface Session {
  readonly id: string;
  readonly officer: OfficerCode;
  readonly authority: AuthorityCode;
  readonly how: SignedInBy;
  readonly address: string;
  readonly agent: string;
  readonly madeAt: Instant;
  /** To within a minute. */
  readonly lastUsedAt: Instant;
  /** When it ends, used or not. */
  readonly endsAt: Instant;
}

export class Sessions {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** A new session and its secret. The one the browser had before, whoever's, ends: a secret never outlives a sign-in. */
  async begin(
    { officer, authority, how }: Pick<Session, "officer" | "authority" | "how">,
    { address, agent }: Visit,
    before: string | undefined,
  ): Promise<{ readonly session: Session; readonly secret: string }> {
    const { database, limits } = this.#setting;
    const secret = this.#setting.secret();
    const [now, idleUntil, endsAt] = [this.#setting.now(), this.#idleUntil(), this.#setting.after(limits.sessionMs)];
    const session: Session = {
      id: this.#setting.id(),
      officer,
      authority,
      how,
      address: shown(address),
      agent: shown(agent),
      madeAt: now,
      lastUsedAt: now,
      endsAt,
    };
    await database.transaction(async (transaction) => {
      if (before !== undefined) {
        const sql = "update session set revoked_at = $2, revoked_by = $3 where digest = $1 and revoked_at is null";
        await transaction.execute(sql, [digestOf(before), now, officer]);
      }
      await transaction.execute(
        `insert into session
           (id, digest, officer, authority, how, address, agent, made_at, last_used_at, idle_until, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8, least($9::timestamptz, $10::timestamptz), $10)`,
        [session.id, digestOf(secret), officer, authority, how, session.address, session.agent, now, idleUntil, endsAt],
      );
    });
    return { session, secret };
  }

  /** The session of this secret, if it is neither ended nor revoked; and it has been used now. */
  async use(secret: string): Promise<Used<Session> | undefined> {
    const now = this.#setting.now();
    const [found] = await this.#setting.database.query<Row & NewestColumns>(
      `select ${COLUMNS}, ${newestAbout("session.officer")} from session where digest = $1 and ${OPEN}`,
      [digestOf(secret), now],
    );
    if (found === undefined) return undefined;
    const { newest_of_officer, newest_of_register, ...row } = found;
    const newest = newestOf({ newest_of_officer, newest_of_register });
    if (row.last_used_at <= this.#setting.after(-this.#setting.limits.sessionNoteMs)) {
      // Not for one that was revoked meanwhile: `OPEN` again.
      await this.#setting.database.execute(
        `update session set last_used_at = $2, idle_until = least($3::timestamptz, ends_at) where id = $1 and ${OPEN}`,
        [row.id, now, this.#idleUntil()],
      );
    }
    return { used: sessionOf(row), newest };
  }

  /** Gives an open session a new secret, as when what its officer may do changes; undefined where it has ended. */
  async rotate(id: string): Promise<string | undefined> {
    const secret = this.#setting.secret();
    const rotated = await this.#setting.database.execute(`update session set digest = $3 where id = $1 and ${OPEN}`, [
      id,
      this.#setting.now(),
      digestOf(secret),
    ]);
    return rotated === 1 ? secret : undefined;
  }

  /** The open ones of an officer, the newest first. */
  async list(officer: OfficerCode): Promise<readonly Session[]> {
    const sql = `${SELECT} where officer = $1 and ${OPEN} order by made_at desc, id`;
    return (await this.#setting.database.query<Row>(sql, [officer, this.#setting.now()])).map(sessionOf);
  }

  /** Ends a session of this officer; false where there is no open one of that id. */
  async revoke(id: string, officer: OfficerCode, by: OfficerCode | undefined): Promise<boolean> {
    const revoked = await this.#setting.database.execute(
      `update session set revoked_at = $2, revoked_by = $3 where id = $1 and officer = $4 and ${OPEN}`,
      [id, this.#setting.now(), by ?? null, officer],
    );
    return revoked === 1;
  }

  /** Ends all of an officer's; how many there were. */
  async revokeAll(officer: OfficerCode, by: OfficerCode | undefined): Promise<number> {
    return this.#setting.database.execute(
      `update session set revoked_at = $2, revoked_by = $3 where officer = $1 and ${OPEN}`,
      [officer, this.#setting.now(), by ?? null],
    );
  }

  #idleUntil(): Instant {
    return this.#setting.after(this.#setting.limits.sessionIdleMs);
  }
}

interface Row {
  readonly id: string;
  readonly officer: OfficerCode;
  readonly authority: AuthorityCode;
  readonly how: SignedInBy;
  readonly address: string;
  readonly agent: string;
  readonly made_at: Instant;
  readonly last_used_at: Instant;
  readonly ends_at: Instant;
}

const COLUMNS = "id, officer, authority, how, address, agent, made_at, last_used_at, ends_at";
const SELECT = `select ${COLUMNS} from session`;
const OPEN = "revoked_at is null and idle_until > $2::timestamptz and ends_at > $2::timestamptz";

function sessionOf({ made_at, last_used_at, ends_at, ...same }: Row): Session {
  return { ...same, madeAt: made_at, lastUsedAt: last_used_at, endsAt: ends_at };
}

const LONGEST_SHOWN = 200;

/** What a browser says of itself is a stranger's text: no control characters, and not too much of it. */
function shown(text: string): string {
  return text.toWellFormed().replaceAll(/\p{C}/gu, "").slice(0, LONGEST_SHOWN);
}
