/** What somebody is called, as an answer says it: every name that stands, each in the script it was given in. */
import type { NameRow, NumberRow } from "@muster/ledger";
import type { AuthorityCode } from "@muster/record";

export interface StatedName {
  readonly name: string;
  /** As it was stated: `Arab`, `Latn`, `Cyrl`, `Other`. */
  readonly script: NameRow["script"];
}

/** The names, the newest first. */
export function namesIn(rows: readonly NameRow[] | undefined): readonly StatedName[] {
  return (rows ?? []).map(({ name, script }) => ({ name, script })).reverse();
}

/** One number given to the person: the newest of this authority's, or else the first that anybody gave. */
export function numberBy(authority: AuthorityCode | null, numbers: readonly NumberRow[] | undefined): string | null {
  return (numbers?.findLast(({ issuer }) => issuer === authority) ?? numbers?.[0])?.number ?? null;
}
