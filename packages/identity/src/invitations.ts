/** Invitations: a link, good for one officer, once, for a day. How the first officer of a new node comes in. */
import type { Queryable } from "@muster/ledger";
import type { Instant, OfficerCode } from "@muster/record";
import { digestOf, type Setting } from "./setting.ts";

export interface Invitation {
  readonly id: string;
  readonly officer: OfficerCode;
  readonly expiresAt: Instant;
  /** Whether the officer's earlier passkeys, password, links, devices, sessions and tokens end when it is used. */
  readonly replaces: boolean;
}

export interface InvitationOptions {
  readonly officer: OfficerCode;
  /** Who invites; absent where it is the node's keeper at the command line. */
  readonly by?: OfficerCode;
  readonly replaces?: boolean;
}

export class Invitations {
  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** A new one and its secret, which is shown once. An earlier one of the officer that was not used ends. */
  async make({ officer, by, replaces = false }: InvitationOptions): Promise<Invitation & { readonly secret: string }> {
    const { database, limits } = this.#setting;
    const [id, secret] = [this.#setting.id(), this.#setting.secret()];
    const expiresAt = this.#setting.after(limits.invitationMs);
    await database.transaction(async (transaction) => {
      await transaction.execute("delete from invitation where officer = $1 and used_at is null", [officer]);
      await transaction.execute(
        `insert into invitation (id, digest, officer, made_by, made_at, expires_at, replaces)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, digestOf(secret), officer, by ?? null, this.#setting.now(), expiresAt, replaces],
      );
    });
    return { id, officer, expiresAt, replaces, secret };
  }

  /** The invitation of this secret, if it can still be used. */
  async find(secret: string): Promise<Invitation | undefined> {
    const [row] = await this.#setting.database.query<Row>(
      `select id, officer, expires_at, replaces from invitation where digest = $1 and ${OPEN}`,
      [digestOf(secret), this.#setting.now()],
    );
    return row && invitationOf(row);
  }

  /** Uses it up, and ends the officer's earlier ways in if it says so; false where somebody was faster. */
  async use(transaction: Queryable, { id, officer, replaces }: Invitation): Promise<boolean> {
    const now = this.#setting.now();
    const used = await transaction.execute(`update invitation set used_at = $2 where id = $1 and ${OPEN}`, [id, now]);
    if (used === 0 || !replaces) return used === 1;
    for (const table of ["passkey", "password", "sign_on_link", "known_device"]) {
      await transaction.execute(`delete from ${table} where officer = $1`, [officer]);
    }
    for (const table of ["session", "api_token"]) {
      await transaction.execute(
        `update ${table} set revoked_at = $2, revoked_by = $1 where officer = $1 and revoked_at is null`,
        [officer, now],
      );
    }
    return true;
  }
}

interface Row {
  readonly id: string;
  readonly officer: OfficerCode;
  readonly expires_at: Instant;
  readonly replaces: boolean;
}

const OPEN = "used_at is null and expires_at > $2";

function invitationOf({ expires_at, ...same }: Row): Invitation {
  return { ...same, expiresAt: expires_at };
}
