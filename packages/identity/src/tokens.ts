/** API tokens for machines: 256 bits shown once, for some actions only, and never without an end. */
import { arrays } from "@muster/ledger";
import { epochMilliseconds, type Instant, type OfficerCode } from "@muster/record";
import { fail, type Failure } from "./failure.ts";
import { digestOf, type Setting } from "./setting.ts";
import { type NewestColumns, newestAbout, newestOf, type Used } from "./used.ts";

/** So that a token that leaked into a text can be found and recognised. */
const PREFIX = "muster_";
const TOKEN = /^muster_[A-Za-z0-9_-]{43}$/;

export interface ApiToken {
  readonly id: string;
  readonly officer: OfficerCode;
  readonly name: string;
  /** The actions it may be used for, by name; no others, whatever its officer may do. */
  readonly scopes: readonly string[];
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt?: Instant;
  readonly revokedAt?: Instant;
}

export interface TokenOptions {
  readonly officer: OfficerCode;
  /** What it is for, so that its list can be read in a year. */
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Instant;
  readonly by?: OfficerCode;
}

export class Tokens {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** A new one and its secret, which is shown once; a failure for one good for nothing, or without an end in sight. */
  async make({
    officer,
    name,
    scopes,
    expiresAt,
    by,
  }: TokenOptions): Promise<(ApiToken & { readonly secret: string }) | Failure> {
    const now = this.#setting.now();
    const lasts = epochMilliseconds(expiresAt) - epochMilliseconds(now);
    if (scopes.length === 0) return fail("token-invalid", { says: "A token without scopes is good for nothing." });
    if (lasts <= 0 || lasts > this.#setting.limits.longestTokenMs) {
      return fail("token-invalid", { says: "A token ends between now and a year from now." });
    }
    const secret = `${PREFIX}${this.#setting.secret()}`;
    const token: ApiToken = { id: this.#setting.id(), officer, name, scopes: [...scopes], madeAt: now, expiresAt };
    await this.#setting.database.execute(
      `insert into api_token (id, digest, officer, name, scopes, made_by, made_at, expires_at)
       values ($1, $2, $3, $4, $5::text[], $6, $7, $8)`,
      [token.id, digestOf(secret), officer, name, arrays.text(token.scopes), by ?? null, now, expiresAt],
    );
    return { ...token, secret };
  }

  /** The token of this secret, if it has neither ended nor been revoked; and it has been used now. */
  async use(secret: string): Promise<Used<ApiToken> | undefined> {
    if (!TOKEN.test(secret)) return undefined;
    const now = this.#setting.now();
    const [found] = await this.#setting.database.query<Row & NewestColumns>(
      `select ${COLUMNS}, ${newestAbout("api_token.officer")} from api_token
       where digest = $1 and revoked_at is null and expires_at > $2`,
      [digestOf(secret), now],
    );
    if (found === undefined) return undefined;
    const { newest_of_officer, newest_of_register, ...row } = found;
    const newest = newestOf({ newest_of_officer, newest_of_register });
    if (row.last_used_at === null || row.last_used_at <= this.#setting.after(-this.#setting.limits.sessionNoteMs)) {
      await this.#setting.database.execute("update api_token set last_used_at = $2 where id = $1", [row.id, now]);
    }
    return { used: tokenOf(row), newest };
  }

  /** All of an officer's, also those that have ended; everybody's where no officer is named. */
  async list(officer?: OfficerCode): Promise<readonly ApiToken[]> {
    const rows =
      officer === undefined
        ? await this.#setting.database.query<Row>(`${SELECT} order by made_at desc, id`)
        : await this.#setting.database.query<Row>(`${SELECT} where officer = $1 order by made_at desc, id`, [officer]);
    return rows.map(tokenOf);
  }

  /** Ends it at once; false where there is no such token, or it was revoked before. */
  async revoke(id: string, by: OfficerCode | undefined): Promise<boolean> {
    const revoked = await this.#setting.database.execute(
      "update api_token set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null",
      [id, this.#setting.now(), by ?? null],
    );
    return revoked === 1;
  }
}

interface Row {
  readonly id: string;
  readonly officer: OfficerCode;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly made_at: Instant;
  readonly expires_at: Instant;
  readonly last_used_at: Instant | null;
  readonly revoked_at: Instant | null;
}

const COLUMNS = "id, officer, name, scopes, made_at, expires_at, last_used_at, revoked_at";
const SELECT = `select ${COLUMNS} from api_token`;

function tokenOf({ id, officer, name, scopes, made_at, expires_at, last_used_at, revoked_at }: Row): ApiToken {
  return {
    id,
    officer,
    name,
    scopes,
    madeAt: made_at,
    expiresAt: expires_at,
    ...(last_used_at === null ? {} : { lastUsedAt: last_used_at }),
    ...(revoked_at === null ? {} : { revokedAt: revoked_at }),
  };
}
