/** Claims that no longer stand. A withdrawal may itself be corrected, and then the claim stands again. */

/** SQL: whether the claim of this detail had been withdrawn, as known at this parameter. */
export const withdrawn = (knownAt: string): string => `exists (
  select from withdrawn
  where withdrawn.person = detail.person and withdrawn.entry = detail.entry and withdrawn.ordinal = detail.ordinal
    and withdrawn.by <= ${knownAt}
    and not exists (select from corrected where corrected.entry = withdrawn.by and corrected.by <= ${knownAt}))`;
