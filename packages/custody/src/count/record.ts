/**
 * One officer says what they counted. The second to speak in a round is held against the first: where they differ, the
 * round is over and both count again (CNT-1). Nobody is *seen* by this: only a count that clears shows people.
 */
import { Id } from "@muster/record";
import Type from "typebox";
import { unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Count, CountRecord } from "./count.ts";
import { agree, comparable, openCount, recordsOfRound } from "./count.ts";

export const recordCount = rule({
  command: "count.record",
  kind: "count.recorded",
  fields: {
    count: Id.count,
    /** In a bare count. */
    number: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    /** In a named count. */
    people: Type.Optional(Type.Array(Id.person, { maxItems: 200_000, uniqueItems: true })),
  },
  needs: ({ count, people = [] }) => ({ subjects: [about.count(count)], people }),

  decide({ count: code, number, people, occurredAt, by }, facts, context) {
    const count = openCount(code, facts.subject("count", code), occurredAt);
    if (isRefusal(count)) return count;
    const hindered = otherwiseCounted(count, number, people) ?? unknownPeople(people ?? [], facts);
    if (hindered !== undefined) return hindered;
    const [first, second] = recordsOfRound(count);
    const spoken = [first, second].find((record) => record?.by.officer === by.officer);
    if (spoken !== undefined) return countsOnce(spoken);
    if (second !== undefined) return recordedTwice(count);
    const record: CountRecord = {
      entry: context.number,
      at: occurredAt,
      by,
      round: count.round,
      number: number ?? people?.length ?? 0,
      ...(people === undefined ? {} : { people: new Set(people) }),
    };
    return {
      about: [about.count(code), about.site(count.site)],
      items: (people ?? []).map((person) => ({ person })),
      body: {
        count: code,
        round: count.round,
        number: record.number,
        ...(first === undefined ? {} : { agrees: agree(first, record) }),
      },
    };
  },

  applies: {
    count: (state, { entry, items, body }) => {
      if (state === undefined) return state;
      const named = state.counting === "named";
      state.records.push({
        entry: entry.number,
        at: entry.occurredAt,
        by: entry.by,
        round: state.round,
        number: body.number,
        ...(named ? { people: new Set(items.map(({ person }) => person)) } : {}),
      });
      const [first, second] = recordsOfRound(state);
      // Whom a colleague counted may not be shown to who looks: then the entry's own word stands for the comparison.
      const agrees =
        first !== undefined && second !== undefined && (comparable(first, second) ? agree(first, second) : body.agrees);
      if (second !== undefined && agrees === false) state.round += 1;
      return state;
    },
  },
});

function otherwiseCounted(count: Count, number: unknown, people: unknown): Refusal | undefined {
  const named = count.counting === "named";
  if ((named ? people : number) !== undefined && (named ? number : people) === undefined) return undefined;
  return refuse(
    "invalid",
    named ? "people-needed" : "number-needed",
    `${count.code} is a ${count.counting} count.`,
    named ? "Give the people counted, and no number." : "Give the number counted, and no names.",
    { count: count.code, field: named ? "people" : "number" },
  );
}

function countsOnce({ by, entry, round }: CountRecord): Refusal {
  return refuse(
    "forbidden-by-rule",
    "same-officer-counts-twice",
    `${by.officer} counted in round ${round} already (entry ${entry}).`,
    "Have another officer count independently.",
    { officer: by.officer, entry },
  );
}

function recordedTwice(count: Count): Refusal {
  return refuse(
    "conflict",
    "round-complete",
    `Two officers have counted in round ${count.round} of ${count.code}, and they agree.`,
    "Clear the count, or abandon it.",
    { count: count.code, entries: recordsOfRound(count).map(({ entry }) => entry) },
  );
}
