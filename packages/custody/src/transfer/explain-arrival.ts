/**
 * Someone arrived who had not left, and both sides sign why. The books say where the person is, and this does not change
 * them: if the count at departure was wrong, it is to be corrected.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { isRefusal, refuse } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { notActingFor, outOfOrder, transferIn } from "./guards.ts";
import { subjectsOf, touch } from "./transfer.ts";

const EXPLANATIONS = ["taken-for-another", "boarded-uncounted", "on-another-transfer", "came-otherwise"] as const;

export const explainArrival = rule({
  command: "transfer.explain",
  kind: "transfer.explained",
  twoOfficers: true,
  fields: {
    transfer: Id.transfer,
    person: Id.person,
    explanation: Type.Enum([...EXPLANATIONS]),
    note: Text(4_000, "how it came about; kept apart"),
  },
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)] }),

  decide({ transfer: code, person, explanation, note, by, second, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["arrived"]);
    if (isRefusal(transfer)) return transfer;
    const signatories = [by, second];
    const hindered = [transfer.from.authority, transfer.to.authority]
      .map((side) =>
        notActingFor(
          signatories.find((officer) => officer?.authority === side) ?? by,
          [side],
          "One of the two signatures",
        ),
      )
      .find((refusal) => refusal !== undefined);
    if (hindered !== undefined) return hindered;
    const unexpected = transfer.unexpected.get(person);
    if (unexpected === undefined || unexpected.explained !== undefined) {
      return refuse(
        "conflict",
        "nothing-to-explain",
        unexpected === undefined
          ? `This person did not arrive unexpectedly on ${code}.`
          : `Entry ${unexpected.explained} has explained this already.`,
        "People who left and have not arrived are explained by what became of them: an escape, a death, unaccounted.",
        { transfer: code, person, ...(unexpected === undefined ? {} : { entry: unexpected.explained }) },
      );
    }
    const early = outOfOrder(occurredAt, unexpected.arrived.at, "the person was counted");
    if (early !== undefined) return early;
    return {
      about: subjectsOf(transfer),
      items: [{ person, says: { explanation }, details: [{ note }] }],
    };
  },

  applies: {
    transfer: (state, { entry, items }) => {
      for (const { person } of items) {
        const unexpected = state?.unexpected.get(person);
        if (state === undefined || unexpected === undefined || unexpected.explained !== undefined) continue;
        unexpected.explained = entry.number;
        state.counts.unexpectedUnexplained -= 1;
      }
      return state === undefined ? state : touch(state, entry.occurredAt);
    },
  },
});
