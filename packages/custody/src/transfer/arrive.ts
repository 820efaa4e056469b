/**
 * A named count at the destination: who of those on the way arrived, who is missing, and who arrived without having left.
 * It accounts for everybody who has not arrived yet, for silence about a person is not their arrival (rule 6). People who
 * come later are counted by a second such entry. To have arrived is not to be received: the sender still answers.
 */
import type { PersonId } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { elsewhere, notActingFor, outOfOrder, refusePeople, transferIn } from "./guards.ts";
import type { Moment, Transfer } from "./transfer.ts";
import { isUnderWay, subjectsOf, touch } from "./transfer.ts";

/** As `PeopleList`, but it may be empty: nobody may have arrived, and nobody may be missing. */
const Counted = Type.Array(Id.person, { maxItems: 200_000, uniqueItems: true });
type Arrival = "arrived" | "missing" | "unexpected";

interface Tally {
  readonly arrived: readonly PersonId[];
  readonly missing: readonly PersonId[];
  readonly unexpected: readonly PersonId[];
}

export const arrive = rule({
  command: "transfer.arrive",
  kind: "transfer.arrived",
  fields: {
    transfer: Id.transfer,
    /** Where they were counted: the destination. */
    site: Id.site,
    arrived: Counted,
    missing: Type.Optional(Counted),
    /** People who arrived and had not left on this transfer, by its own count. */
    unexpected: Type.Optional(Counted),
  },
  needs: ({ transfer, unexpected = [] }) => ({ subjects: [about.transfer(transfer)], people: unexpected }),

  decide({ transfer: code, site, arrived, missing = [], unexpected = [], by, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["departed", "arrived"]);
    if (isRefusal(transfer)) return transfer;
    const since = transfer.departed?.at ?? transfer.latest;
    const hindered =
      notActingFor(by, [transfer.to.authority, transfer.escort], "Counting the arrival") ??
      outOfOrder(occurredAt, since, "the transfer departed") ??
      elsewhere(site, transfer.to.site, "Name the destination, or report the redirect first.") ??
      unknownPeople(unexpected, facts) ??
      miscounted(transfer, { arrived, missing, unexpected });
    if (hindered !== undefined) return hindered;
    const seen = { site };
    const item = (arrival: Arrival) => (person: PersonId) => ({ person, seen, says: { arrival } });
    return {
      about: subjectsOf(transfer),
      items: [
        ...arrived.map(item("arrived")),
        ...missing.map((person) => ({ person, says: { arrival: "missing" } })),
        ...unexpected.map(item("unexpected")),
      ],
      body: { site, arrived: arrived.length, missing: missing.length, unexpected: unexpected.length },
    };
  },

  applies: {
    transfer: (state, { entry, items }) => {
      if (state === undefined) return state;
      const moment = { at: entry.occurredAt, entry: entry.number };
      for (const { person, says } of items) note(state, person, says?.["arrival"] as Arrival, moment);
      if (state.state === "departed") state.state = "arrived";
      state.arrived ??= moment;
      return touch(state, entry.occurredAt);
    },
  },
});

/**
 * Notes what the count says of one person. Whether somebody who is there was awaited follows from who had left: so it is
 * derived anew when the departure is corrected, or a late entry says what happened on the way.
 */
function note(transfer: Transfer, person: PersonId, arrival: Arrival, moment: Moment): void {
  const passenger = transfer.people.get(person);
  if (isUnderWay(passenger)) {
    if (passenger.arrived !== undefined) return;
    if (arrival === "missing") {
      passenger.missing = moment;
      return;
    }
    passenger.arrived = moment;
    delete passenger.missing;
    transfer.counts.arrived += 1;
  } else if (arrival !== "missing" && !transfer.unexpected.has(person)) {
    transfer.unexpected.set(person, { arrived: moment });
    transfer.counts.unexpectedUnexplained += 1;
  }
}

/** The refusal of a count that does not account exactly for those still awaited; undefined when it does. */
function miscounted(transfer: Transfer, { arrived, missing, unexpected }: Tally): Refusal | undefined {
  const awaited = new Set<PersonId>();
  for (const [person, passenger] of transfer.people) {
    if (isUnderWay(passenger) && passenger.arrived === undefined) awaited.add(person);
  }
  const gone = new Set(missing);
  const named = new Set([...arrived, ...missing]);
  return (
    refusePeople(
      [...arrived, ...missing].filter((person) => !awaited.has(person)),
      "not-awaited",
      (count) => `${count} named here are not on the way on ${transfer.code}, or have arrived already.`,
      "Name those who arrived without having left as unexpected, and leave out who has been counted.",
    ) ??
    refusePeople(
      arrived.filter((person) => gone.has(person)),
      "counted-twice",
      (count) => `${count} would both have arrived and be missing.`,
      "Count each person once.",
    ) ??
    refusePeople(
      [...awaited].filter((person) => !named.has(person)),
      "people-not-counted",
      (count) => `${count} on the way on ${transfer.code} are neither arrived nor missing.`,
      "Say of each whether they arrived.",
    ) ??
    refusePeople(
      unexpected.filter((person) => isUnderWay(transfer.people.get(person)) || transfer.unexpected.has(person)),
      "not-unexpected",
      (count) => `${count} named as unexpected were awaited, or have been counted already.`,
      "Count them as arrived.",
    )
  );
}
