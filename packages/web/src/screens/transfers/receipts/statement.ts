/**
 * What a receipt says of one person, in the exact words that are signed: made here from what the officer sees on the page, and
 * held by the register against what it knows. Canonical JSON (RFC 8785) of `application/vnd.muster.receipt.v1+json`.
 */
import { canonicalText, type PersonId } from "@muster/record";
import type { Answers } from "../../../api/answers.ts";

const FORMAT = "application/vnd.muster.receipt.v1+json";

type ManifestOf = Answers["/transfers/:id/manifest"];

export interface ReceiptSaid {
  readonly person: PersonId;
  readonly outcome: string;
  readonly matters: readonly string[];
  readonly occurredAt: string;
  readonly unit: string;
}

export function statementOf(
  said: ReceiptSaid,
  manifest: ManifestOf,
  by: { readonly register: string; readonly authority: string; readonly officer: string },
): string {
  const { person, outcome, matters, occurredAt, unit } = said;
  return canonicalText({
    format: FORMAT,
    register: by.register,
    transfer: manifest.code,
    person,
    outcome,
    reservations: matters,
    at: occurredAt,
    site: manifest.to.site,
    ...(unit === "" ? {} : { unit }),
    authority: by.authority,
    officer: by.officer,
    // The sealed manifest; where a correction has taken the seal away, the count at departure.
    manifest: (manifest.moments.sealed ?? manifest.moments.departed)?.entry,
    overrides: overridesOf(manifest, person),
  });
}

/** The overrides that concern this person: of the whole transfer, and their own; by entry. */
function overridesOf({ overridden, manifest }: ManifestOf, person: PersonId): readonly object[] {
  const own = manifest.find((line) => line.person === person)?.overridden ?? {};
  return [...Object.entries(overridden), ...Object.entries(own)]
    .map(([blocker, entry]) => ({ blocker, entry }))
    .sort((one, other) => one.entry - other.entry);
}
