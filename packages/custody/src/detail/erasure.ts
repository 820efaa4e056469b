/**
 * Erasures as the folds see them (rule 11). The entry that says so is the tombstone: what was said before it stays said,
 * by whom and when, and the detail of it is gone for every reader, whether or not a copy of the bytes is still at hand.
 */
import type { Entry, EntryNumber, Item } from "@muster/record";
import type { PersonFile, Worded } from "../person/file.ts";
import type { DetailKind } from "./kinds.ts";
import { CLINICAL_PARTS } from "./kinds.ts";

/** Why somebody's detail is erased for good. */
export const ERASURE_REASONS = [
  "asked-for",
  "consent-withdrawn",
  "danger-to-life",
  "not-needed",
  "taken-unlawfully",
  "wrong-person",
  "ordered",
] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

export const ERASED = "detail.erased";
export const RETENTION_APPLIED = "retention.applied";

/** Whether entries of this kind erase detail. They stay: none is corrected, and none is put in another's place. */
export function erases(kind: string): boolean {
  return kind === ERASED || kind === RETENTION_APPLIED;
}

/** What one entry erases of one person: everything said before it, or these kinds of it. */
export interface Erased {
  readonly person: Item["person"];
  readonly before: EntryNumber;
  /** Absent: detail of every kind, and the key it is sealed with. */
  readonly kinds?: readonly DetailKind[];
}

/** What the entry erases, from the entry alone; nothing for nearly all. */
export function erasedBy(entry: Entry, items: readonly Item[]): readonly Erased[] {
  if (!erases(entry.kind)) return [];
  return items.map(({ person, says }) => {
    const kinds = says?.["kinds"] as readonly DetailKind[] | undefined;
    return { person, before: entry.number, ...(kinds === undefined ? {} : { kinds }) };
  });
}

/** Whether what this entry said of the person, of this kind, has been erased since. */
export function isErased({ erasures }: PersonFile, kind: string, entry: EntryNumber): boolean {
  return erasures.some((erasure) => entry < erasure.entry && covers(erasure, kind));
}

function covers({ kinds }: { readonly kinds?: readonly DetailKind[] }, kind: string): boolean {
  return kinds === undefined || (kinds as readonly string[]).includes(kind);
}

/** Puts an erasure into the file and takes out of it the detail that went. Facts that stay readable stay (ICPPED-17.3). */
export function erase(file: PersonFile, erasure: PersonFile["erasures"][number]): void {
  file.erasures.push(erasure);
  const before = ({ entry }: { readonly entry: EntryNumber }) => entry < erasure.entry;
  for (const stated of file.claims.filter(before)) {
    if (covers(erasure, `claim:${stated.claim}`)) stated.detail = undefined;
  }
  for (const admission of file.admissions.filter(before)) admission.detail = remaining(admission.detail, erasure);
  for (const [facts, kind] of wordedFacts(file)) {
    if (covers(erasure, kind)) for (const fact of facts.filter(before)) delete fact.said;
  }
  if (covers(erasure, "numbers")) file.numbers.splice(0, Infinity, ...file.numbers.filter((given) => !before(given)));
}

/** The facts of a file that may have words, with the kind of detail the words are. */
function wordedFacts(file: PersonFile): readonly (readonly [readonly Worded[], DetailKind])[] {
  return [
    [file.bases, "basis.stated"],
    [file.reviews, "custody.reviewed"],
    [file.fitness, "fitness.certified"],
    [file.assessments, "assessment.recorded"],
    [file.objections, "objection.raised"],
    [file.consularObjections, "consulate.objected"],
    [file.property, "property.sealed"],
    [file.releaseErrors, "release.error-reported"],
    [file.dutiesMet, "duty.reported"],
    [file.sameAs, "identity.same-asserted"],
    [file.judgedDifferent, "identity.different-judged"],
  ];
}

type AdmissionDetail = PersonFile["admissions"][number]["detail"];

function remaining(detail: AdmissionDetail, erasure: { readonly kinds?: readonly DetailKind[] }): AdmissionDetail {
  const clinical = covers(erasure, "custody.admitted:clinical");
  const other = covers(erasure, "custody.admitted");
  if (detail === undefined || (clinical && other)) return undefined;
  const isClinicalPart = (name: string) => (CLINICAL_PARTS as readonly string[]).includes(name);
  const left = Object.entries(detail).filter(([name]) => !(isClinicalPart(name) ? clinical : other));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}
