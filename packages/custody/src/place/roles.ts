/**
 * Roles: what an officer is there to do for the authority. The journal says who has which role, from when; what each
 * role may do and know is policy, and is written elsewhere (`policies/`).
 */
import type { SiteCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound, refuse } from "../frame/refusal.ts";

/** Every role, and what it means in one line. */
export const ROLE_MEANINGS = {
  keeper: "keeps the register: authorities, officers, sites and policy, and no person's file",
  registrar: "keeps the files of everybody the authority holds",
  "site-clerk": "enters who comes to a site, moves in it and leaves it",
  "site-commander": "answers for a site: counts, releases, transfers and incidents there",
  escort: "takes people from one site to another, by the manifest",
  "receiving-officer": "receives people at the end of a transfer and signs for each by name",
  "judicial-registrar": "enters orders, reviews and the other grounds on which people are held",
  "medical-officer": "certifies fitness to travel and sees what is clinical",
  "camp-manager": "keeps the register of a camp's residents",
  "consular-officer": "assists the nationals of one state who have not objected to it",
  monitor: "visits and sees everybody, but nothing clinical; nobody can hide a person from a monitor",
  "tracing-officer": "traces missing people and answers families",
  analyst: "sees numbers, never people",
  auditor: "checks the journal, the log and who read what",
} as const;
export type Role = keyof typeof ROLE_MEANINGS;
export const ROLES = Object.keys(ROLE_MEANINGS) as readonly Role[];

/** What an officer is there to do, and where. */
export interface Assignment {
  readonly roles: readonly Role[];
  /** Empty: every site of the authority. */
  readonly sites: readonly SiteCode[];
  /** Whose nationals a consular officer assists: ISO 3166-1 alpha-3. */
  readonly country?: string;
}

/** The fields of a command that name an assignment's places. */
export const placesOfAssignment = {
  sites: Type.Optional(
    Type.Array(Id.site, { maxItems: 32, uniqueItems: true, description: "absent: every site of the authority" }),
  ),
  country: Type.Optional(
    Type.String({
      pattern: "^[A-Z]{3}$",
      description: "ISO 3166-1 alpha-3: whose nationals a consular officer assists",
    }),
  ),
} as const;

export const RoleList = Type.Array(Type.Enum([...ROLES]), { maxItems: ROLES.length, uniqueItems: true });

/** The refusal of an assignment that cannot be; undefined when it can. */
export function misassigned({ roles, sites, country }: Assignment, facts: Facts): Refusal | undefined {
  const unknown = sites.find((site) => facts.subject("site", site) === undefined);
  if (unknown !== undefined) return notFound("site", unknown);
  const consular = roles.includes("consular-officer");
  if (consular === (country !== undefined)) return undefined;
  return consular
    ? refuse(
        "invalid",
        "country-needed",
        "A consular officer assists the nationals of one state.",
        "Name it by its ISO 3166-1 alpha-3 code.",
        { field: "country" },
      )
    : refuse(
        "invalid",
        "country-without-consulate",
        "Only a consular officer is assigned to a country.",
        "Leave the country out, or name the role consular-officer.",
        { field: "country" },
      );
}
