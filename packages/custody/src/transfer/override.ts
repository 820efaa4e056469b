/**
 * A blocker is overridden: by two officers, with a reason, and for all to see. It stands on the manifest and in every
 * receipt of the people it concerns. The receiver's consent cannot be overridden: nobody else can give it.
 */
import type { Officer, PersonId } from "@muster/record";
import { Id } from "@muster/record";
import Type from "typebox";
import type { Refusal } from "../frame/refusal.ts";
import { isRefusal, refuse } from "../frame/refusal.ts";
import type { CommandOf } from "../frame/rule.ts";
import { PeopleList, rule, Text } from "../frame/rule.ts";
import { about } from "../frame/subjects.ts";
import type { BlockerKind } from "./blockers.ts";
import { notOpenFor, PERSON_BLOCKERS } from "./blockers.ts";
import { notActingFor, notListed, outOfOrder, transferIn } from "./guards.ts";
import type { Transfer } from "./transfer.ts";
import { prepare, subjectsOf } from "./transfer.ts";

/** The kind of reason; the reason itself is detail, for it may say what ails somebody. */
const GROUNDS = ["danger-to-life", "medical-need", "evacuation", "order-of-court", "papers-lost", "other"] as const;

const fields = {
  transfer: Id.transfer,
  blocker: Type.Enum([...PERSON_BLOCKERS, "receiver-capacity"]),
  /** Whom it concerns; nobody is named for the receiver's capacity. */
  people: Type.Optional(PeopleList),
  ground: Type.Enum([...GROUNDS]),
  reason: Text(4_000, "why the blocker is overridden; kept apart"),
} as const;

export const override = rule({
  command: "transfer.override",
  kind: "transfer.overridden",
  twoOfficers: true,
  fields,
  needs: ({ transfer }) => ({ subjects: [about.transfer(transfer)], peopleOf: [transfer], manifestFiles: true }),

  decide(command, facts) {
    const { transfer: code, blocker, people = [], ground, reason, occurredAt } = command;
    const transfer = transferIn(facts, code, ["proposed", "authorised", "sealed"]);
    if (isRefusal(transfer)) return transfer;
    const hindered =
      mayNotOverride(command, transfer) ??
      outOfOrder(occurredAt, transfer.proposed.at, "the transfer was proposed") ??
      misnamed(command) ??
      notListed(transfer.people, people) ??
      notOpenFor(transfer, blocker, people, facts, occurredAt);
    if (hindered !== undefined) return hindered;
    return {
      about: subjectsOf(transfer),
      items: people.map((person) => ({ person, says: { blocker, ground } })),
      body: { blocker, ground },
      details: [{ reason }],
    };
  },

  applies: {
    transfer: (state, { entry, items, body }) => {
      if (state === undefined) return state;
      if (items.length === 0) state.overridden.set(body.blocker, entry.number);
      for (const { person } of items) {
        const passenger = state.people.get(person);
        if (passenger !== undefined) (passenger.overridden ??= new Map()).set(body.blocker, entry.number);
      }
      return prepare(state, entry.occurredAt);
    },
  },
});

/** An override as it stands on the manifest and in a receipt. */
export interface StandingOverride {
  readonly blocker: BlockerKind;
  readonly entry: number;
}

/** The overrides that concern this person: their own, and those of the whole transfer; by entry. */
export function overridesOf(transfer: Transfer, person: PersonId): readonly StandingOverride[] {
  const own = transfer.people.get(person)?.overridden;
  if (own === undefined && transfer.overridden.size === 0) return [];
  return [...transfer.overridden, ...(own ?? [])]
    .map(([blocker, entry]) => ({ blocker, entry }))
    .sort((one, other) => one.entry - other.entry);
}

/** The sender answers for the people, so its officer overrides what concerns them; the receiver, for its own capacity. */
function mayNotOverride(
  { blocker, by, second }: { readonly blocker: BlockerKind; readonly by: Officer; readonly second?: Officer },
  { from, to }: Transfer,
): Refusal | undefined {
  const what = `Overriding ${blocker}`;
  const answers = blocker === "receiver-capacity" ? to.authority : from.authority;
  const one = [by, second].find((officer) => officer?.authority === answers);
  return notActingFor(one ?? by, [answers], what);
}

function misnamed({ blocker, people }: CommandOf<typeof fields>): Refusal | undefined {
  const ofTransfer = blocker === "receiver-capacity";
  if (ofTransfer === (people === undefined)) return undefined;
  return refuse(
    "invalid",
    ofTransfer ? "people-not-wanted" : "people-missing",
    ofTransfer ? `${blocker} concerns the whole transfer.` : `${blocker} is overridden for people named one by one.`,
    ofTransfer ? "Name nobody." : "Name the people.",
    { field: "people", blocker },
  );
}
