/**
 * The manifest is sealed: who goes, in which seat, and what was overridden. Its items are frozen in this entry, and their
 * root is thereby in the log: from now on nobody can be added, and whoever does not leave is left behind with a reason.
 */
import type { PersonId } from "@muster/record";
import { Id } from "@muster/record";
import { isRefusal } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { blocked, filesIn, openBlockers } from "./blockers.ts";
import { notActingFor, outOfOrder, transferIn } from "./guards.ts";
import { overridesOf } from "./override.ts";
import { notHeldBy } from "./propose.ts";
import { seatSays } from "./seating.ts";
import type { Passenger, Transfer } from "./transfer.ts";
import { prepare, subjectsOf } from "./transfer.ts";

export const seal = rule({
  command: "transfer.seal",
  kind: "transfer.sealed",
  fields: { transfer: Id.transfer },
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)], peopleOf: [transfer], manifestFiles: true }),

  decide({ transfer: code, by, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["authorised"]);
    if (isRefusal(transfer)) return transfer;
    const hindered =
      notActingFor(by, [transfer.from.authority], "Sealing the manifest") ??
      outOfOrder(occurredAt, transfer.prepared, "the transfer was last changed") ??
      notHeldBy(facts, [...transfer.people.keys()], transfer.from, occurredAt) ??
      blocked(transfer, openBlockers(transfer, filesIn(facts), occurredAt));
    if (hindered !== undefined) return hindered;
    return {
      about: subjectsOf(transfer),
      items: [...transfer.people].map(([person, passenger]) => ({
        person,
        says: manifestLine(transfer, person, passenger),
      })),
      body: { people: transfer.people.size, from: transfer.from, to: transfer.to, escort: transfer.escort },
    };
  },

  applies: {
    transfer: (state, { entry }) => {
      if (state === undefined) return state;
      state.state = "sealed";
      state.sealed = { at: entry.occurredAt, entry: entry.number };
      return prepare(state, entry.occurredAt);
    },
  },
});

/** What the manifest says about one person. */
function manifestLine(transfer: Transfer, person: PersonId, passenger: Passenger): Record<string, unknown> {
  const overrides = overridesOf(transfer, person);
  return {
    ...seatSays(passenger),
    ...(passenger.settled === undefined ? {} : { settled: [...passenger.settled.keys()] }),
    ...(overrides.length === 0 ? {} : { overrides }),
  };
}
