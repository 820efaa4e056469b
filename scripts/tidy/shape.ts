/** The rules about files: their shape, their words, and what never belongs in one. */
import { isTest, roomOf } from "./rooms.ts";
import type { Finding, Rule, Tree } from "./rule.ts";
import type { Source } from "./source.ts";

/** Above this a file has outgrown one idea. style.md asks for about 400; the rest is slack for a long table. */
const MAXIMUM_LINES = 450;

/** Words the glossary avoids that have no honest other use here. (`event`, `instance`, `update` have: DOM, RFC 9457, SQL.) */
const avoidedWords = new Map([
  ["tenant", "node"],
  ["tenants", "nodes"],
  ["establishment", "site"],
  ["establishments", "sites"],
]);

export const shapeRules: readonly Rule[] = [
  {
    name: "readable",
    holds: "every source file can be parsed, so that no rule passes by reading nothing",
    find: ({ sources }) =>
      sources.flatMap(({ path, unreadable }) =>
        unreadable === undefined ? [] : [{ path, line: 1, message: unreadable }],
      ),
  },
  {
    name: "one-index",
    holds: "a package has one index.ts, at src/index.ts",
    find: ({ sources }) =>
      sources
        .filter(({ path }) => /\/index\.tsx?$/.test(path) && !isRoomIndex(path))
        .map(({ path }) => ({ path, line: 1, message: "an index besides the package's own" })),
  },
  {
    name: "explicit-exports",
    holds: "exports are named one by one, never by star",
    find: overSources(({ starExports }) => starExports.map(({ line }) => ({ line, message: "export by star" }))),
  },
  {
    name: "one-idea",
    holds: `a file is one idea, of at most ${MAXIMUM_LINES} lines`,
    find: overSources(({ lineCount }) =>
      lineCount > MAXIMUM_LINES ? [{ line: MAXIMUM_LINES + 1, message: `${lineCount} lines` }] : [],
    ),
  },
  {
    name: "idea-first",
    holds: "a file says what it is in a doc comment before its first statement",
    find: overSources(({ path, opensWithDoc }) => {
      const speaksForItself = isTest(path) || isRoomIndex(path) || roomOf(path) === undefined || !/\.tsx?$/.test(path);
      return opensWithDoc || speaksForItself ? [] : [{ line: 1, message: "no doc comment first" }];
    }),
  },
  {
    name: "nothing-owed",
    holds: "no comment puts work off",
    find: overSources(({ comments }) =>
      comments
        .filter(({ text }) => /\b(?:TODO|FIXME|XXX)\b/.test(text))
        .map(({ line, text }) => ({ line, message: text.trim() })),
    ),
  },
  {
    name: "silence-explained",
    holds: "a silenced lint rule says why, after two dashes",
    find: overSources(({ comments }) =>
      comments
        .filter(({ text }) => /^\s*(?:oxlint|eslint)-disable/.test(text) && !/ -- \S/.test(text))
        .map(({ line, text }) => ({ line, message: text.trim() })),
    ),
  },
  {
    name: "no-silent-tests",
    holds: "no test is switched off, or alone switched on; one that cannot run here says why when it runs",
    find: overSources(({ path, silenced }) =>
      isTest(path) ? silenced.map(({ line, how }) => ({ line, message: how })) : [],
    ),
  },
  {
    name: "no-machine-paths",
    holds: "no file names a folder of the machine it was written on",
    find: overText(/(?<![\w.~}$/])\/(?:work|home|root)\/[\w.-]*/g),
  },
  {
    name: "no-registry-host",
    holds: "no file names the host of a package registry, the lock file included",
    find: overText(/\bregistry\.(?:npmjs|yarnpkg)\b|\bnpmmirror\.com\b|"resolved": "https?:[^"]*/g),
  },
  {
    name: "glossary",
    holds: "names use the glossary's words",
    find: overSources(({ path, names }) =>
      path.startsWith("packages/")
        ? names.flatMap(({ name, line }) => avoidedIn(name).map((message) => ({ line, message })))
        : [],
    ),
  },
];

function overSources(find: (source: Source) => readonly Omit<Finding, "path">[]): (tree: Tree) => readonly Finding[] {
  return ({ sources }) =>
    sources.flatMap((source) => find(source).map((finding) => ({ path: source.path, ...finding })));
}

function overText(forbidden: RegExp): (tree: Tree) => readonly Finding[] {
  return ({ files }) =>
    files.flatMap(({ path, text }) =>
      [...text.matchAll(forbidden)].map((match) => ({
        path,
        line: text.slice(0, match.index).split("\n").length,
        message: match[0],
      })),
    );
}

function isRoomIndex(path: string): boolean {
  return /^packages\/[^/]+\/src\/index\.tsx?$/.test(path);
}

function avoidedIn(name: string): readonly string[] {
  const words = name.split(/(?=[A-Z])|_/).map((word) => word.toLowerCase());
  return words.flatMap((word) => {
    const instead = avoidedWords.get(word);
    return instead === undefined ? [] : [`"${name}": the glossary says ${instead}`];
  });
}
