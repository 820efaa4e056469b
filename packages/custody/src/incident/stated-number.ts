/** A number as somebody said it: a value or bounds, how sure they said they were, and what it counts. Never more exact than it was said. */
import Type from "typebox";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import { Text } from "../frame/rule.ts";

const QUALIFIERS = ["exact", "about", "around", "nearly", "up to", "estimated", "more than", "less than"] as const;

const People = Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000_000 }));

export const StatedNumber = Type.Object(
  {
    value: People,
    low: People,
    high: People,
    qualifier: Type.Enum([...QUALIFIERS]),
    of: Text(200, "what it counts, e.g. detainees who got out"),
  },
  { additionalProperties: false },
);
export type StatedNumber = Type.Static<typeof StatedNumber>;

/** The refusal of a number that is neither a value nor bounds in their order; undefined when it is one. */
export function misstated(field: string, number: StatedNumber | undefined): Refusal | undefined {
  if (number === undefined) return undefined;
  const { value, low, high } = number;
  const bounded = low !== undefined || high !== undefined;
  const inOrder = low === undefined || high === undefined || low <= high;
  if ((value !== undefined) !== bounded && inOrder) return undefined;
  return refuse(
    "invalid",
    "number-misstated",
    "A number is a value, or bounds in their order, and not both.",
    "Give value, or low and high, or one of these two.",
    { field, ...number },
  );
}
