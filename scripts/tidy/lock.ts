/**
 * The rule about package-lock.json: everything a locked package depends on is locked too, for every platform. npm leaves
 * out, without a word, an optional dependency it cannot look up (a binary for another platform, say); `npm ci` then refuses
 * the lock file, on this platform as on all others.
 */
import type { Finding, Rule, TextFile } from "./rule.ts";

/** The part of a lock file this reads: what stands at each path, and what that asks for. */
interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export const lockRules: readonly Rule[] = [
  {
    name: "lock-complete",
    holds: "everything that the lock file asks for is in the lock file",
    find: ({ files }) => files.filter(({ path }) => path === "package-lock.json").flatMap(missingFrom),
  },
];

function missingFrom({ path, text }: TextFile): readonly Finding[] {
  const { packages } = JSON.parse(text) as Lock;
  return Object.entries(packages).flatMap(([from, locked]) =>
    asked(locked)
      .filter((name) => !placesFor(from, name).some((place) => Object.hasOwn(packages, place)))
      .map((name) => ({ path, line: lineOf(text, from), message: `${from} asks for ${name}, which is not locked` })),
  );
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
