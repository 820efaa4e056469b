/** Of what was said in words with an entry, which parts of somebody's file it belongs to, and so which leave it needs. */
import type { Reading } from "@muster/access";
import type { DetailKind } from "@muster/custody";
import type { SubjectKind } from "@muster/record";
import type { Section } from "../access/sections.ts";

/** Every section that a detail of this kind belongs to: who reads it must be permitted each. */
const SECTIONS_OF: Readonly<Record<DetailKind, readonly Section[]>> = {
  "claim:name": ["identity"],
  "claim:birth": ["identity"],
  "claim:sex": ["identity"],
  "claim:nationality": ["identity"],
  "claim:kinship": ["family"],
  "claim:household": ["family"],
  "claim:status": ["identity"],
  // A list may name a mother, and its remarks may name anybody.
  "claim:listed": ["family"],
  numbers: ["identity"],
  "claim.withdrawn": ["identity"],
  "assessment.recorded": ["protection"],
  "objection.raised": ["protection"],
  "objection.withdrawn": ["protection"],
  "consulate.objected": ["protection"],
  "consulate.objection-withdrawn": ["protection"],
  "basis.stated": ["custody"],
  "control.handed-over": ["custody"],
  "count.cleared": ["custody"],
  // What was taken down on arrival: arrest, property, whom to call, children.
  "custody.admitted": ["custody", "property", "family"],
  "custody.admitted:clinical": ["clinical"],
  "custody.released": ["custody"],
  "custody.reviewed": ["custody"],
  "death.recorded": ["custody"],
  "duty.reported": ["custody"],
  "fitness.certified": ["clinical"],
  // What tells one human being's files from another's is names, births and numbers.
  "identity.different-judged": ["identity"],
  "identity.different-withdrawn": ["identity"],
  "identity.same-asserted": ["identity"],
  "identity.same-withdrawn": ["identity"],
  "property.sealed": ["property"],
  "release.error-reported": ["custody"],
  "transfer.departed": ["custody"],
  "transfer.explained": ["custody"],
  "transfer.received": ["custody"],
  "transfer.return-requested": ["custody"],
  "transfer.returned": ["custody"],
};

const byKind: ReadonlyMap<string, readonly Section[]> = new Map(Object.entries(SECTIONS_OF));

/** The sections of a kind of detail about a person; undefined for one that custody does not know, which nobody is shown. */
export function sectionsOf(kind: string): readonly Section[] | undefined {
  return byKind.get(kind);
}

/** The leave that words with an entry about this need, where they are about nobody in particular. */
export const LEAVE_OF_THING: Readonly<Partial<Record<SubjectKind, Reading>>> = {
  site: "see-site",
  transfer: "see-transfer",
  count: "see-count",
  incident: "see-incident",
  agreement: "see-agreement",
  programme: "see-programme",
};
