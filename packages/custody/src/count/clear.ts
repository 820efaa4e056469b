/**
 * A count clears when two officers said the same and nothing stands between that and the books, or every difference is
 * explained (CNT-1). Only then may people move again, and whoever a named count showed was *seen*.
 */
import type { Instant, PersonId, UnitCode } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { namedTwice, naming } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import type { WantedItem } from "../frame/rule.ts";
import { rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { Count, CountRecord } from "./count.ts";
import { agree, openCount, recordsOfRound } from "./count.ts";

const Explanation = Type.Object(
  {
    person: Id.person,
    reason: Text(1000, "why the person was, or was not, among those counted"),
    /** The entry that explains it, where there is one. */
    entry: Type.Optional(Id.entry),
  },
  { additionalProperties: false },
);

export const clearCount = rule({
  command: "count.clear",
  kind: "count.cleared",
  fields: {
    count: Id.count,
    /** The count's own site, whose books at this time the count is held against. */
    site: Id.site,
    /** Of a named count: every person in the difference. */
    explanations: Type.Optional(Type.Array(Explanation, { maxItems: 10_000 })),
    /** Of a bare count: why the number is not the books'. */
    explanation: Type.Optional(Text(2000, "why the number differs from the books")),
  },
  needs: ({ count, site, explanations = [], occurredAt }) => ({
    subjects: [about.count(count)],
    people: explanations.map(({ person }) => person),
    peopleAt: { site, at: occurredAt },
  }),

  decide({ count: code, site, explanations = [], explanation, occurredAt }, facts) {
    const count = openCount(code, facts.subject("count", code), occurredAt);
    if (isRefusal(count)) return count;
    if (count.site !== site) return ofAnotherSite(count, site);
    const record = agreed(count);
    if (isRefusal(record)) return record;
    const twice = namedTwice("explanations", explanations);
    if (twice !== undefined) return twice;

    const books = unitsOfHeld(count, facts, occurredAt);
    const missing = record.people === undefined ? [] : [...books.keys()].filter((id) => !record.people?.has(id));
    const unexpected = [...(record.people ?? [])].filter((person) => !books.has(person));
    const unexplained =
      (record.people === undefined ? unexplainedNumber(count, record.number, books.size, explanation) : undefined) ??
      unexplainedPeople(count, missing, unexpected, explanations);
    if (unexplained !== undefined) return unexplained;

    const why = new Map(explanations.map((one) => [one.person, one]));
    const explained = (person: PersonId): Omit<WantedItem, "person"> => {
      const { reason, entry } = why.get(person) ?? {};
      return reason === undefined
        ? {}
        : { says: { difference: true, ...(entry === undefined ? {} : { entry }) }, details: [{ reason }] };
    };
    return {
      about: [about.count(code), about.site(site)],
      items: [
        ...[...(record.people ?? [])].map((person): WantedItem => {
          const unit = books.get(person);
          return { person, seen: unit === undefined ? { site } : { site, unit }, ...explained(person) };
        }),
        ...missing.map((person): WantedItem => ({ person, ...explained(person) })),
      ],
      body: {
        count: code,
        counted: record.number,
        books: books.size,
        missing: missing.length,
        unexpected: unexpected.length,
      },
      details: explanation === undefined ? [] : [{ explanation }],
    };
  },

  applies: {
    count: (state, { entry }) => {
      if (state === undefined) return state;
      state.status = "cleared";
      state.endedAt = entry.occurredAt;
      return state;
    },
    site: (state, { body }) => {
      state?.openCounts.delete(body.count);
      return state;
    },
  },
});

function ofAnotherSite(count: Count, site: string): Refusal {
  return refuse(
    "invalid",
    "count-of-another-site",
    `${count.code} is a count of ${count.site}, not of ${site}.`,
    "Name the count's own site.",
    { count: count.code, site: count.site },
  );
}

/** What two officers agreed on in the round under way; a recount where they have not yet. */
function agreed(count: Count): CountRecord | Refusal {
  const [first, second] = recordsOfRound(count);
  if (first !== undefined && second !== undefined && agree(first, second)) return first;
  const differed = count.round > 1;
  return refuse(
    "forbidden-by-rule",
    differed ? "recount-needed" : "two-counts-needed",
    differed
      ? `Two officers differed in round ${count.round - 1} of ${count.code}, and have not agreed since.`
      : `Two officers must count ${count.code} independently.`,
    `Have ${first === undefined ? "two officers" : "another officer"} count in round ${count.round}.`,
    { count: count.code, round: count.round, entries: count.records.map(({ entry }) => entry) },
  );
}

/** Everyone the books hold in what the count covers, with their unit. */
function unitsOfHeld(count: Count, facts: Facts, at: Instant): ReadonlyMap<PersonId, UnitCode | undefined> {
  const covered = new Set(count.units);
  const held = new Map<PersonId, UnitCode | undefined>();
  for (const person of facts.peopleAt(count.site)) {
    const unit = facts.person(person)?.chain.at(at)?.makes.unit;
    if (covered.size === 0 || (unit !== undefined && covered.has(unit))) held.set(person, unit);
  }
  return held;
}

function unexplainedNumber(
  count: Count,
  counted: number,
  books: number,
  explanation: string | undefined,
): Refusal | undefined {
  if (counted === books || explanation !== undefined) return undefined;
  return refuse(
    "conflict",
    "variance-unexplained",
    `${counted} were counted at ${count.site} and the books have ${books}.`,
    "Find the difference, or explain it.",
    { count: count.code, counted, books, variance: counted - books },
  );
}

function unexplainedPeople(
  count: Count,
  missing: readonly PersonId[],
  unexpected: readonly PersonId[],
  explanations: readonly { readonly person: PersonId }[],
): Refusal | undefined {
  const explained = new Set(explanations.map(({ person }) => person));
  const open = (people: readonly PersonId[]) => people.filter((person) => !explained.has(person));
  const [openMissing, openUnexpected] = [open(missing), open(unexpected)];
  if (openMissing.length + openUnexpected.length > 0) {
    return refuse(
      "conflict",
      "variance-unexplained",
      `${openMissing.length} on the books at ${count.site} were not counted and ${openUnexpected.length} were counted who are not on the books there.`,
      "Find the difference, or explain it person by person.",
      { count: count.code, missing: naming(openMissing), unexpected: naming(openUnexpected) },
    );
  }
  const differing = new Set([...missing, ...unexpected]);
  const groundless = [...explained].filter((person) => !differing.has(person));
  if (groundless.length === 0) return undefined;
  return refuse(
    "invalid",
    "no-difference-to-explain",
    "People are explained of whom count and books say the same.",
    "Leave them out of the explanations.",
    { field: "explanations", ...naming(groundless) },
  );
}
