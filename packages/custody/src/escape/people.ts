/** The people one event took: as many as broke out together, or were found missing by the same roll call. */
import { Id } from "@muster/record";
import Type from "typebox";

/** More than ever broke out of one place; larger events are recorded as several entries of one incident. */
export const MOST_AT_ONCE = 20_000;

export const peopleField = {
  people: Type.Array(Id.person, { minItems: 1, maxItems: MOST_AT_ONCE, uniqueItems: true }),
} as const;
