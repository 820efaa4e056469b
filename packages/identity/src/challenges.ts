/** One-time questions: asked once, answered once, within minutes; kept by digest. */
import type { Instant, OfficerCode } from "@muster/record";
import { base64url, digestOf, type Setting } from "./setting.ts";

export type Purpose = "passkey-sign-in" | "passkey-new" | "code-new" | "sign-on";

export interface Challenge {
  readonly officer?: OfficerCode;
  /** What was remembered with it, as JSON; it is sealed in the database. */
  readonly remembered?: unknown;
}

export class Challenges {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** Asks: the secret goes to the browser, and comes back to `take`. */
  async ask(
    purpose: Purpose,
    { officer, remembered }: Challenge = {},
    lastsMs = this.#setting.limits.challengeMs,
  ): Promise<string> {
    const { database, options } = this.#setting;
    const secret = this.#setting.secret();
    const digest = digestOf(secret);
    const plain = remembered === undefined ? undefined : Buffer.from(JSON.stringify(remembered), "utf8");
    const sealed = plain === undefined ? null : await options.vault.seal(plain, aboutOf(purpose, digest));
    await database.execute("delete from sign_in_challenge where expires_at <= $1", [this.#setting.now()]);
    await database.execute(
      `insert into sign_in_challenge (digest, purpose, officer, remembered, expires_at) values ($1, $2, $3, $4, $5)`,
      [digest, purpose, officer ?? null, sealed, this.#setting.after(lastsMs)],
    );
    return secret;
  }

  /** Takes what was asked, so that nobody takes it again; undefined where nothing was, or too long ago. */
  take(purpose: Purpose, secret: string): Promise<Challenge | undefined> {
    const sql =
      "delete from sign_in_challenge where digest = $1 and purpose = $2 returning officer, remembered, expires_at";
    return this.#answered(sql, purpose, secret);
  }

  /** What was asked, left for another try: only where guessing gains nothing. */
  look(purpose: Purpose, secret: string): Promise<Challenge | undefined> {
    const sql = "select officer, remembered, expires_at from sign_in_challenge where digest = $1 and purpose = $2";
    return this.#answered(sql, purpose, secret);
  }

  async #answered(sql: string, purpose: Purpose, secret: string): Promise<Challenge | undefined> {
    const digest = digestOf(secret);
    const [row] = await this.#setting.database.query<Row>(sql, [digest, purpose]);
    if (row === undefined || row.expires_at <= this.#setting.now()) return undefined;
    const { officer, remembered } = row;
    return {
      ...(officer === null ? {} : { officer }),
      ...(remembered === null
        ? {}
        : {
            remembered: JSON.parse(
              Buffer.from(await this.#setting.options.vault.open(remembered, aboutOf(purpose, digest))).toString(
                "utf8",
              ),
            ) as unknown,
          }),
    };
  }
}

interface Row {
  readonly officer: OfficerCode | null;
  readonly remembered: Uint8Array | null;
  readonly expires_at: Instant;
}

function aboutOf(purpose: Purpose, digest: Uint8Array): string {
  return `challenge:${purpose}:${base64url(digest)}`;
}
