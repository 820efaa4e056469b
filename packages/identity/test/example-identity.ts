/** An identity over a database in memory, with a clock that tests move, and two invented authorities' officers. */
import { createHash } from "node:crypto";
import { type Database, migrate } from "@muster/ledger";
import {
  type AuthorityCode,
  epochMilliseconds,
  type Instant,
  instantFromEpoch,
  type OfficerCode,
} from "@muster/record";
import { memoryDatabase } from "@muster/testkit";
import { Secret, TOTP } from "otpauth";
import {
  type Failure,
  Identity,
  type IdentityOptions,
  isFailure,
  type SignedIn,
  vaultOf,
  type Visit,
} from "../src/index.ts";
import { SoftAuthenticator } from "./soft-authenticator.ts";

export const ORIGIN = "https://register.example";
export const NORTH_1 = "NORTH-1" as OfficerCode;
export const SOUTH_1 = "SOUTH-1" as OfficerCode;
export const PASSWORD = "ship ember quartz lantern";
export const HOME: Visit = { address: "192.0.2.1", agent: "Invented browser" };
export const ELSEWHERE: Visit = { address: "203.0.113.9", agent: "Another" };

const TABLES = [
  "sign_in_challenge",
  "passkey",
  "password",
  "sign_on_link",
  "invitation",
  "session",
  "known_device",
  "api_token",
  "sign_in_try",
];

export class ExampleIdentity {
  readonly database: Database;
  readonly options: IdentityOptions;
  readonly identity: Identity;
  /** Officers there are, with their authorities: what the journal would say. */
  readonly standing = new Map<string, AuthorityCode>([
    [NORTH_1, "NORTH" as AuthorityCode],
    [SOUTH_1, "SOUTH" as AuthorityCode],
  ]);
  now = "2026-03-01T08:00:00.000Z" as Instant;
  #drawn = 0;

  private constructor(database: Database, more: Partial<IdentityOptions>) {
    this.database = database;
    const random = (length: number): Uint8Array => {
      this.#drawn += 1;
      return createHash("shake256", { outputLength: length }).update(`draw ${this.#drawn}`).digest();
    };
    this.options = {
      database,
      clock: () => this.now,
      random,
      vault: vaultOf(random(32)),
      standing: async (officer) => this.standing.get(officer),
      origin: ORIGIN,
      name: "Invented register",
      ...more,
      limits: { password: { memoryKiB: 64, passes: 1, lanes: 1 }, ...more.limits },
    };
    this.identity = new Identity(this.options);
  }

  /** On an empty database of its own, or on this one, emptied: making one takes longer than most tests. */
  static async open(before?: ExampleIdentity, more: Partial<IdentityOptions> = {}): Promise<ExampleIdentity> {
    const database = before?.database ?? (await memoryDatabase());
    if (before === undefined) await migrate(database);
    else for (const table of TABLES) await database.execute(`delete from ${table}`);
    return new ExampleIdentity(database, more);
  }

  /** On a database that is there, as a server has it. */
  static on(database: Database): ExampleIdentity {
    return new ExampleIdentity(database, {});
  }

  /** Somebody with another process on the same database. */
  another(more: Partial<IdentityOptions>): Identity {
    return new Identity({ ...this.options, ...more });
  }

  pass(milliseconds: number): void {
    this.now = instantFromEpoch(epochMilliseconds(this.now) + milliseconds);
  }

  async invitation(officer = NORTH_1, replaces = false): Promise<string> {
    const { link } = succeeded(await this.identity.invite({ officer, replaces }));
    return link.split("#invitation=")[1] ?? "";
  }

  /** An officer comes in by invitation, with a passkey. */
  async withPasskey(officer = NORTH_1, visit = HOME): Promise<{ device: SoftAuthenticator; signedIn: SignedIn }> {
    const invitation = await this.invitation(officer);
    const device = new SoftAuthenticator(ORIGIN);
    const options = succeeded(await this.identity.askInvitedPasskey(invitation));
    const response = device.register(options);
    return { device, signedIn: succeeded(await this.identity.acceptWithPasskey({ invitation, response }, visit)) };
  }

  /** An officer comes in by invitation, with a password; `code` is what their app shows. */
  async withPassword(officer = NORTH_1, visit = HOME): Promise<{ code: () => string; signedIn: SignedIn }> {
    const invitation = await this.invitation(officer);
    const { secret, enrolment } = succeeded(await this.identity.askInvitedCode(invitation));
    const code = () => codeOf(secret, this.now);
    const given = { invitation, enrolment, password: PASSWORD, code: code() };
    return { code, signedIn: succeeded(await this.identity.acceptWithPassword(given, visit)) };
  }

  /** Signs in with the password at the next time step, so that the code is a fresh one. */
  async byPassword(code: () => string, visit: Visit, officer: string = NORTH_1): Promise<SignedIn | Failure> {
    this.pass(30_000);
    return this.identity.signInByPassword({ officer, password: PASSWORD, code: code() }, visit);
  }

  async close(): Promise<void> {
    await this.database.close();
  }
}

/** A machine's token of NORTH-1, good for so many days. */
export async function tokenOf({ identity, now }: ExampleIdentity, days = 30) {
  const expiresAt = instantFromEpoch(epochMilliseconds(now) + days * 86_400_000);
  const scopes = ["roll.import"];
  return succeeded(await identity.makeToken({ officer: NORTH_1, name: "roll import", scopes, expiresAt }));
}

export function succeeded<Answer extends object>(answer: Answer | Failure): Exclude<Answer, Failure> {
  if (isFailure(answer)) throw new Error(`refused: ${answer.failed}`);
  return answer as Exclude<Answer, Failure>;
}

/** The request's `Cookie`, from the `Set-Cookie`s of an answer. */
export function cookiesOf({ cookies }: Pick<SignedIn, "cookies">): string {
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

/** What an app with this key shows. */
export function codeOf(secret: string, now: Instant): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: epochMilliseconds(now) });
}
