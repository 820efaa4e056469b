/**
 * The software bill of materials (CycloneDX 1.5) as npm writes it, without what differs from one run to the next, so that two
 * keepers with the same release have the same file.
 */
import type { Locked } from "./lock-file.ts";

/** The part of a CycloneDX document that is read here. */
export interface Bill {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component } & Readonly<Record<string, unknown>>;
  readonly components: readonly Component[];
}

interface Component {
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
  readonly externalReferences?: readonly { readonly type: string; readonly url: string }[];
}

/** Without the moment, the random number, the folder's name, and the registry that this machine happens to ask. */
export function steadyBill(bill: Bill, name: string): Bill {
  const { serialNumber: _, ...rest } = bill as Bill & { readonly serialNumber?: string };
  const { timestamp: __, ...metadata } = bill.metadata;
  return {
    ...rest,
    metadata: { ...metadata, component: { ...bill.metadata.component, name } },
    components: bill.components.map(({ externalReferences = [], ...component }) => ({
      ...component,
      externalReferences: externalReferences.filter(({ type }) => type !== "distribution"),
    })),
  };
}

/** Packages of the lock file that the bill leaves out, or for which it has another digest. */
export function billComplaints({ components }: Bill, locked: readonly Locked[]): readonly string[] {
  const digests = new Map(components.map(({ purl, hashes = [] }) => [purl, hashes]));
  return locked.flatMap(({ name, version, integrity = "" }) => {
    const hashes = digests.get(purlOf(name, version));
    if (hashes === undefined) return [`${name}@${version}: not in the bill`];
    const wanted = Buffer.from(integrity.replace("sha512-", ""), "base64").toString("hex");
    return hashes.some(({ alg, content }) => alg === "SHA-512" && content === wanted)
      ? []
      : [`${name}@${version}: the bill has another digest`];
  });
}

function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}
