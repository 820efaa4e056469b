/** Who is on the way on a transfer, and the refusal of everybody else: it says what became of them. */
import type { PersonId } from "@muster/record";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import { notListed } from "./guards.ts";
import type { Transfer } from "./transfer.ts";

/** The refusal of somebody who is not on the way on this transfer; undefined for somebody who is. */
export function notUnderWay(transfer: Transfer, person: PersonId): Refusal | undefined {
  const passenger = transfer.people.get(person);
  if (passenger === undefined) return notListed(transfer.people, [person]);
  const { boarded, leftBehind, ending } = passenger;
  if (ending !== undefined) {
    return refuse(
      "conflict",
      "answered-already",
      `This person was ${ending.how === "died" ? "recorded dead" : ending.how} by entry ${ending.entry}.`,
      `If entry ${ending.entry} is wrong, correct it first.`,
      { transfer: transfer.code, person, how: ending.how, entry: ending.entry },
    );
  }
  if (boarded !== undefined) return undefined;
  return refuse(
    "conflict",
    "not-departed",
    `This person did not leave on ${transfer.code}.`,
    "Check the person; if the count at departure is wrong, correct it first.",
    { transfer: transfer.code, person, ...(leftBehind === undefined ? {} : { entry: leftBehind.entry }) },
  );
}
