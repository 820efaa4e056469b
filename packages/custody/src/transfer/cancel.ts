/** A transfer is cancelled, before anybody has left on it, and for good: there is no un-cancel (rule 3). */
import { Id } from "@muster/record";
import Type from "typebox";
import { detailOf } from "../frame/present.ts";
import { isRefusal } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { changeShare } from "../programme/programme.ts";
import { notActingFor, outOfOrder, transferIn } from "./guards.ts";
import { subjectsOf, touch } from "./transfer.ts";

const REASONS = ["sender", "receiver", "escort", "security", "blockers", "order", "mistake", "other"] as const;

export const cancel = rule({
  command: "transfer.cancel",
  kind: "transfer.cancelled",
  fields: {
    transfer: Id.transfer,
    reason: Type.Enum([...REASONS]),
    note: Type.Optional(Text(2_000, "more about the reason; kept apart")),
  },
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)] }),

  decide({ transfer: code, reason, note, by, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["proposed", "authorised", "sealed"]);
    if (isRefusal(transfer)) return transfer;
    const hindered =
      notActingFor(by, [transfer.from.authority, transfer.to.authority, transfer.escort], "Cancelling") ??
      outOfOrder(occurredAt, transfer.latest, "the transfer was last changed");
    if (hindered !== undefined) return hindered;
    return {
      about: subjectsOf(transfer),
      body: { transfer: code, reason },
      ...detailOf({ note }),
    };
  },

  applies: {
    transfer: (state, { entry }) => {
      if (state === undefined) return state;
      state.state = "cancelled";
      state.ended = { at: entry.occurredAt, entry: entry.number };
      return touch(state, entry.occurredAt);
    },
    programme: (state, { body }) =>
      changeShare(state, body.transfer, (share) => {
        share.cancelled = true;
      }),
  },
});
