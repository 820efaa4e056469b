/** How an entry about people is tied to the incident in which it happened. */
import type { IncidentCode, Subject } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import type { Refusal } from "../frame/refusal.ts";
import { notFound } from "../frame/refusal.ts";
import { about } from "../frame/subjects.ts";

/** The incident's code, where the entry belongs to one. */
export const incidentField = { incident: Type.Optional(Id.incident) } as const;

/** The incident as a subject, to name in needs and in the entry; none where the command names none. */
export function incidentOf(incident: IncidentCode | undefined): readonly Subject[] {
  return incident === undefined ? [] : [about.incident(incident)];
}

export function unknownIncident(facts: Facts, incident: IncidentCode | undefined): Refusal | undefined {
  return incident === undefined || facts.subject("incident", incident) !== undefined
    ? undefined
    : notFound("incident", incident);
}
