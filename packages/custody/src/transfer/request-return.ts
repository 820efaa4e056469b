/**
 * After the handover the sender asks for a person back (GC3-12): it may find that the receiver does not apply the rules. The
 * request stays open to it for good; it moves nobody.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { notActingFor, notListed, outOfOrder, transferIn } from "./guards.ts";
import { subjectsOf } from "./transfer.ts";

const REASONS = ["rules-not-applied", "ill-treatment", "wrong-person", "order", "other"] as const;

export const requestReturn = rule({
  command: "transfer.request-return",
  kind: "transfer.return-requested",
  fields: {
    transfer: Id.transfer,
    person: Id.person,
    reason: Type.Enum([...REASONS]),
    note: Type.Optional(Text(4_000, "more about the reason; kept apart")),
  },
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)] }),

  decide({ transfer: code, person, reason, note, by, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["arrived", "closed"]);
    if (isRefusal(transfer)) return transfer;
    const hindered =
      notActingFor(by, [transfer.from.authority], "Requesting a return") ??
      notListed(transfer.people, [person]) ??
      outOfOrder(occurredAt, transfer.arrived?.at ?? transfer.latest, "the transfer arrived");
    if (hindered !== undefined) return hindered;
    if (transfer.people.get(person)?.ending?.how !== "received") {
      return refuse(
        "conflict",
        "not-handed-over",
        `${transfer.from.authority} still answers for this person: they were not received on ${code}.`,
        "Bring the person back with transfer.return.",
        { transfer: code, person },
      );
    }
    return {
      about: subjectsOf(transfer),
      items: [{ person, says: { reason }, ...detailOf({ note }) }],
    };
  },

  applies: {
    transfer: (state, { entry, items }) => {
      if (state === undefined) return state;
      for (const { person } of items) {
        const passenger = state.people.get(person);
        if (passenger !== undefined) passenger.returnRequested = { at: entry.occurredAt, entry: entry.number };
      }
      return state;
    },
  },
});
