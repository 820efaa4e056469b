/**
 * Positions: the accounts of the books. A person is one unit and stands in exactly one position at every instant
 * (rule 1). The states are closed; a position a reader does not know is refused, never skipped.
 */
import Type from "typebox";
import { Id } from "./ids.ts";

export const STATES = [
  "outside",
  "held",
  "in-transit",
  "at-large",
  "unaccounted",
  "released",
  "deceased",
  "transferred-out",
] as const;

/** Where a person is in the books. */
export type State = (typeof STATES)[number];

/**
 * A position. Which fields stand beside `state`:
 * `held`: site, custodian, and unit where known; `in-transit`: transfer, custodian (the sender, who answers until the
 * receiver accepts, rule 4) and escort; `at-large` and `unaccounted`: the custodian who must answer, and the site last
 * known or the transfer and escort they were lost from; `transferred-out`: the receiving authority as custodian, and the transfer; the others: none.
 */
export const Position = Type.Object(
  {
    state: Type.Enum([...STATES]),
    site: Type.Optional(Id.site),
    unit: Type.Optional(Id.unit),
    custodian: Type.Optional(Id.authority),
    transfer: Type.Optional(Id.transfer),
    escort: Type.Optional(Id.authority),
    /** Taken over in a seizure: on the last roll, but not yet seen by a named count, roll or receipt. */
    toBeConfirmed: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);
export type Position = Type.Static<typeof Position>;

const FIELDS = ["state", "site", "unit", "custodian", "transfer", "escort", "toBeConfirmed"] as const;

/** Whether two positions are the same account. */
export function samePosition(one: Position, other: Position): boolean {
  return FIELDS.every((field) => one[field] === other[field]);
}

/** States that end a custody episode. */
export function endsEpisode(state: State): boolean {
  return state === "released" || state === "deceased" || state === "transferred-out";
}
