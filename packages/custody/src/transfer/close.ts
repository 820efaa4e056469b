/**
 * A transfer closes when everyone who left has arrived and been received by name, was brought back, or is explained by an
 * entry about them; and when nobody stands there who had not left (rule 5). Not before, and there is no override.
 */
import { Id } from "@muster/record";
import { naming } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { difference, unexplained } from "./difference.ts";
import { notActingFor, outOfOrder, transferIn } from "./guards.ts";
import type { Transfer } from "./transfer.ts";
import { outstanding, subjectsOf, touch } from "./transfer.ts";

export const close = rule({
  command: "transfer.close",
  kind: "transfer.closed",
  fields: { transfer: Id.transfer },
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)] }),

  decide({ transfer: code, by, occurredAt }, facts) {
    const transfer = transferIn(facts, code, ["departed", "arrived"]);
    if (isRefusal(transfer)) return transfer;
    const hindered =
      notActingFor(by, [transfer.from.authority, transfer.to.authority], "Closing") ??
      outOfOrder(occurredAt, transfer.latest, "the last thing on it happened") ??
      unexplainedDifference(transfer);
    if (hindered !== undefined) return hindered;
    const { boarded, leftBehind, received, returned, explained } = transfer.counts;
    return {
      about: subjectsOf(transfer),
      body: { boarded, leftBehind, received, returned, explained, unexpected: transfer.unexpected.size },
    };
  },

  applies: {
    // A correction may take away what explained somebody: then the difference is open again, and so is the transfer.
    transfer: (state, { entry }) => {
      if (state === undefined || isUnexplained(state)) return state;
      state.state = "closed";
      state.ended = { at: entry.occurredAt, entry: entry.number };
      return touch(state, entry.occurredAt);
    },
  },
});

/** The counters decide; the people are only looked for when there is somebody to name. */
function isUnexplained(transfer: Transfer): boolean {
  return outstanding(transfer) > 0 || transfer.counts.unexpectedUnexplained > 0;
}

function unexplainedDifference(transfer: Transfer): Refusal | undefined {
  if (!isUnexplained(transfer)) return undefined;
  const unanswered = outstanding(transfer);
  const unexpected = transfer.counts.unexpectedUnexplained;
  const open = difference(transfer);
  return refuse(
    "forbidden-by-rule",
    "difference-unexplained",
    `${transfer.code} cannot close: ${unanswered} who left are neither received, brought back nor explained, and ${unexpected} arrived who had not left.`,
    "Receive each by name, bring them back, or enter what became of them.",
    {
      transfer: transfer.code,
      notArrived: open.leftAndNotArrived.filter(({ explained }) => explained === undefined).length,
      notReceived: open.arrivedAndNotReceived.length,
      unexpected,
      ...naming(unexplained(open)),
    },
  );
}
