/**
 * After a seizure nobody has signed for who is there. Each person the books held is *to be confirmed* until seen: by a named
 * count that cleared, by a roll, or by a receipt. A sighting is no line, so this is read from both: from the chain whether
 * the person was taken over in a seizure and is held since, from the sightings whether anybody has seen them since.
 */
import type { Instant } from "@muster/record";
import type { LineRow } from "../books/chain.ts";

/**
 * Whether the person has yet to be confirmed. `rows` are the person's lines up to the instant that is asked about, oldest
 * first; `lastSeenAt` is when they were last seen by then, undefined when they never were.
 */
export function isToBeConfirmed(
  rows: readonly Pick<LineRow, "at" | "step" | "makes">[],
  lastSeenAt: Instant | undefined,
): boolean {
  if (rows.at(-1)?.makes.toBeConfirmed !== true) return false;
  const seizedAt = rows.findLast(({ step }) => step === "control-changed")?.at;
  return seizedAt === undefined || lastSeenAt === undefined || lastSeenAt < seizedAt;
}
