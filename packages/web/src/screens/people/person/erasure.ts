/** What can be erased of somebody's detail, and why, as the register's rules list it. */
import type { CommandOf } from "../../../api/command.ts";

type Erase = CommandOf<"detail.erase">;

export const ERASURE_REASONS = [
  "asked-for",
  "consent-withdrawn",
  "danger-to-life",
  "not-needed",
  "taken-unlawfully",
  "wrong-person",
  "ordered",
] as const satisfies readonly Erase["why"][];

/** The kinds that somebody asks to have erased by themselves; everything is a choice of its own. */
export const DETAIL_KINDS = [
  "claim:name",
  "claim:birth",
  "claim:sex",
  "claim:nationality",
  "claim:kinship",
  "claim:household",
  "claim:status",
  "claim:listed",
  "numbers",
  "basis.stated",
  "custody.admitted",
  "custody.admitted:clinical",
  "fitness.certified",
  "assessment.recorded",
  "objection.raised",
  "property.sealed",
] as const satisfies readonly NonNullable<Erase["kinds"]>[number][];
