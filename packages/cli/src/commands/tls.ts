/** `muster tls init|show|renew`: https for a node that no public authority can reach. */
import type { Command } from "commander";
import { refuse } from "@muster/custody";
import { Refused } from "../fault.ts";
import { mustBeRegister } from "../node-session.ts";
import { group, list, onRegister, type Place } from "../options.ts";
import { facts, tell } from "../tell.ts";
import { installationText, type TlsFacts, tlsFacts } from "../tls/describe.ts";
import { AUTHORITY_FILES, HOST_FILES, hostsIn, readCertificate, readIssued, writeIssued } from "../tls/folder.ts";
import { hostsOf } from "../tls/hosts.ts";

interface InitOptions extends Place {
  readonly host: readonly string[];
  readonly replace?: boolean;
}

export function tlsCommands(program: Command, says: string): void {
  const tls = group(program, "tls", says);

  onRegister(
    tls,
    "init",
    "a certificate authority for this site, and a certificate for this host",
    "muster tls init --host register.prison.internal,10.0.0.5",
  )
    .requiredOption("--host <names>", "the names and addresses that the node is reached by, with commas", list)
    .option("--replace", "in place of the authority there is; every machine of the site must trust the new one")
    .action(init);

  onRegister(tls, "show", "fingerprints, names, and when they end", "muster tls show").action(async (place: Place) =>
    tell(place, await factsOrRefused(place), facts),
  );

  onRegister(tls, "renew", "a new host certificate from the same authority", "muster tls renew").action(renew);
}

async function init(options: InitOptions): Promise<void> {
  const { data, host, replace = false } = options;
  await mustBeRegister(options);
  if (!replace && (await readCertificate(data, AUTHORITY_FILES)) !== undefined) throw refused(options, "tls-exists");
  const hosts = hostsOf(host);
  // Loaded only where certificates are made: reading and serving them needs nothing but Node.
  const { issueAuthority, issueHost } = await import("../tls/issue.ts");
  const now = new Date();
  const authority = await issueAuthority(hosts, now);
  await writeIssued(data, AUTHORITY_FILES, authority);
  await writeIssued(data, HOST_FILES, await issueHost(authority, hosts, now));
  tell(options, await factsOrRefused(options), installationText);
}

async function renew(options: Place): Promise<void> {
  const { data } = options;
  const before = await readCertificate(data, HOST_FILES);
  if (before === undefined) throw refused(options, "tls-not-found");
  const authority = await readIssued(data, AUTHORITY_FILES).catch(() => undefined);
  if (authority === undefined) throw refused(options, "tls-authority-away");
  const { issueHost } = await import("../tls/issue.ts");
  await writeIssued(data, HOST_FILES, await issueHost(authority, hostsIn(before), new Date()));
  tell(options, await factsOrRefused(options), (made) => `${facts(made)}\nStart the node again to serve it.`);
}

async function factsOrRefused(place: Place): Promise<TlsFacts> {
  const made = await tlsFacts(place.data, new Date());
  if (made === undefined) throw refused(place, "tls-not-found");
  return made;
}

const REFUSALS = {
  "tls-exists": {
    category: "conflict",
    says: "This node has an authority already, and the site's machines may trust it.",
    remedy:
      "Run `muster tls renew` for a new host certificate, or add --replace and install the new authority everywhere.",
  },
  "tls-not-found": {
    category: "not-found",
    says: "This node has no certificate.",
    remedy: "Run `muster tls init --host NAME`.",
  },
  "tls-authority-away": {
    category: "not-found",
    says: "The authority's key is not in the node's folder, and only it can sign.",
    remedy: `Put ${AUTHORITY_FILES.certificate} and ${AUTHORITY_FILES.key} back into the folder tls for this one command.`,
  },
} as const;

function refused({ json }: Place, code: keyof typeof REFUSALS): Refused {
  const { category, says, remedy } = REFUSALS[code];
  return new Refused(refuse(category, code, says, remedy), json === true);
}
