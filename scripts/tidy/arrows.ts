/** The rules about imports: which room may see which, and by what name. */
import { builtinModules } from "node:module";
import { dirname, join } from "node:path/posix";
import {
  homeOf,
  isKnownRoom,
  isPart,
  isTest,
  isWorkshop,
  mayReadTypes,
  measuresWithTestkit,
  outsideOfPure,
  roomOf,
  TESTKIT,
  visibleFrom,
  visibleFromTests,
} from "./rooms.ts";
import type { Finding, Rule, Tree } from "./rule.ts";
import type { Source } from "./source.ts";

const SCOPE = "@muster/";

/** The build of the application reads the texts of every screen, which are modules, as the data they are. */
const READS_MODULES_AS_DATA: ReadonlySet<string> = new Set(["packages/web/build/texts.ts"]);

/** One import with everything the rules below ask about it. */
interface Arrow {
  readonly source: Source;
  readonly line: number;
  readonly room: string;
  readonly specifier: string;
  readonly typesOnly: boolean;
}

export const arrowRules: readonly Rule[] = [
  {
    name: "known-rooms",
    holds: "every package has its arrows declared before its first file",
    find: ({ sources }) =>
      sources
        .filter(({ path }) => path.startsWith("packages/") && !isKnownRoom(roomOf(path) ?? ""))
        .map(({ path }) => ({
          path,
          line: 1,
          message: `room "${roomOf(path)}" has no line in scripts/tidy/rooms.ts`,
        })),
  },
  {
    name: "readable-imports",
    holds: "every import names what it imports, so that the arrows can be held",
    find: ({ sources }) =>
      sources.flatMap(({ path, imports }) =>
        imports
          .filter(({ specifier }) => specifier === undefined && !READS_MODULES_AS_DATA.has(path))
          .map(({ line }) => ({ path, line, message: "import of a computed name" })),
      ),
  },
  {
    name: "arrows",
    holds: "imports between rooms point one way",
    find: overArrows(({ source, room, specifier, typesOnly }) => {
      const target = musterRoom(specifier);
      if (target === undefined || target === TESTKIT) return undefined;
      if (typesOnly && mayReadTypes(room, specifier.slice(SCOPE.length))) return undefined;
      if (isTest(source.path) && visibleFromTests(room).has(target)) return undefined;
      if (target === room) return isTest(source.path) ? undefined : `${room} imports itself by name`;
      if (visibleFrom(room).has(target)) return undefined;
      return `${room} may not see ${target}`;
    }),
  },
  {
    name: "testkit-in-tests",
    holds: "only tests, the bench and the testkit itself import the testkit",
    find: overArrows(({ source, room, specifier }) => {
      if (musterRoom(specifier) !== TESTKIT) return undefined;
      return isTest(source.path) || measuresWithTestkit.has(room) ? undefined : "production code imports the testkit";
    }),
  },
  {
    name: "no-test-code",
    holds: "only tests import what stands beside or among tests, or in the workshop",
    find: overArrows(({ source, specifier }) => {
      if (!isRelative(specifier) || isTest(source.path)) return undefined;
      const target = join(dirname(source.path), specifier);
      return isTest(target) || (isWorkshop(target) && !isWorkshop(source.path))
        ? `production code imports ${target}`
        : undefined;
    }),
  },
  {
    name: "pure-rooms",
    holds: "a pure room imports no part of Node and no package that is not on its list",
    find: overArrows(({ source, room, specifier }) => {
      const allowed = outsideOfPure(room);
      if (allowed === undefined || isTest(source.path) || isWorkshop(source.path)) return undefined;
      if (isRelative(specifier) || musterRoom(specifier) !== undefined) return undefined;
      if (isBuiltin(specifier)) return `pure room ${room} imports ${specifier}`;
      return allowed.has(packageOf(specifier))
        ? undefined
        : `pure room ${room} has no leave for ${packageOf(specifier)}`;
    }),
  },
  {
    name: "stay-home",
    holds: "no relative import leaves its package",
    find: overArrows(({ source, specifier }) => {
      if (/^(?:\/|file:)/.test(specifier)) return `import by a path of the machine: ${specifier}`;
      if (!isRelative(specifier)) return undefined;
      const home = homeOf(source.path);
      return join(dirname(source.path), specifier).startsWith(home) ? undefined : `${specifier} leaves ${home}`;
    }),
  },
  {
    name: "by-name",
    holds: "packages import one another by name, never by a path inside",
    find: overArrows(({ specifier, room, typesOnly }) =>
      specifier.startsWith(SCOPE) &&
      specifier.slice(SCOPE.length).includes("/") &&
      !isPart(specifier.slice(SCOPE.length)) &&
      !(typesOnly && mayReadTypes(room, specifier.slice(SCOPE.length)))
        ? `deep import ${specifier}`
        : undefined,
    ),
  },
];

/** Runs a question over every import of every file that belongs to a room. */
function overArrows(complaint: (arrow: Arrow) => string | undefined): (tree: Tree) => readonly Finding[] {
  return ({ sources }) =>
    sources.flatMap((source) => {
      const room = roomOf(source.path);
      if (room === undefined) return [];
      return source.imports.flatMap(({ specifier, line, typesOnly }) => {
        const message = specifier === undefined ? undefined : complaint({ source, line, room, specifier, typesOnly });
        return message === undefined ? [] : [{ path: source.path, line, message }];
      });
    });
}

function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}

function musterRoom(specifier: string): string | undefined {
  return specifier.startsWith(SCOPE) ? specifier.slice(SCOPE.length).split("/")[0] : undefined;
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
