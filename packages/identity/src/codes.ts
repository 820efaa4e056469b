/** One-time codes from an authenticator app (TOTP, RFC 6238): six digits, 30 seconds, SHA-1, as every app knows them. */
import { type Instant, epochMilliseconds, type OfficerCode } from "@muster/record";
import { Secret, TOTP } from "otpauth";

export const CODE_KEY_BYTES = 20;
const PERIOD_SECONDS = 30;
/** A phone's clock may be one step off, either way. */
const WINDOW_STEPS = 1;

/** The time step a code belongs to; undefined where it is none of now. The comparison takes the same time for any code. */
export function stepOf(code: string, key: Uint8Array, now: Instant): number | undefined {
  const timestamp = epochMilliseconds(now);
  const totp = new TOTP({ secret: secretOf(key), digits: 6, period: PERIOD_SECONDS, algorithm: "SHA1" });
  const delta = totp.validate({ token: code, timestamp, window: WINDOW_STEPS });
  return delta === null ? undefined : Math.floor(timestamp / 1_000 / PERIOD_SECONDS) + delta;
}

export interface CodeKey {
  /** For typing into an app. */
  readonly secret: string;
  /** For an app that reads `otpauth:` links. */
  readonly uri: string;
}

export function shownKey(key: Uint8Array, officer: OfficerCode, register: string): CodeKey {
  const secret = secretOf(key);
  const totp = new TOTP({ issuer: register, label: officer, secret, digits: 6, period: PERIOD_SECONDS });
  return { secret: secret.base32, uri: totp.toString() };
}

function secretOf(key: Uint8Array): Secret {
  return new Secret({ buffer: new Uint8Array(key).buffer });
}
