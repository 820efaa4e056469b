/** Transfers: manifest on one side, arrivals on the other, the difference between them. */
import { difference, notFound, outstanding, type Transfer, unexplained } from "@muster/custody";
import type { Moment, NumberRow } from "@muster/ledger";
import type { AuthorityCode, PersonId } from "@muster/record";
import type { Questions } from "@muster/register";
import { plain } from "./plain.ts";

export async function transfersAnswer(questions: Questions, moment: Moment) {
  const transfers = await questions.subjects("transfer", moment);
  return { transfers: [...transfers.values()].map(summary) };
}

/** How it stands, with no word of who is on it. */
export async function transferAnswer(questions: Questions, code: string, moment: Moment) {
  const transfer = await questions.subject("transfer", code, moment);
  return transfer === undefined ? notFound("transfer", code) : stateOf(transfer);
}

/** Who is on it: manifest on one side, arrivals on the other, the difference between them. */
export async function manifestAnswer(questions: Questions, code: string, moment: Moment) {
  const transfer = await questions.subject("transfer", code, moment);
  if (transfer === undefined) return notFound("transfer", code);
  const between = difference(transfer);
  const people = [...transfer.people.keys()];
  const [names, numbers] = await Promise.all([questions.namesOf(people, moment), questions.numbersOf(people, moment)]);
  // A manifest is named people: whoever calls it out at the gate needs what they answer to.
  const called = (person: PersonId) => ({
    person,
    name: names.get(person)?.at(-1)?.name ?? null,
    number: numberBy(transfer.from.authority, numbers.get(person) ?? []),
  });
  return {
    ...stateOf(transfer),
    manifest: [...transfer.people].map(([person, passenger]) => ({
      ...called(person),
      ...(plain(passenger) as object),
    })),
    arrivals: arrivals(transfer),
    difference: { ...between, unexplained: unexplained(between) },
  };
}

function stateOf(transfer: Transfer) {
  const {
    proposed,
    listed,
    senderAuthorised,
    receiverAuthorised,
    sealed,
    departed,
    arrived,
    ended,
    reports,
    vehicles,
  } = transfer;
  return {
    ...summary(transfer),
    moments: plain({ proposed, listed, senderAuthorised, receiverAuthorised, sealed, departed, arrived, ended }),
    vehicles: plain(vehicles),
    overridden: plain(transfer.overridden),
    reports,
  };
}

/** Everyone who arrived, the unexpected too, by the time of their arrival. */
function arrivals({ people, unexpected }: Transfer) {
  const expected = [...people].flatMap(([person, { arrived, ending }]) =>
    arrived === undefined ? [] : [{ person, ...arrived, received: ending?.how === "received", expected: true }],
  );
  const others = [...unexpected].map(([person, { arrived }]) => ({
    person,
    ...arrived,
    received: false,
    expected: false,
  }));
  return [...expected, ...others].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** The sender's number for the person, or else the first that anybody gave. */
function numberBy(sender: AuthorityCode, numbers: readonly NumberRow[]): string | null {
  return (numbers.findLast(({ issuer }) => issuer === sender) ?? numbers[0])?.number ?? null;
}

function summary(transfer: Transfer) {
  const { code, programme = null, state, from, to, escort, people, counts, latest } = transfer;
  return {
    code,
    programme,
    state,
    from,
    to,
    escort,
    listed: people.size,
    counts,
    outstanding: outstanding(transfer),
    latest,
  };
}
