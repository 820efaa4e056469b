/**
 * The cookies: `__Host-` (this host only, over TLS only, whole site; RFC 6265bis 4.1.3), out of reach of scripts, and sent
 * with no request that another site began.
 */
export const SESSION_COOKIE = "__Host-muster-session";
export const DEVICE_COOKIE = "__Host-muster-device";
export const SIGN_ON_COOKIE = "__Host-muster-sign-on";

type Name = typeof SESSION_COOKIE | typeof DEVICE_COOKIE | typeof SIGN_ON_COOKIE;

/** The value of `Set-Cookie`. Values are base64url, which needs no quoting. */
export function setCookie(name: Name, value: string, maxAgeMs?: number): string {
  // The ministry's sign-in sends the browser back from another site: the one cookie that must come along is Lax.
  const sameSite = name === SIGN_ON_COOKIE ? "Lax" : "Strict";
  const maxAge = maxAgeMs === undefined ? "" : `; Max-Age=${Math.floor(maxAgeMs / 1_000)}`;
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}${maxAge}`;
}

export function clearCookie(name: Name): string {
  return setCookie(name, "", 0);
}

const VALUE = /^[A-Za-z0-9_-]{1,128}$/;

/** The cookie of this name in a `Cookie` header; undefined where there is none, or two: then nobody knows whose. */
export function readCookie(header: string | undefined, name: Name): string | undefined {
  const values = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && VALUE.test(value) ? value : undefined;
}
