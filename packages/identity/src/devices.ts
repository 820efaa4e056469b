/**
 * Devices that officers have signed in from. A cookie there says so; it opens nothing, but tries from there are counted
 * apart, so that nobody elsewhere can make its officer wait.
 */
import type { OfficerCode } from "@muster/record";
import { base64url, digestOf, type Setting } from "./setting.ts";

export class Devices {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** A name for the device, if this officer has signed in from it; its cookie's digest, so it opens nothing. */
  async known(secret: string | undefined, officer: OfficerCode): Promise<string | undefined> {
    if (secret === undefined) return undefined;
    const digest = digestOf(secret);
    const rows = await this.#setting.database.query(
      "select 1 from known_device where digest = $1 and officer = $2 and expires_at > $3",
      [digest, officer, this.#setting.now()],
    );
    return rows.length === 1 ? base64url(digest) : undefined;
  }

  /**
   * The officer has signed in from it. The secret stays while it is one of ours, since a device may be several officers';
   * otherwise a new one is made: what a browser brings along from elsewhere is never taken.
   */
  async remember(secret: string | undefined, officer: OfficerCode): Promise<string> {
    const { database, limits } = this.#setting;
    const now = this.#setting.now();
    await database.execute("delete from known_device where expires_at <= $1", [now]);
    const isOurs =
      secret !== undefined &&
      (await database.query("select 1 from known_device where digest = $1 limit 1", [digestOf(secret)])).length === 1;
    const kept = isOurs ? secret : this.#setting.secret();
    await database.execute(
      `insert into known_device (digest, officer, made_at, expires_at) values ($1, $2, $3, $4)
       on conflict (digest, officer) do update set expires_at = excluded.expires_at`,
      [digestOf(kept), officer, now, this.#setting.after(limits.deviceMs)],
    );
    return kept;
  }
}
