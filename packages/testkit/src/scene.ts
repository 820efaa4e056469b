/** Invented authorities, officers, sites and people, for tests. None of them exists. */
import type { Instant, PersonId } from "@muster/record";
import { World } from "./world.ts";

/** 2026-01-DD at an hour, UTC. */
export function at(day: number, hour = 12, minute = 0): Instant {
  const two = (value: number) => String(value).padStart(2, "0");
  return `2026-01-${two(day)}T${two(hour)}:${two(minute)}:00.000Z` as Instant;
}

/** An invented person's id. */
export function person(index: number): PersonId {
  return `11111111-1111-4111-8111-${String(index).padStart(12, "0")}` as PersonId;
}

export const KEEPER = { authority: "KEEPER", officer: "KEEPER-1" } as const;
export const NORTH = { authority: "NORTH", officer: "NORTH-1" } as const;
export const NORTH_SECOND = { authority: "NORTH", officer: "NORTH-2" } as const;
export const SOUTH = { authority: "SOUTH", officer: "SOUTH-1" } as const;
export const SOUTH_SECOND = { authority: "SOUTH", officer: "SOUTH-2" } as const;
export const ESCORT = { authority: "ESCORT", officer: "ESCORT-1" } as const;
export const MONITOR = { authority: "MONITOR", officer: "MONITOR-1" } as const;

const DAY_ONE = at(1, 0);
/** South's key as the tests know it: whether a signature holds is told to the world, not computed. */
export const SOUTH_KEY = "U09VVEgncyBrZXkgaW4gdGVzdHMgb25seSEhISEhISE=";

/**
 * The commands that open the register on 1 January, with invented authorities NORTH, SOUTH, ESCORT and MONITOR; sites N-PRISON (blocks A
 * and B) and N-CAMP (phases 1 and 2) of NORTH, S-PRISON (block A) of SOUTH, and ABROAD, of SOUTH, whose books are kept elsewhere.
 */
export function opening(): object[] {
  const by = KEEPER;
  const occurredAt = DAY_ONE;
  const authority = (code: string, key?: string) => ({
    kind: "authority.register",
    occurredAt,
    by,
    authority: code,
    name: `Invented ${code}`,
    ...(key ? { key } : {}),
  });
  const officer = ({ authority, officer }: { authority: string; officer: string }) => ({
    kind: "officer.appoint",
    occurredAt,
    by,
    officer,
    authority,
    title: "officer",
  });
  return [
    {
      kind: "register.open",
      occurredAt,
      by,
      name: "Test register",
      keeper: { code: "KEEPER", name: "Invented keeper" },
      officer: { code: "KEEPER-1", title: "keeper" },
    },
    authority("NORTH"),
    authority("SOUTH", SOUTH_KEY),
    authority("ESCORT"),
    authority("MONITOR"),
    ...[NORTH, NORTH_SECOND, SOUTH, SOUTH_SECOND, ESCORT, MONITOR].map(officer),
    {
      kind: "site.open",
      occurredAt,
      by: NORTH,
      site: "N-PRISON",
      name: "North prison",
      type: "prison",
      controlledBy: "NORTH",
      capacity: 100,
      units: ["A", "B"],
    },
    {
      kind: "site.open",
      occurredAt,
      by: NORTH,
      site: "N-CAMP",
      name: "North camp",
      type: "camp",
      controlledBy: "NORTH",
      units: ["1", "2"],
    },
    {
      kind: "site.open",
      occurredAt,
      by: SOUTH,
      site: "S-PRISON",
      name: "South prison",
      type: "prison",
      controlledBy: "SOUTH",
      capacity: 50,
      units: ["A"],
    },
    {
      kind: "site.open",
      occurredAt,
      by: SOUTH,
      site: "ABROAD",
      name: "A prison abroad",
      type: "prison",
      controlledBy: "SOUTH",
      books: "elsewhere",
      capacity: 200,
    },
  ];
}

/** The register as `opening` leaves it. */
export function scene(now: Instant = at(25)): World {
  return new World(now).given(...opening());
}

/** Commands that register people and admit them at a site of NORTH, on 2 January. */
export function admitted(people: readonly PersonId[], site = "N-PRISON", unit?: string): object[] {
  return people.flatMap((id) => [
    { kind: "person.register", occurredAt: at(2), by: NORTH, person: id },
    { kind: "custody.admit", occurredAt: at(2), by: NORTH, person: id, site, ...(unit ? { unit } : {}) },
  ]);
}
