/**
 * The page's content-security-policy asks for trusted types (`require-trusted-types-for 'script'`), and MapLibre starts its
 * worker from a plain address. The policy named `default` is asked about every such address: it lets this one pass, a file
 * of our own, and refuses every other as if it were not there.
 */
interface TrustedTypes {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string }): unknown;
}

let allowed: string | undefined;

/** Lets exactly this script be a worker. Once for a page; a second address is a programmer's error. */
export function allowWorker(address: string): void {
  if (allowed === address) return;
  if (allowed !== undefined) throw new Error(`${allowed} is the only worker, and ${address} is another`);
  allowed = address;
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy("default", { createScriptURL: (asked) => passed(asked, address) });
}

export function passed(asked: string, address: string): string {
  if (asked === address) return asked;
  throw new TypeError(`${asked} is no script of this page`);
}
