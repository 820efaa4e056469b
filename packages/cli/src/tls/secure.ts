/** How a node speaks TLS with the certificate in its folder, and how the command line comes to trust it. */
import type { X509Certificate } from "node:crypto";
import { readFile } from "node:fs/promises";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { AUTHORITY_FILES, HOST_FILES, hostsIn, readCertificate, readIssued, tlsPath } from "./folder.ts";

/** What a TLS server is given. Without `maxVersion` it is 1.3 wherever the other side speaks it. */
export interface SecureContext {
  readonly cert: string;
  readonly key: string;
  readonly minVersion: "TLSv1.2";
}

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A keeper is reminded so long before. */
const REMINDED_DAYS = 30;

/** The certificate of this folder's host, ready to serve; nothing where `muster tls init` was never run. */
export async function secureContext(directory: string): Promise<SecureContext | undefined> {
  const host = await readIssued(directory, HOST_FILES);
  return host === undefined ? undefined : { cert: host.certificate, key: host.key, minVersion: "TLSv1.2" };
}

/**
 * The name that browsers are to reach this node by, the first of its certificate that other machines could know: passkeys are
 * bound to a domain (WebAuthn, relying party identifier), and an address is none. Nothing where there is no such name.
 */
export async function publicName(directory: string): Promise<string | undefined> {
  const host = await readCertificate(directory, HOST_FILES);
  const names = host === undefined ? [] : hostsIn(host);
  return names.find(({ type, value }) => type === "dns" && value !== "localhost")?.value;
}

/** What the keeper is told at start about certificates that end soon, or have ended; nothing where all is well. */
export async function expiryWarnings(directory: string, now: Date): Promise<readonly string[]> {
  const host = await readCertificate(directory, HOST_FILES);
  const authority = await readCertificate(directory, AUTHORITY_FILES);
  return [
    ...(host === undefined ? [] : warning("host certificate", host, now, "Run `muster tls renew`.")),
    ...(authority === undefined
      ? []
      : warning(
          "site's authority",
          authority,
          now,
          "Run `muster tls init --replace` and install the new authority on the site's machines.",
        )),
  ];
}

/** Whole days until a certificate ends; below zero once it has. */
export function daysLeft({ validTo }: X509Certificate, now: Date): number {
  return Math.floor((Date.parse(validTo) - now.getTime()) / DAY_MS);
}

/**
 * Lets this process trust the authority of its own node, so that commands reach a node that is running. The authority is
 * constrained to the node's names, so nothing else is trusted by it.
 */
export async function trustOwnAuthority(directory: string): Promise<void> {
  const file = tlsPath(directory, AUTHORITY_FILES.certificate);
  if ((await readCertificate(directory, AUTHORITY_FILES)) === undefined) return;
  setDefaultCACertificates([...getCACertificates("default"), await readFile(file, "utf8")]);
}

function warning(what: string, certificate: X509Certificate, now: Date, remedy: string): readonly string[] {
  const days = daysLeft(certificate, now);
  if (days >= REMINDED_DAYS) return [];
  const when = days < 0 ? "has ended: browsers refuse it" : `ends in ${days} days`;
  return [`WARNING: the ${what} ${when} (${certificate.validTo}). ${remedy}`];
}
