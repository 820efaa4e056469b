/** Holds what Muster is made of against its rules, and shows that each way of breaking one is caught. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readAudit } from "./audit-report.ts";
import { type Bill, billComplaints, steadyBill } from "./bill.ts";
import { supplyChainComplaints } from "./complaints.ts";
import { type Leave, readLeave } from "./leave.ts";
import { DOCUMENT, isAllowed, licenceDocument } from "./licences.ts";
import { type Locked, lockedIn, readSupplyChain, type SupplyChain } from "./lock-file.ts";

const root = join(import.meta.dirname, "../..");

describe("the workspace", () => {
  const chain = readSupplyChain(root);

  test("was read: more than nothing", () => {
    expect(chain.locked.length).toBeGreaterThan(100);
    expect(chain.manifests.length).toBeGreaterThan(8);
    expect(chain.manifests.flatMap(({ asks }) => Object.keys(asks)).length).toBeGreaterThan(30);
    expect(chain.locked.some(({ hasInstallScript }) => hasInstallScript)).toBe(true);
  });

  test("has exact versions, digests, explained install scripts and allowed licences", () => {
    expect(supplyChainComplaints(chain, readLeave())).toEqual([]);
  });

  test("runs no install script", () => {
    expect(readFileSync(join(root, ".npmrc"), "utf8")).toMatch(/^ignore-scripts=true$/m);
  });

  test("has its licences listed; run `npm run supply-chain` if not", () => {
    expect(readFileSync(join(root, DOCUMENT), "utf8")).toBe(licenceDocument(chain.locked, readLeave()));
  });

  test("has a bill of materials with every locked package and its digest, the same each time", () => {
    const bill = steadyBill(npmBill(), "muster-workspace");
    expect(billComplaints(bill, chain.locked)).toEqual([]);
    expect(steadyBill(npmBill(), "muster-workspace")).toEqual(bill);
    expect(JSON.stringify(bill)).not.toMatch(/"serialNumber"|"timestamp"|"distribution"/);
  });
});

function npmBill(): Bill {
  const options = ["sbom", "--sbom-format=cyclonedx", "--package-lock-only"];
  const made = execFileSync("npm", options, {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(made) as Bill;
}

const sound: Locked = {
  name: "kind",
  version: "1.0.0",
  licence: "MIT",
  integrity: "sha512-AAAA",
  hasInstallScript: false,
  development: false,
};
const scripted: Locked = { ...sound, name: "scripted", hasInstallScript: true };
const unlicensed: Locked = {
  name: "silent",
  version: "1.0.0",
  integrity: "sha512-AAAA",
  hasInstallScript: false,
  development: true,
};
const leave: Leave = { licences: { silent: "bench only" }, installScripts: { scripted: "links; done by us" } };
const chain: SupplyChain = {
  locked: [sound, scripted, unlicensed],
  manifests: [{ path: "package.json", asks: { kind: "1.0.0", other: "18.4.0-beta.17" } }],
};

describe("what is amiss is caught", () => {
  test("and what is sound is not", () => {
    expect(supplyChainComplaints(chain, leave)).toEqual([]);
  });

  const asking = (version: string) => ({ ...chain, manifests: [{ path: "package.json", asks: { kind: version } }] });
  const locking = (one: Locked) => ({ ...chain, locked: [...chain.locked, one] });

  test.each([
    "^1.0.0",
    "~1.0.0",
    "1.x",
    "*",
    "latest",
    ">=1.0.0",
    "1.0.0 || 2.0.0",
    "",
    "git+https://example.org/a.git",
    "npm:other@1.0.0",
    "file:../a",
  ])("a version that is asked for as %j", (version) => {
    expect(supplyChainComplaints(asking(version), leave)).toEqual([
      `package.json: kind is asked for as "${version}", which is no exact version`,
    ]);
  });

  test.each([
    [
      "no digest",
      { name: "odd", version: "1.0.0", licence: "MIT", hasInstallScript: false, development: false },
      "odd@1.0.0: no SHA-512 in the lock file",
    ],
    ["a weak digest", { ...sound, name: "odd", integrity: "sha1-AAAA" }, "odd@1.0.0: no SHA-512 in the lock file"],
    [
      "an install script",
      { ...sound, name: "odd", hasInstallScript: true },
      "odd: has an install script that install-scripts.json does not explain",
    ],
    [
      "the AGPL",
      { ...sound, name: "odd", licence: "AGPL-3.0-only" },
      "odd@1.0.0: licence AGPL-3.0-only is not allowed",
    ],
    ["no licence", { ...unlicensed, name: "odd" }, "odd@1.0.0: licence none stated is not allowed"],
  ])("%s", (_what, one, complaint) => {
    expect(supplyChainComplaints(locking(one), leave)).toEqual([complaint]);
  });

  test("leave without a reason, and leave that nobody needs", () => {
    const empty = { licences: { silent: "" }, installScripts: { scripted: "" } };
    expect(supplyChainComplaints(chain, empty)).toHaveLength(2);
    const needless = {
      licences: { ...leave.licences, kind: "why" },
      installScripts: { ...leave.installScripts, kind: "why" },
    };
    expect(supplyChainComplaints(chain, needless)).toEqual([
      "kind: has no install script; take it out of install-scripts.json",
      "kind: needs no leave for its licence; take it out of licences.json",
    ]);
  });

  test("a bill that leaves a package out, or has another digest of it", () => {
    const bill = (components: Bill["components"]) => ({
      bomFormat: "CycloneDX",
      specVersion: "1.5",
      metadata: { component: kind("00") },
      components,
    });
    const kind = (content: string) => ({
      name: "kind",
      version: "1.0.0",
      purl: "pkg:npm/kind@1.0.0",
      hashes: [{ alg: "SHA-512", content }],
    });
    expect(billComplaints(bill([kind("000000")]), [sound])).toEqual([]);
    expect(billComplaints(bill([kind("ff")]), [sound])).toEqual(["kind@1.0.0: the bill has another digest"]);
    expect(billComplaints(bill([]), [sound])).toEqual(["kind@1.0.0: not in the bill"]);
  });
});

test.each([
  ["MIT", true],
  ["MIT OR GPL-3.0-only", true],
  ["(MIT OR Apache-2.0)", true],
  ["MIT AND ISC", true],
  ["MIT AND GPL-3.0-only", false],
  ["GPL-3.0-only", false],
  ["GPL-2.0-only WITH Classpath-exception-2.0", false],
  ["SSPL-1.0", false],
  ["(MIT OR GPL-3.0-only) AND AGPL-3.0-only", false],
  ["SEE LICENSE IN LICENSE", false],
  ["UNLICENSED", false],
  ["", false],
  [undefined, false],
])("licence %j: %s", (licence, allowed) => {
  expect(isAllowed(licence)).toBe(allowed);
});

test("a package at two places is one, and of the product if either is", () => {
  const entry = { version: "1.0.0", license: "MIT", integrity: "sha512-AAAA" };
  const locked = lockedIn({
    packages: {
      "": { version: "0.1.0" },
      "packages/record": { version: "0.1.0" },
      "node_modules/@muster/record": { link: true },
      "node_modules/kind": { ...entry, dev: true },
      "node_modules/b/node_modules/kind": entry,
      "node_modules/@a/b": { ...entry, dev: true },
    },
  });
  expect(locked.map(({ name, development }) => [name, development])).toEqual([
    ["@a/b", true],
    ["kind", false],
  ]);
});

describe("an audit", () => {
  const report = (...severities: string[]) =>
    JSON.stringify({
      auditReportVersion: 2,
      vulnerabilities: Object.fromEntries(severities.map((severity, at) => [`p${at}`, { name: `p${at}`, severity }])),
    });

  test.each([
    ["nothing known", report(), "clean"],
    ["only lesser ones", report("low", "moderate"), "clean"],
    ["a high one", report("low", "high"), "holes"],
    ["a critical one", report("critical"), "holes"],
    ["no such endpoint", JSON.stringify({ message: "405", error: { summary: "" } }), "not-answered"],
    ["nothing", "", "unreadable"],
    ["something else", "{}", "unreadable"],
  ])("of %s is not mistaken", (_what, output, outcome) => {
    expect(readAudit(output).outcome).toBe(outcome);
  });
});
