/**
 * The difference of a transfer: who left and has not arrived, and who arrived and had not left. A transfer closes when
 * the difference is nil, or every line in it is explained (rule 5).
 */
import type { EntryNumber, PersonId } from "@muster/record";
import type { Ending, Transfer } from "./transfer.ts";

/** One person who stands on one side only. */
export interface Unmatched {
  readonly person: PersonId;
  /** What explains it, and the entry that says so; absent while nothing does. */
  readonly explained?: { readonly how: Ending["how"] | "explained"; readonly entry: EntryNumber };
}

export interface Difference {
  readonly leftAndNotArrived: readonly Unmatched[];
  readonly arrivedAndHadNotLeft: readonly Unmatched[];
  /** Arrived, and neither accepted by name, nor brought back, nor explained: the sender still answers (rule 4). */
  readonly arrivedAndNotReceived: readonly PersonId[];
}

/** The difference as it stands, explained lines included. */
export function difference(transfer: Transfer): Difference {
  const leftAndNotArrived: Unmatched[] = [];
  const arrivedAndNotReceived: PersonId[] = [];
  for (const [person, { boarded, arrived, ending }] of transfer.people) {
    if (boarded === undefined) continue;
    if (arrived === undefined)
      leftAndNotArrived.push(ending === undefined ? { person } : { person, explained: ending });
    else if (ending === undefined) arrivedAndNotReceived.push(person);
  }
  const arrivedAndHadNotLeft = [...transfer.unexpected].map(
    ([person, { explained }]): Unmatched =>
      explained === undefined ? { person } : { person, explained: { how: "explained", entry: explained } },
  );
  return { leftAndNotArrived, arrivedAndHadNotLeft, arrivedAndNotReceived };
}

/** Everyone about whom the transfer still owes an answer: nobody, when it can be closed. */
export function unexplained({
  leftAndNotArrived,
  arrivedAndHadNotLeft,
  arrivedAndNotReceived,
}: Difference): readonly PersonId[] {
  const open = [...leftAndNotArrived, ...arrivedAndHadNotLeft].filter(({ explained }) => explained === undefined);
  return [...open.map(({ person }) => person), ...arrivedAndNotReceived];
}
