/** How signing in fails: a value with a closed code. One code serves every reason an outsider must not tell apart. */
import type { OfficerCode } from "@muster/record";

export type FailureCode =
  /** No session, an ended one, a revoked one, a token that is none: all the same. */
  | "not-signed-in"
  /** Unknown officer, wrong password, wrong code, unknown passkey: all the same. */
  | "sign-in-failed"
  | "too-many-tries"
  /** Unknown, used or expired: all the same. */
  | "invitation-invalid"
  /** A passkey that could not be registered, or an enrolment that is none. */
  | "registration-failed"
  /** The first code of a new key does not fit it. */
  | "code-wrong"
  | "password-weak"
  | "token-invalid"
  | "sign-on-unavailable"
  | "not-found";

export interface Failure {
  readonly failed: FailureCode;
  readonly retryAfterSeconds?: number;
  /** Why a password is not taken or a token not made, in a sentence. */
  readonly says?: string;
  /** Whom it was about, for the access journal and nobody else: only officers there are. */
  readonly officer?: OfficerCode;
}

export function fail(failed: FailureCode, more: Omit<Failure, "failed"> = {}): Failure {
  return { failed, ...more };
}

export function isFailure(answer: object): answer is Failure {
  return "failed" in answer;
}
