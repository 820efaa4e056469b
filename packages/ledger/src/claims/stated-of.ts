/**
 * What is stated of people for a list of them: names, numbers, births, sexes. Of a screenful it is opened from their own details;
 * of thousands together it is taken from the index of claims where that is in memory already, and else opened too.
 */
import type { Instant, PersonId } from "@muster/record";
import type { Moment } from "../books/moment.ts";
import type { ClaimIndex, NameScript, StatedBirth, StatedName, StatedNumber, StatedSex } from "./claim-index.ts";
import { type DetailSource, openClaims, type OpenedClaim, type OpenedKind } from "./open-claims.ts";
import { type Sight, standing } from "./standing.ts";

/** Opening what a thousand are called takes a twentieth of a second. */
const MOST_OPENED = 1_000;

export type Stated = StatedName | StatedNumber | StatedBirth | StatedSex;
export type StatedKind = "claim:name" | "numbers" | "claim:birth" | "claim:sex";

export interface StatedSource {
  readonly source: DetailSource;
  readonly claims: ClaimIndex;
  readonly sight: Sight;
}

/** Of each person and kind the oldest first. */
export async function statedOf(
  { source, claims, sight }: StatedSource,
  people: readonly PersonId[],
  kinds: readonly StatedKind[],
  moment: Moment,
): Promise<readonly Stated[]> {
  if (people.length > MOST_OPENED && claims.isRead)
    return standing(sight, heldOf(await claims.refresh(), people, kinds), moment);
  const asked = [...new Set(people)];
  const stated: Stated[] = [];
  for (let start = 0; start < asked.length; start += MOST_OPENED) {
    const some = asked.slice(start, start + MOST_OPENED);
    for (const claim of await openClaims(source, sight, some, kinds satisfies readonly OpenedKind[], moment))
      stated.push(...statedIn(claim));
  }
  return stated;
}

function heldOf(claims: ClaimIndex, people: readonly PersonId[], kinds: readonly StatedKind[]): readonly Stated[] {
  const asked = new Set(people);
  const of: Readonly<Record<StatedKind, () => Iterable<Stated>>> = {
    "claim:name": () => claims.names(asked),
    numbers: () => claims.numbers(asked),
    "claim:birth": () => claims.births(asked),
    "claim:sex": () => claims.sexes(asked),
  };
  return kinds.flatMap((kind) => [...of[kind]()]);
}

function statedIn({ person, entry, ordinal, occurredAt, detail }: OpenedClaim): readonly Stated[] {
  const place: { person: string; entry: number; ordinal: number; occurredAt: Instant } = {
    person,
    entry,
    ordinal,
    occurredAt,
  };
  if (detail.claim === "name") return [{ ...place, text: detail.text, script: detail.script as NameScript }];
  if (detail.claim === "birth") return [{ ...place, edtf: detail.edtf }];
  if (detail.claim === "sex") return [{ ...place, sex: detail.sex }];
  if (detail.claim !== undefined) return [];
  return detail.numbers.map(({ number, issuer }) => ({ ...place, number, issuer }));
}
