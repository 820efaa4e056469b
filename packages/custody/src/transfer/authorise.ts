/**
 * Sender and receiver each authorise the transfer. The receiver consents to these people, undertakes that it can and will
 * apply the rules that protect them (GC3-12), and says for how many it has places.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { isRefusal, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { notActingFor, outOfOrder, transferIn } from "./guards.ts";
import { prepare, subjectsOf } from "./transfer.ts";

export const authorise = rule({
  command: "transfer.authorise",
  kind: "transfer.authorised",
  fields: {
    transfer: Id.transfer,
    side: Type.Enum(["sender", "receiver"]),
    /** The receiver's: that it can and will apply the rules to everyone on the list. */
    undertakes: Type.Optional(Type.Literal(true)),
    /** The receiver's: for how many people it has places. */
    places: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)] }),

  decide({ transfer: code, side, undertakes, places, by, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["proposed", "authorised", "sealed"]);
    if (isRefusal(transfer)) return transfer;
    const { authority } = side === "sender" ? transfer.from : transfer.to;
    const hindered =
      notActingFor(by, [authority], `Authorising for the ${side}`) ??
      outOfOrder(occurredAt, transfer.listed.at, "the list was last changed");
    if (hindered !== undefined) return hindered;
    if (side === "receiver" && (undertakes === undefined || places === undefined)) {
      return refuse(
        "invalid",
        "undertaking-missing",
        "The receiver must undertake to apply the rules, and say for how many people it has places.",
        "Give undertakes and places.",
        { field: undertakes === undefined ? "undertakes" : "places" },
      );
    }
    return {
      about: subjectsOf(transfer),
      body: side === "receiver" ? { side, undertakes: true, places: places ?? 0 } : { side },
    };
  },

  applies: {
    transfer: (state, { entry, body }) => {
      if (state === undefined) return state;
      const moment = { at: entry.occurredAt, entry: entry.number };
      if (body.side === "sender") state.senderAuthorised = moment;
      else state.receiverAuthorised = { ...moment, places: body.places ?? 0 };
      const both = state.senderAuthorised !== undefined && state.receiverAuthorised !== undefined;
      if (state.state === "proposed" && both) state.state = "authorised";
      return prepare(state, entry.occurredAt);
    },
  },
});
