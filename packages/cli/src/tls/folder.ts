/** The folder `tls` of a node: the site's authority and the host's certificate, with their keys, which only the node's own account may read. */
import { X509Certificate } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Host } from "./hosts.ts";
import type { Issued } from "./issue.ts";

const FOLDER = "tls";

export const AUTHORITY_FILES = { certificate: "authority.pem", key: "authority-key.pem" } as const;
export const HOST_FILES = { certificate: "host.pem", key: "host-key.pem" } as const;

type Files = typeof AUTHORITY_FILES | typeof HOST_FILES;

const SECRET = 0o600;
const PUBLIC = 0o644;
const ONLY_OURS = 0o700;

/** Where a file of the folder `tls` stands. */
export function tlsPath(directory: string, file: string): string {
  return path.join(directory, FOLDER, file);
}

/** A certificate with its key, or nothing where there is none. */
export async function readIssued(directory: string, files: Files): Promise<Issued | undefined> {
  const certificate = await readOrNothing(tlsPath(directory, files.certificate));
  if (certificate === undefined) return undefined;
  return { certificate, key: await readFile(tlsPath(directory, files.key), "utf8") };
}

/** A certificate alone: whoever shows it needs no key. */
export async function readCertificate(directory: string, { certificate }: Files): Promise<X509Certificate | undefined> {
  const pem = await readOrNothing(tlsPath(directory, certificate));
  return pem === undefined ? undefined : new X509Certificate(pem);
}

/** The key comes first: a folder with a certificate has its key. */
export async function writeIssued(directory: string, files: Files, { certificate, key }: Issued): Promise<void> {
  await mkdir(path.join(directory, FOLDER), { recursive: true, mode: ONLY_OURS });
  await writeWhole(tlsPath(directory, files.key), key, SECRET);
  await writeWhole(tlsPath(directory, files.certificate), certificate, PUBLIC);
}

/** The names a certificate was made for, in its order. */
export function hostsIn({ subjectAltName }: X509Certificate): readonly Host[] {
  return (subjectAltName ?? "").split(", ").flatMap((name): Host[] => {
    if (name.startsWith("DNS:")) return [{ type: "dns", value: name.slice("DNS:".length) }];
    if (name.startsWith("IP Address:")) return [{ type: "ip", value: shortAddress(name.slice("IP Address:".length)) }];
    return [];
  });
}

/** OpenSSL writes every group of an IPv6 address; everybody else the short form. */
function shortAddress(address: string): string {
  return address.includes(":") ? new URL(`https://[${address}]/`).hostname.slice(1, -1) : address;
}

/** All of a file or none of it, and never readable by others for a moment in between. */
async function writeWhole(file: string, text: string, mode: number): Promise<void> {
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, text, { mode, flush: true });
  await chmod(part, mode);
  await rename(part, file);
}

async function readOrNothing(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return undefined;
    throw fault;
  }
}
