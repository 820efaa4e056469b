/**
 * Kinds of personal detail: what can be kept for so long and then erased, and what only some may read. The kind of a
 * detail is told from the kind of its entry and its content alone, so that it can be kept beside the detail, sealed or not.
 */
import type { Claim } from "../person/claim.ts";

const CLAIMS = [
  "name",
  "birth",
  "sex",
  "nationality",
  "kinship",
  "household",
  "status",
  "listed",
] as const satisfies readonly Claim["claim"][];

/** What a health officer found, or is for health officers. */
export const CLINICAL_DETAIL_KINDS = ["custody.admitted:clinical", "fitness.certified"] as const;

/**
 * Every kind of detail about one person. Those of an entry are called as the entry; the clinical part of an admission is
 * a kind of its own. The cause of a death is not clinical: how somebody died in custody is for all who may see the file
 * (ICPPED-17.3).
 */
export const DETAIL_KINDS = [
  ...CLAIMS.map((claim) => `claim:${claim}` as const),
  "numbers",
  "assessment.recorded",
  "basis.stated",
  "claim.withdrawn",
  "consulate.objected",
  "consulate.objection-withdrawn",
  "control.handed-over",
  "count.cleared",
  "custody.admitted",
  "custody.released",
  "custody.reviewed",
  "death.recorded",
  "duty.reported",
  "identity.different-judged",
  "identity.different-withdrawn",
  "identity.same-asserted",
  "identity.same-withdrawn",
  "objection.raised",
  "objection.withdrawn",
  "property.sealed",
  "release.error-reported",
  "transfer.departed",
  "transfer.explained",
  "transfer.received",
  "transfer.return-requested",
  "transfer.returned",
  ...CLINICAL_DETAIL_KINDS,
] as const;
export type DetailKind = (typeof DETAIL_KINDS)[number];

/** The parts of an admission that are clinical. */
export const CLINICAL_PARTS = ["visibleInjuries", "complaints"] as const;

/**
 * The kind of a detail: `DETAIL_KINDS`, or the entry's own kind where the detail is about nobody. For a correction,
 * `entryKind` is that of what it puts in place. An admission entered before its clinical part stood apart is clinical as a
 * whole where it has such a part.
 */
export function kindOfDetail(entryKind: string, content: unknown): string {
  const fields: object = typeof content === "object" && content !== null ? content : {};
  if ("claim" in fields && typeof fields.claim === "string") return `claim:${fields.claim}`;
  if ("numbers" in fields) return "numbers";
  const clinical = entryKind === "custody.admitted" && CLINICAL_PARTS.some((part) => part in fields);
  return clinical ? "custody.admitted:clinical" : entryKind;
}

/** Whether only a health officer may read detail of this kind (MR-26). */
export function isClinical(kind: string): boolean {
  return (CLINICAL_DETAIL_KINDS as readonly string[]).includes(kind);
}
