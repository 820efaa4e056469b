/** Passkeys (WebAuthn Level 3): an officer's own device signs what we ask, after it has checked who holds it. */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { createHash } from "node:crypto";
import { arrays, type Queryable } from "@muster/ledger";
import type { Instant, OfficerCode } from "@muster/record";
import type { Challenges } from "./challenges.ts";
import { base64url, sameBytes, type Setting } from "./setting.ts";

/** Ed25519, ES256, RS256 (COSE): what authenticators have. */
const ALGORITHMS = [-8, -7, -257] as const;

export interface Passkey {
  readonly credential: string;
  /** Whether it is kept in the officer's account at the maker of the device, and can come back on another. */
  readonly backedUp: boolean;
  readonly madeAt: Instant;
  readonly lastUsedAt?: Instant;
}

/** A passkey that was verified and is not yet kept. */
export interface NewPasskey {
  readonly officer: OfficerCode;
  readonly credential: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

export class Passkeys {
  readonly #setting: Setting;
  readonly #challenges: Challenges;
  readonly #host: string;

  constructor(setting: Setting, challenges: Challenges) {
    this.#setting = setting;
    this.#challenges = challenges;
    this.#host = new URL(setting.options.origin).hostname;
  }

  /** Asks any passkey of this node: the browser lets the officer choose, and tells us nothing before. */
  async ask(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.#host,
      challenge: bytesOf(await this.#challenges.ask("passkey-sign-in")),
      userVerification: "required",
      timeout: this.#setting.limits.challengeMs,
    });
  }

  /** Whose passkey answered; undefined where it is not ours, or the answer not good. */
  async answered(response: AuthenticationResponseJSON): Promise<OfficerCode | undefined> {
    const challenge = challengeOf(response.response.clientDataJSON);
    if (challenge === undefined) return undefined;
    if ((await this.#challenges.take("passkey-sign-in", challenge)) === undefined) return undefined;
    const [row] = await this.#setting.database.query<Row>(
      "select officer, public_key, counter from passkey where credential = $1",
      [response.id],
    );
    if (row === undefined || !isHandleOf(row.officer, response.response.userHandle)) return undefined;
    const verified = await this.#verified(response, challenge, row);
    if (verified === undefined) return undefined;
    // Two answers at once with one counter: one of them is a copy's.
    const used = await this.#setting.database.execute(
      "update passkey set counter = $3, backed_up = $4, last_used_at = $5 where credential = $1 and counter = $2",
      [response.id, row.counter, verified.newCounter, verified.credentialBackedUp, this.#setting.now()],
    );
    return used === 1 ? row.officer : undefined;
  }

  async #verified(response: AuthenticationResponseJSON, expectedChallenge: string, row: Row) {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge,
        expectedOrigin: this.#setting.options.origin,
        expectedRPID: this.#host,
        requireUserVerification: true,
        credential: { id: response.id, publicKey: new Uint8Array(row.public_key), counter: row.counter },
      });
      return verified ? authenticationInfo : undefined;
    } catch (fault) {
      return refused(fault);
    }
  }

  /** Asks a device for a new passkey of this officer. */
  async askNew(officer: OfficerCode): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const known = await this.list(officer);
    return generateRegistrationOptions({
      rpName: this.#setting.options.name,
      rpID: this.#host,
      userName: officer,
      userID: new Uint8Array(handleOf(officer)),
      challenge: bytesOf(await this.#challenges.ask("passkey-new", { officer })),
      attestationType: "none",
      supportedAlgorithmIDs: [...ALGORITHMS],
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: known.map(({ credential }) => ({ id: credential })),
      timeout: this.#setting.limits.challengeMs,
    });
  }

  /** The new passkey of this officer, verified; undefined where the answer is not good. */
  async answeredNew(officer: OfficerCode, response: RegistrationResponseJSON): Promise<NewPasskey | undefined> {
    const expectedChallenge = challengeOf(response.response.clientDataJSON);
    if (expectedChallenge === undefined) return undefined;
    const asked = await this.#challenges.take("passkey-new", expectedChallenge);
    if (asked?.officer !== officer) return undefined;
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge,
        expectedOrigin: this.#setting.options.origin,
        expectedRPID: this.#host,
        requireUserVerification: true,
        supportedAlgorithmIDs: [...ALGORITHMS],
      });
      if (!verified) return undefined;
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
      const backedUp = registrationInfo.credentialBackedUp;
      return { officer, credential: id, publicKey, counter, transports, backedUp };
    } catch (fault) {
      return refused(fault);
    }
  }

  /** Keeps it; false where the credential is kept already, whoever's it is. */
  async keep(transaction: Queryable, passkey: NewPasskey): Promise<boolean> {
    const { officer, credential, publicKey, counter, transports, backedUp } = passkey;
    const kept = await transaction.execute(
      `insert into passkey (credential, officer, public_key, counter, transports, backed_up, made_at)
       values ($1, $2, $3, $4, $5::text[], $6, $7) on conflict (credential) do nothing`,
      [credential, officer, publicKey, counter, arrays.text(transports), backedUp, this.#setting.now()],
    );
    return kept === 1;
  }

  async list(officer: OfficerCode): Promise<readonly Passkey[]> {
    const rows = await this.#setting.database.query<ListRow>(
      "select credential, backed_up, made_at, last_used_at from passkey where officer = $1 order by made_at, credential",
      [officer],
    );
    return rows.map(({ credential, backed_up, made_at, last_used_at }) => ({
      credential,
      backedUp: backed_up,
      madeAt: made_at,
      ...(last_used_at === null ? {} : { lastUsedAt: last_used_at }),
    }));
  }

  async remove(officer: OfficerCode, credential: string): Promise<boolean> {
    const removed = await this.#setting.database.execute("delete from passkey where officer = $1 and credential = $2", [
      officer,
      credential,
    ]);
    return removed === 1;
  }
}

interface Row {
  readonly officer: OfficerCode;
  readonly public_key: Uint8Array;
  readonly counter: number;
}

interface ListRow {
  readonly credential: string;
  readonly backed_up: boolean;
  readonly made_at: Instant;
  readonly last_used_at: Instant | null;
}

/** What the device keeps as the officer's id: always the same, and it names nobody on a device that is lost. */
function handleOf(officer: OfficerCode): Uint8Array {
  return createHash("sha256").update(`muster officer ${officer}`, "utf8").digest();
}

/** A device that says whose passkey it is must not contradict what we keep (WebAuthn 7.2, step 6). */
function isHandleOf(officer: OfficerCode, handle: string | undefined): boolean {
  return handle === undefined || sameBytes(Buffer.from(handle, "base64url"), handleOf(officer));
}

function bytesOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(secret, "base64url"));
}

/** The challenge that the browser says it answers; what it signed is verified after. */
function challengeOf(clientData: string): string | undefined {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    const challenge: unknown = typeof said === "object" && said !== null ? Reflect.get(said, "challenge") : undefined;
    if (typeof challenge !== "string") return undefined;
    return base64url(bytesOf(challenge));
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** The library throws a plain Error for whatever does not fit in a stranger's bytes; what is no Error is not its own. */
function refused(fault: unknown): undefined {
  if (!(fault instanceof Error)) throw fault;
  return undefined;
}
