/** The site's authority and its host certificate, as Node and as TLS itself take them, and the command that makes them. */
import { X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, get } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { run } from "../program.ts";
import { hostsOf } from "./hosts.ts";
import { type Issued, issueAuthority, issueHost } from "./issue.ts";
import { expiryWarnings, publicName, secureContext } from "./secure.ts";

const NOW = new Date();
const DAY_MS = 24 * 60 * 60 * 1_000;
const NAMES = ["register.prison.internal", "10.0.0.5"];

describe("an authority", () => {
  test("is one, for its host, and the host is none", async () => {
    const { authority, host } = await issued(NAMES);
    expect([authority.ca, host.ca]).toEqual([true, false]);
    expect([host.checkIssued(authority), authority.checkIssued(authority)]).toEqual([true, true]);
    expect([host.verify(authority.publicKey), authority.verify(host.publicKey)]).toEqual([true, false]);
    expect(host.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1"]);
    expect(host.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  });

  test("signs for the names it was made for, and this machine's own", async () => {
    const { host } = await issued(NAMES);
    expect(["register.prison.internal", "localhost", "other.internal"].map((name) => host.checkHost(name))).toEqual([
      "register.prison.internal",
      "localhost",
      undefined,
    ]);
    expect(["10.0.0.5", "::1", "10.0.0.6"].map((address) => host.checkIP(address))).toEqual([
      "10.0.0.5",
      "::1",
      undefined,
    ]);
  });

  test("lasts five years, its host 398 days and never longer than it", async () => {
    const { authority, host } = await issued(NAMES);
    expect(days(authority)).toBe(1_826);
    expect(days(host)).toBe(398);
    const late = await issueHost(await issueAuthority(hostsOf(NAMES), NOW), hostsOf(NAMES), later(1_700));
    expect(new X509Certificate(late.certificate).validTo).toBe(authority.validTo);
  });
});

describe("over TLS", () => {
  test("a machine that trusts the authority is answered, by name and by address, in TLS 1.3", async () => {
    const { pems, pair } = await issuedPair(NAMES);
    const url = await serving(pair);
    const trusting = { ca: pems.authority };
    expect(await asked(url, { ...trusting, servername: "register.prison.internal" })).toBe("TLSv1.3");
    expect(await asked(url, trusting)).toBe("TLSv1.3");
    expect(await asked(url, { ...trusting, maxVersion: "TLSv1.2" })).toBe("TLSv1.2");
  });

  test("a machine that does not trust it, asks for another host, or speaks an older TLS is not", async () => {
    const { pems, pair } = await issuedPair(NAMES);
    const url = await serving(pair);
    await expect(asked(url, {})).rejects.toMatchObject({ code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" });
    await expect(asked(url, { ca: pems.authority, servername: "other.internal" })).rejects.toMatchObject({
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    });
    const old = {
      ca: pems.authority,
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers: "DEFAULT@SECLEVEL=0",
    } as const;
    await expect(asked(url, old)).rejects.toThrow(/version|protocol/i);
  });

  test.each([
    ["another name", ["bank.example"], "bank.example"],
    ["another address", ["192.0.2.7"], undefined],
    ["another IPv6 address", ["2001:db8::7"], undefined],
  ])(
    "what a thief of the authority's key signs for %s is refused: names are constrained",
    async (_what, stolen, servername) => {
      const authority = await issueAuthority(hostsOf(NAMES), NOW);
      const forged = await issueHost(authority, hostsOf(stolen), NOW);
      const url = await serving(forged);
      const request = asked(url, { ca: authority.certificate, ...(servername === undefined ? {} : { servername }) });
      await expect(request).rejects.toThrow("permitted subtree violation");
    },
  );

  test("a host certificate cannot sign for another", async () => {
    const { pems, pair } = await issuedPair(NAMES);
    const forged = await issueHost(pair, hostsOf(NAMES), NOW);
    const url = await serving({ ...forged, certificate: forged.certificate + pair.certificate });
    await expect(asked(url, { ca: pems.authority })).rejects.toThrow(
      /key usage does not include certificate signing|invalid CA/,
    );
  });
});

describe("muster tls", () => {
  let folder: string;
  let stdout = "";
  let stderr = "";

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "muster-tls-"));
    // What tells a folder with a register; nothing else of it is needed.
    await writeFile(path.join(folder, "node.json"), "{}");
    stdout = stderr = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      stdout += String(text);
      return true;
    });
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      stderr += String(text);
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });

  const tls = (...args: string[]) => run(["tls", ...args, "--data", folder]);
  const bytes = (file: string) => readFile(path.join(folder, "tls", file), "utf8");

  test.each(["init", "show", "renew"])("%s --help has an example", async (command) => {
    expect(await run(["tls", command, "--help"])).toBe(0);
    expect(stdout).toContain(`Example:\n  muster tls ${command}`);
  });

  test("init writes four files, of which only the owner reads the keys, and says how to install the authority", async () => {
    expect(await tls("init", "--host", NAMES.join(","))).toBe(0);
    const files = await readdir(path.join(folder, "tls"));
    expect(files.toSorted()).toEqual(["authority-key.pem", "authority.pem", "host-key.pem", "host.pem"]);
    const modes = await Promise.all(
      ["authority-key.pem", "host-key.pem", "."].map(
        async (file) => (await stat(path.join(folder, "tls", file))).mode & 0o777,
      ),
    );
    expect(modes).toEqual([0o600, 0o600, 0o700]);
    expect(stdout).toContain(new X509Certificate(await bytes("authority.pem")).fingerprint256);
    expect(stdout).not.toContain("PRIVATE KEY");
    expect(stdout).toMatch(/Compare its SHA-256 fingerprint/);
  });

  test("passkeys need a name: without one init says so, and there is none for browsers", async () => {
    await tls("init", "--host", "10.0.0.5");
    expect(stdout).toContain("passkeys do not work with an address");
    expect(await publicName(folder)).toBeUndefined();
    stdout = "";
    await tls("init", "--host", "10.0.0.5,register.prison.internal", "--replace");
    expect(stdout).not.toContain("passkeys do not work with an address");
    expect(await publicName(folder)).toBe("register.prison.internal");
  });

  test("an authority is not overwritten, except with --replace", async () => {
    await tls("init", "--host", "a.internal");
    const before = await bytes("authority.pem");
    expect(await tls("init", "--host", "a.internal")).toBe(1);
    expect(stderr).toMatch(/^refused: tls-exists\n/);
    expect(await bytes("authority.pem")).toBe(before);
    expect(await tls("init", "--host", "a.internal", "--replace")).toBe(0);
    expect(await bytes("authority.pem")).not.toBe(before);
  });

  test("renew keeps the authority and the names, and makes a new key", async () => {
    await tls("init", "--host", NAMES.join(","));
    const [authority, host, key] = await Promise.all(["authority.pem", "host.pem", "host-key.pem"].map(bytes));
    expect(await tls("renew")).toBe(0);
    expect(await bytes("authority.pem")).toBe(authority);
    expect(await bytes("host.pem")).not.toBe(host);
    expect(await bytes("host-key.pem")).not.toBe(key);
    const renewed = new X509Certificate(await bytes("host.pem"));
    expect(renewed.subjectAltName).toBe(new X509Certificate(host ?? "").subjectAltName);
    expect(renewed.checkIssued(new X509Certificate(authority ?? ""))).toBe(true);
  });

  test("renew without the authority's key says where it must be", async () => {
    await tls("init", "--host", "a.internal");
    await rm(path.join(folder, "tls", "authority-key.pem"));
    expect(await tls("renew")).toBe(1);
    expect(stderr).toMatch(/^refused: tls-authority-away\n/);
  });

  test("show tells fingerprints, names and ends, and nothing where there is none", async () => {
    expect(await tls("show", "--json")).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ code: "tls-not-found" });
    await tls("init", "--host", "a.internal", "--json");
    stdout = "";
    await tls("show", "--json");
    const host = new X509Certificate(await bytes("host.pem"));
    expect(JSON.parse(stdout)).toMatchObject({
      names: ["a.internal", "localhost", "127.0.0.1", "::1"],
      hostFingerprint: host.fingerprint256,
      hostDaysLeft: 397,
    });
  });

  test("the keeper is warned thirty days before the end, and after it", async () => {
    expect([await secureContext(folder), await publicName(folder)]).toEqual([undefined, undefined]);
    expect(await expiryWarnings(folder, NOW)).toEqual([]);
    await tls("init", "--host", "a.internal");
    expect(await secureContext(folder)).toMatchObject({ minVersion: "TLSv1.2" });
    expect(await expiryWarnings(folder, later(366))).toEqual([]);
    expect(await expiryWarnings(folder, later(370))).toEqual([
      expect.stringMatching(/host certificate ends in 27 days.*tls renew/),
    ]);
    expect(await expiryWarnings(folder, later(400))).toEqual([expect.stringMatching(/host certificate has ended/)]);
    expect(await expiryWarnings(folder, later(1_810))).toHaveLength(2);
  });
});

async function issuedPair(names: readonly string[]) {
  const hosts = hostsOf(names);
  const authority = await issueAuthority(hosts, NOW);
  const pair = await issueHost(authority, hosts, NOW);
  return { pems: { authority: authority.certificate }, pair };
}

async function issued(names: readonly string[]) {
  const { pems, pair } = await issuedPair(names);
  return { authority: new X509Certificate(pems.authority), host: new X509Certificate(pair.certificate) };
}

/** A server with this certificate, on a port of its own, until the test ends. */
async function serving({ certificate, key }: Issued): Promise<string> {
  const server = createServer({ cert: certificate, key, minVersion: "TLSv1.2" }, (_, response) => response.end("here"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** The protocol that an answer came by. */
function asked(url: string, options: ConnectionOptions & { readonly servername?: string }): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const request = get(url, { ...options, agent: false }, (response) => {
      response.resume();
      resolve((response.socket as TLSSocket).getProtocol());
    });
    request.on("error", reject);
  });
}

function days({ validFrom, validTo }: X509Certificate): number {
  return (Date.parse(validTo) - Date.parse(validFrom)) / DAY_MS;
}

function later(ofDays: number): Date {
  return new Date(NOW.getTime() + ofDays * DAY_MS);
}
