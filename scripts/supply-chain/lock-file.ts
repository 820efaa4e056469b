/** What package-lock.json and the workspace's manifests say of every package from outside: all that the rules below look at. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface Locked {
  readonly name: string;
  readonly version: string;
  /** SPDX, as the package states it; absent where it states none. */
  readonly licence?: string;
  /** Subresource integrity: what `npm ci` holds the download to. */
  readonly integrity?: string;
  readonly hasInstallScript: boolean;
  /** Used to build and test Muster, and not to run it. */
  readonly development: boolean;
}

/** A package.json of the workspace: what it asks for, by name. */
export interface Manifest {
  readonly path: string;
  readonly asks: Readonly<Record<string, string>>;
}

export interface SupplyChain {
  readonly locked: readonly Locked[];
  readonly manifests: readonly Manifest[];
}

interface LockEntry {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Of the workspace itself, as its root says. */
const MANIFESTS = ["package.json", "bench/package.json", "packages/*/package.json"];
const FOLDER = "node_modules/";

export function readSupplyChain(root: string): SupplyChain {
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as LockFile;
  const manifests = globSync(MANIFESTS, { cwd: root }).map((path) => ({
    path,
    asks: asked(JSON.parse(readFileSync(join(root, path), "utf8")) as Readonly<Record<string, unknown>>),
  }));
  return { locked: lockedIn(lock), manifests };
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/** Every package from outside, each version once, by name. */
export function lockedIn({ packages }: LockFile): readonly Locked[] {
  const found = Object.entries(packages).flatMap(([place, entry]): Locked[] => {
    if (!place.includes(FOLDER) || entry.link === true) return [];
    const { version = "", license, integrity, hasInstallScript = false, dev = false } = entry;
    return [
      {
        name: place.slice(place.lastIndexOf(FOLDER) + FOLDER.length),
        version,
        ...(license === undefined ? {} : { licence: license }),
        ...(integrity === undefined ? {} : { integrity }),
        hasInstallScript,
        development: dev,
      },
    ];
  });
  const byVersion = new Map<string, Locked>();
  for (const one of found) {
    const before = byVersion.get(`${one.name}@${one.version}`);
    // At one place for development, at another for the product: it is part of the product.
    byVersion.set(`${one.name}@${one.version}`, {
      ...one,
      development: one.development && (before?.development ?? true),
    });
  }
  return [...byVersion.values()].toSorted(
    (one, other) => compare(one.name, other.name) || compare(one.version, other.version),
  );
}

const ASKING = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"];

function asked(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.assign({}, ...ASKING.map((kind) => manifest[kind])) as Readonly<Record<string, string>>;
}

/** By code unit: the same order on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
