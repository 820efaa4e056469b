/**
 * Whom a transfer brought, held against who else is on the register: who is received may be somebody whom the receiver's own books
 * have already, in another spelling. Proposed to whoever may read who both are; nothing here merges anybody.
 */
import { notFound, type Refusal, type Transfer } from "@muster/custody";
import type { Moment } from "@muster/ledger";
import type { EntryNumber, PersonId } from "@muster/record";
import type { Questions } from "@muster/register";
import { type DuplicatesAnswer, linesOf, markOf, type NamingLeave, textOf } from "./candidates.ts";

export interface ReceivedAsked {
  readonly before?: string;
  readonly limit: number;
}

/** Possible duplicates of those received, the newest receipts first; `entry` of each is the receipt. */
export async function receivedDuplicatesAnswer(
  questions: Questions,
  code: string,
  { before, limit }: ReceivedAsked,
  moment: Moment,
  mayNameOf: NamingLeave,
): Promise<DuplicatesAnswer | Refusal> {
  const transfer = await questions.subject("transfer", code, moment);
  if (transfer === undefined) return notFound("transfer", code);
  const received = receivedBy(transfer);
  const came = new Set(received.map(({ person }) => person));
  const rest = before === undefined ? received : received.filter(comesAfter(markOf(before)));
  const page = rest.slice(0, limit);
  const entryOf = new Map(page.map(({ person, entry }) => [person, entry]));
  const found = await questions.openPairsOf([...entryOf.keys()], came, moment);
  const pairs = found.flatMap((pair) => {
    const entry = entryOf.get(pair.one);
    return entry === undefined ? [] : [{ ...pair, entry }];
  });
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return {
    ...moment,
    pairs: await linesOf(questions, pairs, moment, mayNameOf),
    next: last === undefined ? null : textOf(last),
  };
}

interface Receipt {
  readonly person: PersonId;
  readonly entry: EntryNumber;
}

function receivedBy({ people }: Transfer): readonly Receipt[] {
  return [...people]
    .flatMap(([person, { ending }]) => (ending?.how === "received" ? [{ person, entry: ending.entry }] : []))
    .sort((one, other) => other.entry - one.entry || (one.person < other.person ? -1 : 1));
}

function comesAfter(mark: ReturnType<typeof markOf>): (receipt: Receipt) => boolean {
  return ({ entry, person }) =>
    entry < mark.entry || (entry === mark.entry && mark.person !== undefined && person > mark.person);
}
