/**
 * The rooms of architecture.md and the arrows between them. A room sees the rooms named here and whatever those see;
 * a pure room sees, besides, only the outside packages named for it. A new room is given its line here before its first file.
 */

interface Room {
  readonly sees: readonly string[];
  /** Present on a pure room (no `node:*`, clock, randomness or database): the outside packages it may use. */
  readonly pureWith?: readonly string[];
  /** Parts of it that whoever sees it may import by themselves, without the rest: `@muster/server/answers`. */
  readonly parts?: readonly string[];
  /** What it may see the types of, and nothing else: `server/api` is `@muster/server/api`. */
  readonly typesOf?: readonly string[];
  /** Rooms that its tests may see besides. */
  readonly testsSee?: readonly string[];
}

const rooms: ReadonlyMap<string, Room> = new Map<string, Room>([
  ["record", { sees: [], pureWith: ["@js-temporal/polyfill", "canonicalize", "typebox"] }],
  ["custody", { sees: ["record"], pureWith: ["edtf", "typebox"] }],
  ["proof", { sees: ["record"], pureWith: [] }],
  ["access", { sees: ["custody"], pureWith: ["@cedar-policy/cedar-wasm"] }],
  ["names", { sees: [], pureWith: [], parts: ["training"] }],
  ["ledger", { sees: ["custody", "proof", "names"] }],
  ["lists", { sees: ["record", "names"] }],
  ["register", { sees: ["ledger", "lists"] }],
  ["identity", { sees: ["ledger"] }],
  ["papers", { sees: ["record", "proof"] }],
  ["server", { sees: ["register", "access", "identity", "papers"], parts: ["answers", "door", "paper"] }],
  ["web", { sees: ["record", "proof"], typesOf: ["server/api"], testsSee: ["stage"] }],
  ["cli", { sees: ["server", "web"] }],
  ["testkit", { sees: ["register"] }],
  ["stage", { sees: ["server", "web", "testkit"] }],
  // Not packages that others import, but their imports point the same way.
  ["bench", { sees: ["cli", "stage"] }],
  ["scenarios", { sees: ["cli"] }],
  ["scripts", { sees: ["access"] }],
]);

/** The testing room: no production code imports it. */
export const TESTKIT = "testkit";

/** What may import the testkit besides tests: what is for tests and measurements itself. */
export const measuresWithTestkit: ReadonlySet<string> = new Set(["bench", "stage", TESTKIT]);

/** The room a file belongs to, whether or not it is a known one: `packages/<room>/…`, or a top-level folder of its own. */
export function roomOf(path: string): string | undefined {
  const [top, second] = path.split("/");
  if (top === "packages") return second;
  return path.includes("/") ? top : undefined;
}

/** The folder a room's relative imports must stay in. */
export function homeOf(path: string): string {
  const room = roomOf(path) ?? "";
  return path.startsWith("packages/") ? `packages/${room}/` : `${room}/`;
}

export function isKnownRoom(room: string): boolean {
  return rooms.has(room);
}

/** Every room that `room` may import: the arrows, followed to their ends. Not itself. */
export function visibleFrom(room: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const follow = (from: string): void => {
    for (const next of rooms.get(from)?.sees ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      follow(next);
    }
  };
  follow(room);
  return seen;
}

/** Whether `room` may import this subpath of another, `server/api`, for its types. */
export function mayReadTypes(room: string, subpath: string): boolean {
  return rooms.get(room)?.typesOf?.includes(subpath) ?? false;
}

/** Rooms that only the tests of `room` may import, with what those see. */
export function visibleFromTests(room: string): ReadonlySet<string> {
  const besides = rooms.get(room)?.testsSee ?? [];
  return new Set(besides.flatMap((one) => [one, ...visibleFrom(one)]));
}

/** Whether this, `server/answers`, is a part of a room that is imported by itself. */
export function isPart(subpath: string): boolean {
  const [room = "", ...part] = subpath.split("/");
  return rooms.get(room)?.parts?.includes(part.join("/")) ?? false;
}

/** The outside packages a pure room may use; nothing for a room that is not pure. */
export function outsideOfPure(room: string): ReadonlySet<string> | undefined {
  const allowed = rooms.get(room)?.pureWith;
  return allowed && new Set(allowed);
}

/** Tests, and what a package keeps for them in its folder `test/`: they may use the testkit and the machine, in every room. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^packages\/[^/]+\/test\//.test(path);
}

/** What makes a package's data files, `training/`: run by hand on the machine, imported by nothing but the tests that run it again. */
export function isWorkshop(path: string): boolean {
  return /^packages\/[^/]+\/training\//.test(path);
}
