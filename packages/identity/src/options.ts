/** What identity needs from outside: the database, the clock, randomness, the register's key, and its limits. */
import type { Database } from "@muster/ledger";
import type { AuthorityCode, EntryNumber, Instant, OfficerCode } from "@muster/record";

/** Seals what must be read again, under the register's key: `about` is bound to it, and opens nothing else. */
export interface Vault {
  seal(plain: Uint8Array, about: string): Promise<Uint8Array>;
  /** Throws where it was sealed about something else, or changed. */
  open(sealed: Uint8Array, about: string): Promise<Uint8Array>;
}

/** A ministry's own sign-in (OpenID Connect). */
export interface SignOnOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client: PKCE alone. */
  readonly clientSecret?: string;
  /** What officers read on the button. */
  readonly name: string;
  /** Only for tests on loopback: speaks http. */
  readonly insecure?: boolean;
}

export interface IdentityOptions {
  readonly database: Database;
  readonly clock: () => Instant;
  /** So many bytes nobody can foresee: `node:crypto`'s randomBytes. */
  readonly random: (length: number) => Uint8Array;
  readonly vault: Vault;
  /**
   * The authority an officer acts for now, as the journal has it; undefined where there is no such officer, or no longer.
   * Asked at every request, so that who is dismissed is out at once: then with the newest entry about the officer, where it is
   * known already (null: there is none).
   */
  readonly standing: (officer: OfficerCode, newest?: EntryNumber | null) => Promise<AuthorityCode | undefined>;
  /** Where browsers find this node: `https://register.example`. Its host is the passkeys' relying party. */
  readonly origin: string;
  /** The register's name, as authenticators show it. */
  readonly name: string;
  readonly signOn?: SignOnOptions;
  /** Only for an exercise, whose people are invented: whoever comes may come in as any of its officers. */
  readonly walkIn?: boolean;
  readonly limits?: Partial<Limits>;
}

/** How long things last, and how often they may be tried. */
export interface Limits {
  readonly sessionIdleMs: number;
  readonly sessionMs: number;
  /** How far `lastUsedAt` may lag behind: one write a minute and session, instead of one a request. */
  readonly sessionNoteMs: number;
  readonly challengeMs: number;
  /** How long an officer has to put a key into an app, choose a password and give the first code. */
  readonly enrolmentMs: number;
  readonly invitationMs: number;
  readonly deviceMs: number;
  readonly longestTokenMs: number;
  /** Tries for one officer from one network, or from one known device, before the next must wait. */
  readonly freeTries: number;
  /** Tries from one network, for whomever. */
  readonly freeTriesOfNetwork: number;
  /** The longest wait. It doubles from one second. */
  readonly longestWaitMs: number;
  /** After so long without a try, what was counted is forgotten. */
  readonly forgetTriesMs: number;
  readonly password: PasswordCost;
}

/** Argon2id's parameters (RFC 9106). */
export interface PasswordCost {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export const DEFAULT_LIMITS: Limits = {
  sessionIdleMs: 30 * MINUTE_MS,
  sessionMs: 12 * HOUR_MS,
  sessionNoteMs: MINUTE_MS,
  challengeMs: 5 * MINUTE_MS,
  enrolmentMs: 30 * MINUTE_MS,
  invitationMs: DAY_MS,
  deviceMs: 180 * DAY_MS,
  longestTokenMs: 366 * DAY_MS,
  freeTries: 5,
  freeTriesOfNetwork: 50,
  longestWaitMs: 15 * MINUTE_MS,
  forgetTriesMs: DAY_MS,
  password: { memoryKiB: 64 * 1024, passes: 3, lanes: 1 },
};
