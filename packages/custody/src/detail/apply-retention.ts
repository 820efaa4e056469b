/**
 * A run of a retention rule: detail of one kind goes when it has been kept so many days after the end of custody (DP-1).
 * Each run is an entry, also one that found nothing; nobody's detail goes this way while they are in custody.
 */
import type { Instant, PersonId } from "@muster/record";
import { endsEpisode, Id, InstantText, plusDuration } from "@muster/record";
import Type from "typebox";
import type { Facts } from "../frame/facts.ts";
import { howMany, naming, unknownPeople } from "../frame/named.ts";
import type { Refusal } from "../frame/refusal.ts";
import { refuse } from "../frame/refusal.ts";
import { rule } from "../frame/rule.ts";
import { erase, RETENTION_APPLIED } from "./erasure.ts";
import type { DetailKind } from "./kinds.ts";
import { DETAIL_KINDS } from "./kinds.ts";

const fields = {
  detail: Type.Enum([...DETAIL_KINDS]),
  days: Type.Integer({ minimum: 1, maximum: 36_500, description: "days to keep it after the end of custody" }),
  /** It goes for people whose custody had ended by then. */
  cutOff: InstantText,
  details: Type.Integer({ minimum: 0, maximum: 100_000_000, description: "how many details went" }),
  people: Type.Array(Id.person, { maxItems: 200_000, uniqueItems: true, description: "whose detail went" }),
} as const;

export const applyRetention = rule({
  command: "retention.apply",
  kind: RETENTION_APPLIED,
  fields,
  needs: ({ people }) => ({ people }),

  decide({ detail, days, cutOff, details, people, occurredAt }, facts) {
    const hindered =
      keptTooShort(days, cutOff, occurredAt) ??
      miscounted(details, people) ??
      unknownPeople(people, facts) ??
      stillDue(people, cutOff, facts);
    if (hindered !== undefined) return hindered;
    const kinds = [detail];
    return {
      about: [],
      items: people.map((person) => ({ person, says: { kinds } })),
      body: { kind: detail, days, cutOff, details, people: people.length },
    };
  },

  applies: {
    person: (file, { says }, { entry }) => {
      const { kinds } = says as { kinds: readonly DetailKind[] };
      erase(file, { entry: entry.number, at: entry.occurredAt, by: entry.by, why: "retention", kinds });
    },
  },
});

function keptTooShort(days: number, cutOff: Instant, at: Instant): Refusal | undefined {
  const due = plusDuration(cutOff, `P${days}D`);
  if (due <= at) return undefined;
  return refuse(
    "invalid",
    "cut-off-too-late",
    `What is kept ${days} days after ${cutOff} goes on ${due}, not before.`,
    "Give a cut-off that many days ago.",
    { field: "cutOff", days },
  );
}

function miscounted(details: number, people: readonly PersonId[]): Refusal | undefined {
  if (people.length === 0 ? details === 0 : details >= people.length) return undefined;
  return refuse(
    "invalid",
    "details-miscounted",
    `${details} details cannot have gone from ${people.length} people.`,
    "Name everybody whose detail went, and nobody else.",
    { field: "details", people: people.length },
  );
}

/** The refusal of people in custody, or whose custody ended after the cut-off; undefined when it ended for all by then. */
function stillDue(people: readonly PersonId[], cutOff: Instant, facts: Facts): Refusal | undefined {
  const kept = people.filter((person) => {
    const last = facts.person(person)?.chain.last;
    return last === undefined || !endsEpisode(last.makes.state) || last.at > cutOff;
  });
  if (kept.length === 0) return undefined;
  return refuse(
    "forbidden-by-rule",
    "custody-not-ended",
    `${howMany(kept)} in custody still, or were after ${cutOff}.`,
    "Leave them out: their detail is kept.",
    { cutOff, ...naming(kept) },
  );
}
