/** What a keeper is told about the node's certificates, and how the site's machines come to trust them. */
import type { X509Certificate } from "node:crypto";
import { isIP } from "node:net";
import { AUTHORITY_FILES, HOST_FILES, hostsIn, readCertificate, tlsPath } from "./folder.ts";
import { daysLeft } from "./secure.ts";

export interface TlsFacts {
  readonly names: readonly string[];
  readonly authorityFile: string;
  readonly authorityFingerprint: string;
  readonly authorityUntil: string;
  readonly hostFingerprint: string;
  readonly hostUntil: string;
  readonly hostDaysLeft: number;
  readonly secret: readonly string[];
}

/** The facts of a folder's certificates, nothing where it has none. Fingerprints are SHA-256, as browsers show them. */
export async function tlsFacts(directory: string, now: Date): Promise<TlsFacts | undefined> {
  const authority = await readCertificate(directory, AUTHORITY_FILES);
  const host = await readCertificate(directory, HOST_FILES);
  if (authority === undefined || host === undefined) return undefined;
  return {
    names: hostsIn(host).map(({ value }) => value),
    authorityFile: tlsPath(directory, AUTHORITY_FILES.certificate),
    authorityFingerprint: authority.fingerprint256,
    authorityUntil: ends(authority),
    hostFingerprint: host.fingerprint256,
    hostUntil: ends(host),
    hostDaysLeft: daysLeft(host, now),
    secret: [AUTHORITY_FILES.key, HOST_FILES.key].map((file) => tlsPath(directory, file)),
  };
}

const NO_NAME =
  "There is no name among these, and passkeys do not work with an address: give --host a name that the site's machines know.";

/** What to do with a new authority, in plain words. */
export function installationText({ names, authorityFile, authorityFingerprint, secret, ...until }: TlsFacts): string {
  return [
    `This node has a certificate for ${names.join(", ")}, good until ${until.hostUntil}.`,
    `It was signed by an authority of this site alone, good until ${until.authorityUntil}:`,
    `  ${authorityFile}`,
    ...(names.some((name) => isIP(name) === 0 && name !== "localhost") ? [] : [NO_NAME]),
    "",
    "On every machine of the site that is to reach this node:",
    "  1. Bring that one file there by hand. It holds no secret.",
    "  2. Compare its SHA-256 fingerprint with this one, read from paper or by telephone, never from the same stick:",
    `       ${authorityFingerprint}`,
    "  3. Install it as a trusted authority for web sites:",
    "       Windows        certutil -addstore Root authority.pem   (as administrator)",
    "       macOS          Keychain Access, System, then: Always Trust",
    "       Debian/Ubuntu  copy to /usr/local/share/ca-certificates/muster.crt, then: update-ca-certificates",
    "       Firefox        Settings, Certificates, Authorities, Import",
    "       Android, iOS   open the file, install the CA certificate; on iOS also switch it on under Certificate Trust",
    "",
    "It can only ever speak for the names above. Keep secret:",
    ...secret.map((file) => `  ${file}`),
    "The authority's key is needed again only for `muster tls renew`: best kept in the safe and not on this machine.",
  ].join("\n");
}

function ends({ validTo }: X509Certificate): string {
  return new Date(validTo).toISOString();
}
