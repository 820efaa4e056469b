/** What happens at the door, for the access journal: told before the answer goes out, so that nothing is answered unseen. */
import type { SignedInBy } from "@muster/identity";
import type { AuthorityCode, OfficerCode } from "@muster/record";

export type SignInEventKind =
  | "sign-in"
  | "sign-in-failed"
  | "sign-out"
  | "session-revoked"
  | "passkey-added"
  | "passkey-removed"
  | "invited"
  | "invitation-used"
  | "token-made"
  | "token-revoked";

export interface SignInEvent {
  readonly kind: SignInEventKind;
  /** Whom it is about. Of a failed sign-in only an officer there is: people type passwords where names belong. */
  readonly officer?: OfficerCode;
  readonly authority?: AuthorityCode;
  readonly how?: SignedInBy | "invitation";
  readonly address: string;
  /** The session, passkey or token it is about. */
  readonly about?: string;
  /** Why it failed: a failure's code. */
  readonly why?: string;
}

/** Rejects where it could not be recorded: then the request fails too. */
export type OnEvent = (event: SignInEvent) => Promise<void> | void;
