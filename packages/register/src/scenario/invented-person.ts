/** A person who does not exist: an opaque id, claims, and a place. */
import type { Claim } from "@muster/custody";
import type { PersonId, SiteCode, UnitCode } from "@muster/record";
import type { Population } from "./scenario.ts";

export interface InventedPerson {
  readonly person: PersonId;
  readonly population: string;
  readonly site: SiteCode;
  readonly unit: UnitCode;
  readonly claims: readonly Claim[];
}

/** The nationalities of a population, as each of its people claims them. */
export function nationalityClaims({ nationalities }: Population): Claim[] {
  return nationalities.map((country) => ({ claim: "nationality", country, evidence: "claimed" }));
}
