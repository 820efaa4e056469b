/** A count given up: two officers say why, and people may move again. What was recorded in it stays, and shows nobody. */
import { Id } from "@muster/record";
import { isRefusal } from "../frame/refusal.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import { openCount } from "./count.ts";

export const abandonCount = rule({
  command: "count.abandon",
  kind: "count.abandoned",
  twoOfficers: true,
  fields: { count: Id.count, reason: Text(2000, "why it cannot be finished") },
  needs: ({ count }) => ({ subjects: [about.count(count)] }),

  decide({ count: code, reason, occurredAt }, facts) {
    const count = openCount(code, facts.subject("count", code), occurredAt);
    if (isRefusal(count)) return count;
    return {
      about: [about.count(code), about.site(count.site)],
      body: { count: code, round: count.round },
      details: [{ reason }],
    };
  },

  applies: {
    count: (state, { entry }) => {
      if (state === undefined) return state;
      state.status = "abandoned";
      state.endedAt = entry.occurredAt;
      return state;
    },
    site: (state, { body }) => {
      state?.openCounts.delete(body.count);
      return state;
    },
  },
});
