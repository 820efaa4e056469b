/**
 * A site's own certificate authority and the certificate of its one host (RFC 5280), so that browsers speak https with a
 * node that has never seen the internet, and passkeys work there. ECDSA on P-256: every browser and telephone takes it.
 */
import "reflect-metadata";
import { createPrivateKey, webcrypto } from "node:crypto";
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from "@peculiar/x509";
import type { Host } from "./hosts.ts";
import { NAME_CONSTRAINTS_OID, nameConstraints } from "./name-constraints.ts";

cryptoProvider.set(webcrypto);

/** A certificate and its private key (PKCS #8), both PEM. */
export interface Issued {
  readonly certificate: string;
  readonly key: string;
}

const KEY_PAIR = { name: "ECDSA", namedCurve: "P-256" };
const SIGNATURE = { name: "ECDSA", hash: "SHA-256" };
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Long enough to be installed once at a site; short enough that a forgotten one ends. */
const AUTHORITY_DAYS = 5 * 365 + 1;
/** The longest that browsers take for a host. */
const HOST_DAYS = 398;
/** The clocks of a site differ. */
const BACKDATED_MS = 60 * 60 * 1_000;

/** An authority that can speak for these hosts and for nobody else, and can make no other authority. */
export async function issueAuthority(hosts: readonly Host[], now: Date): Promise<Issued> {
  const keys = await webcrypto.subtle.generateKey(KEY_PAIR, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [`Muster authority of ${firstOf(hosts)}`] }, { O: ["Muster"] }],
    ...valid(now, AUTHORITY_DAYS),
    keys,
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      new Extension(NAME_CONSTRAINTS_OID, true, nameConstraints(hosts)),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: `${certificate.toString("pem")}\n`, key: await pemOf(keys.privateKey) };
}

/** A certificate for the host with these names, under a key of its own, signed by the authority. */
export async function issueHost(authority: Issued, hosts: readonly Host[], now: Date): Promise<Issued> {
  const issuer = new X509Certificate(authority.certificate);
  const keys = await webcrypto.subtle.generateKey(KEY_PAIR, true, ["sign", "verify"]);
  const limits = valid(now, HOST_DAYS);
  const certificate = await X509CertificateGenerator.create({
    subject: [{ CN: [firstOf(hosts).slice(0, LONGEST_COMMON_NAME)] }],
    issuer: issuer.subjectName,
    notBefore: limits.notBefore,
    notAfter: limits.notAfter < issuer.notAfter ? limits.notAfter : issuer.notAfter,
    publicKey: keys.publicKey,
    signingKey: await signingKeyOf(authority.key),
    signingAlgorithm: SIGNATURE,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([...hosts]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(issuer.publicKey),
    ],
  });
  return { certificate: `${certificate.toString("pem")}\n`, key: await pemOf(keys.privateKey) };
}

/** RFC 5280, upper bound of a common name. */
const LONGEST_COMMON_NAME = 64;

function firstOf([first]: readonly Host[]): string {
  if (first === undefined) throw new RangeError("a certificate needs a name");
  return first.value;
}

/** From an hour ago, whole seconds as certificates have them. */
function valid(now: Date, days: number): { readonly notBefore: Date; readonly notAfter: Date } {
  const from = Math.floor((now.getTime() - BACKDATED_MS) / 1_000) * 1_000;
  return { notBefore: new Date(from), notAfter: new Date(from + days * DAY_MS) };
}

async function pemOf(key: webcrypto.CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", key));
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" })
    .export({ format: "pem", type: "pkcs8" })
    .toString();
}

async function signingKeyOf(pem: string): Promise<webcrypto.CryptoKey> {
  const der = createPrivateKey(pem).export({ format: "der", type: "pkcs8" });
  return webcrypto.subtle.importKey("pkcs8", der, KEY_PAIR, false, ["sign"]);
}
