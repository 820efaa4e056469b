/**
 * What is kept of a command that came with an idempotency key, so that the same one is known again and another is refused. It is
 * made under the node's own key (HMAC, RFC 2104): commands carry names, and somebody with the database who guesses one must not
 * see in a plain hash whether the guess is right (decision 14).
 */
import { createHmac } from "node:crypto";
import { type Ledger, NO_KEYS, vaultKey } from "@muster/ledger";
import { canonicalBytes } from "@muster/record";
import { sha256 } from "./cryptography.ts";

export interface RequestDigest {
  /** As it is kept. */
  readonly kept: Uint8Array;
  /** As earlier versions kept it: what they answered is known again too. */
  readonly plain: Uint8Array;
}

/** The digest of a command as it was sent. */
export type DigestOf = (input: unknown) => RequestDigest;

/** Throws `DetailFault` where the register's key is missing. A ledger without keys takes no detail: there is nothing to guess. */
export async function requestDigests({ database, keyring }: Ledger): Promise<DigestOf> {
  const secret = keyring === NO_KEYS ? undefined : await vaultKey(database, keyring);
  return (input) => {
    const plain = sha256(canonicalBytes(input));
    return { plain, kept: secret === undefined ? plain : createHmac("sha256", secret).update(plain).digest() };
  };
}

/** Whether what was kept is of this command. */
export function isOfRequest(kept: Uint8Array, request: RequestDigest): boolean {
  return [request.kept, request.plain].some((digest) => Buffer.compare(kept, digest) === 0);
}
