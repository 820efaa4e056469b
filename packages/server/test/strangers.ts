/**
 * An invented register for walking: what the North keeps, with one example of every kind of thing that a path can name;
 * and the South, with an officer in every role, to whom none of it is any business.
 */
import { ROLES, type Role } from "@muster/custody";
import { KEEPER, NORTH } from "@muster/testkit";
import { ALI, EXAMPLE, OMAR } from "./example-node.ts";

/** On no register. */
export const NOBODY = "aaaaaaaa-0000-4000-8000-00000000dead";
/** Somebody whom the South holds. */
const OWN = "bbbbbbbb-0000-4000-8000-000000000001";

/** What no answer to an officer of the South may hold: ids, numbers, names and words of the North's people. */
export const SECRETS: readonly string[] = [ALI, OMAR, "N-0001", "Tester", "disturbance in block", "Moved in secret"];

export const southern = (role: Role): string => `SOUTH-${role.toUpperCase()}`;
export const NO_ROLE = { NORTH: "NORTH-NOTHING", SOUTH: "SOUTH-NOTHING" } as const;
export const NORTH_ANALYST = "NORTH-ANALYST";
/** Everybody whose business it is not. Monitors see everybody; a keeper is of the keeper's authority. */
export const STRANGERS: readonly string[] = [
  ...ROLES.filter((role) => role !== "keeper" && role !== "monitor").map(southern),
  NO_ROLE.SOUTH,
  NO_ROLE.NORTH,
  NORTH_ANALYST,
];
export const MONITOR = southern("monitor");

const occurredAt = "2026-01-05T12:00:00Z";
const keeper = { occurredAt, by: KEEPER };
const north = { occurredAt, by: NORTH };
const south = { occurredAt, by: { authority: "SOUTH", officer: southern("registrar") } };

function appointed(officer: string, roles: readonly Role[]): object {
  const country = roles.includes("consular-officer") ? { country: "TUN" } : {};
  const [authority = ""] = officer.split("-");
  return { kind: "officer.appoint", ...keeper, officer, authority, title: "officer", roles, ...country };
}

export const NORTHERN: readonly object[] = [
  ...EXAMPLE,
  { kind: "authority.register", ...keeper, authority: "EAST", name: "Invented East" },
  ...ROLES.filter((role) => role !== "keeper").map((role) => appointed(southern(role), [role])),
  appointed(NO_ROLE.SOUTH, []),
  appointed(NO_ROLE.NORTH, []),
  appointed(NORTH_ANALYST, ["analyst"]),
  { kind: "site.open", ...north, site: "N-VACANT", name: "Another prison", type: "prison", controlledBy: "NORTH" },
  { kind: "person.register", ...south, person: OWN },
  { kind: "custody.admit", ...south, person: OWN, site: "S-PRISON" },
  {
    kind: "agreement.record",
    ...north,
    agreement: "AGR-1",
    title: "Invented",
    parties: ["NORTH", "EAST"],
    terms: [{ term: "1", text: "Moved in secret.", within: "P4D" }],
  },
  {
    kind: "programme.plan",
    ...north,
    programme: "PRG-1",
    from: ["NORTH"],
    to: ["EAST"],
    ceiling: 10,
    source: "invented",
  },
  {
    kind: "transfer.propose",
    ...north,
    transfer: "TR-1",
    from: { authority: "NORTH", site: "N-PRISON" },
    to: { authority: "NORTH", site: "N-VACANT" },
    escort: "NORTH",
    people: [ALI],
  },
  { kind: "count.open", ...north, count: "CNT-1", site: "N-PRISON", counting: "named" },
];
