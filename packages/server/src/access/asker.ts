/**
 * Who is asking, as one request knows them: the officer, what the journal says they are there to do now, and the register
 * as row security lets them see it. Nothing else in the server reads about people.
 */
import type { Policies, Principal } from "@muster/access";
import type { OfficerState, Role } from "@muster/custody";
import type { Session } from "@muster/identity";
import type { Viewer } from "@muster/ledger";
import type { AuthorityCode, Officer, PersonId, SiteCode } from "@muster/record";
import type { Questions } from "@muster/register";
import type { Standings } from "./standing.ts";

export interface Asker extends Principal {
  readonly by: Officer;
  /** How they came in. */
  readonly through: "session" | "token";
  /** Absent for a machine. */
  readonly session?: Session;
  /** What a machine's token may do at most; absent for an officer in person. */
  readonly scopes?: ReadonlySet<string>;
  readonly viewer: Viewer;
  /** Questions as this officer may ask them: the floor. All that an officer is shown comes from here. */
  readonly questions: Questions;
  /** How the officer stands to what they ask about: for the policies to decide on. */
  readonly standings: Standings;
  /** The authority that keeps the register. */
  readonly keeper: AuthorityCode;
  /** The policies in force as they asked. */
  readonly policies: Policies;
}

/** The roles whose work is about everybody on the register, whoever holds them. */
const OVER_ALL: ReadonlySet<Role> = new Set<Role>(["monitor", "tracing-officer", "auditor"]);
const OVERSIGHT: ReadonlySet<Role> = new Set<Role>(["monitor", "auditor"]);
/** Roles that need to know nobody by name. */
const OF_NOBODY: ReadonlySet<Role> = new Set<Role>(["keeper", "analyst"]);

/** How far an officer's eyes reach, before any policy: the widest that one of their roles needs. */
export function viewerOf(officer: OfficerState, nationals: readonly PersonId[]): Viewer {
  const { roles } = officer;
  return {
    reach: reachOf(roles, officer.sites),
    authority: officer.authority,
    officer: officer.code,
    sites: officer.sites,
    people: nationals,
    clinical: roles.includes("medical-officer"),
    oversight: roles.some((role) => OVERSIGHT.has(role)),
  };
}

function reachOf(roles: readonly Role[], sites: readonly SiteCode[]): Viewer["reach"] {
  if (roles.some((role) => OVER_ALL.has(role))) return "register";
  const own = roles.filter((role) => !OF_NOBODY.has(role) && role !== "consular-officer");
  // Who escorts or receives follows the transfer, not the site.
  const follows = own.some((role) => role === "escort" || role === "receiving-officer");
  if (own.length > 0) return sites.length > 0 && !follows ? "sites" : "authority";
  return roles.includes("consular-officer") ? "people" : "none";
}
