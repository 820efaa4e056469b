/** What is amiss with what Muster is made of: versions that can drift, downloads nobody checks, scripts, licences. */
import type { Leave } from "./leave.ts";
import { licenceComplaints } from "./licences.ts";
import type { SupplyChain } from "./lock-file.ts";

/** A version, and nothing that more than one version fits. */
const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

export function supplyChainComplaints({ locked, manifests }: SupplyChain, leave: Leave): readonly string[] {
  return [
    ...manifests.flatMap(({ path, asks }) =>
      Object.entries(asks)
        .filter(([, version]) => !EXACT.test(version))
        .map(([name, version]) => `${path}: ${name} is asked for as "${version}", which is no exact version`),
    ),
    ...locked
      .filter(({ integrity = "" }) => !integrity.startsWith("sha512-"))
      .map(({ name, version }) => `${name}@${version}: no SHA-512 in the lock file`),
    ...installScriptComplaints(locked, leave),
    ...licenceComplaints(locked, leave),
  ];
}

function installScriptComplaints(locked: SupplyChain["locked"], { installScripts }: Leave): readonly string[] {
  const scripted = new Set(locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name));
  return [
    ...[...scripted]
      .filter((name) => (installScripts[name] ?? "") === "")
      .map((name) => `${name}: has an install script that install-scripts.json does not explain`),
    ...Object.keys(installScripts)
      .filter((name) => !scripted.has(name))
      .map((name) => `${name}: has no install script; take it out of install-scripts.json`),
  ];
}
